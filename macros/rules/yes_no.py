"""A yes or no stands where a number belongs.

Why: whether 是 means one, all, or only that it will be done cannot be told.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 是
```

Instead: write the number.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 1
```

中文:
是什么：该写数的地方写了是或否。
为什么：“是”是一个、全部，还是只表示会做，看不出来。
怎么改：写数。
"""

ID = "yes-no"
