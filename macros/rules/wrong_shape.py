"""A list, a set of keys or a value stands where another shape belongs.

Why: what is not understood is not read, and everything below it would be missing.

Example:
```yaml
# budget.yml
lines:
  - 工资 500万
```

Instead: write it as the message says.
```yaml
# budget.yml
lines:
  wages: {name: 工资, amount: 500万}
```

中文:
是什么：该写列表、一组键值或一个值的地方，写成了别的样子。
为什么：看不懂的就读不进去，它下面的内容也都跟着缺了。
怎么改：照提示说的样子写。
"""

ID = "wrong-shape"
