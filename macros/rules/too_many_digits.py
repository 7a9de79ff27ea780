"""A number has more than fifteen digits.

Why: no plan measures so finely: digits were pasted together, or a result was copied out of a program.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 1234567890123456
```

Instead: round it to what is meant.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 1234.6万亿
```

中文:
是什么：一个数超过十五位。
为什么：没有哪个计划要精确到这个程度；多半是几个数连在了一起，或者从程序里照抄了结果。
怎么改：取到有意义的位数。
"""

ID = "too-many-digits"
