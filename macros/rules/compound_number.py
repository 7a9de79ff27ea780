"""A number is written in two pieces, such as 1亿2000万.

Why: it is easily half copied, and the second piece has no fixed meaning when it is spoken: 3万5 is 35,000, not 30,005.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 1亿2000万
```

Instead: write one number with one scale.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 1.2亿
```

中文:
是什么：一个数分成了两段，例如 1亿2000万。
为什么：这样的数抄起来容易丢半截；口语里的 3万5 是 35,000 而不是 30,005，读法也不一定。
怎么改：写成一个数、一个数量级。
"""

ID = "compound-number"
