"""A letter stands for the scale of a number.

Why: w, k and M mean different things to different people, and M is used for a thousand and for a million.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500w
```

Instead: write 万 or 亿, or the digits in full.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500万
```

中文:
是什么：用字母表示数量级。
为什么：w、k、M 各人理解不同，M 还有千和百万两种读法。
怎么改：写万、亿，或者把数字写全。
"""

ID = "letter-scale"
