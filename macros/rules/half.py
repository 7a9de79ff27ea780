"""A number contains 半.

Why: one and a half and half of one are both written with it, and neither can be computed with.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 1年半
```

Instead: write it as a decimal.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 1.5年
```

中文:
是什么：数里写了“半”。
为什么：一年半、半年、三个半，写法不一，也没法直接拿来算。
怎么改：写成小数。
"""

ID = "half"
