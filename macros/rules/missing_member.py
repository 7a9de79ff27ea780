"""A split leaves a member of the axis out.

Why: whether it was forgotten or gets nothing cannot be told, and its part would go to the others.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 60%, B: 40%}}
```

Instead: give it a number; 0 for nothing.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {A: 60%, B: 40%, C: 0%}}
```

中文:
是什么：分解里漏了维度的某个成员。
为什么：是忘了，还是本来就不分给它，看不出来；它那份却归了别人。
怎么改：给它写上数，不分就写 0。
"""

ID = "missing-member"
