"""A number begins with a plus sign.

Why: it looks like the end of a sum whose first part was lost.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: +500万
```

Instead: leave the sign out.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500万
```

中文:
是什么：数前面写了加号。
为什么：看上去像一个算式丢了前半截。
怎么改：去掉加号。
"""

ID = "plus-sign"
