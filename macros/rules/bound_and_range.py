"""A number is a bound and a range at once.

Why: `≥10-20万` can mean at least 10万, at least 20万, or a range; a plan has to say which.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: ≥10-20万
```

Instead: write one of the two.
```yaml
# facts.yml
sales:
  name: 销售额
  value: ≥10万
```

中文:
是什么：一个数既写了上下限，又写了范围。
为什么：`≥10-20万` 可以读成至少 10万、至少 20万，也可以读成一个范围，计划里必须只有一种读法。
怎么改：二者留一：要么写界限，要么写范围。
"""

ID = "bound-and-range"
