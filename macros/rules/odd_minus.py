"""A negative number is written with a dash or in brackets.

Why: dashes of several lengths look alike, and brackets are a custom of accountants that others read as a remark.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: （500）
```

Instead: write a plain minus sign.
```yaml
# facts.yml
sales:
  name: 销售额
  value: -500
```

中文:
是什么：负数用了长短不一的横线，或者用了括号。
为什么：几种横线看上去差不多；括号表示负数是会计的习惯，旁人会当成注解。
怎么改：用普通的减号 `-`。
"""

ID = "odd-minus"
