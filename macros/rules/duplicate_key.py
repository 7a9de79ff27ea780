"""The same key, or the same section, is written twice in one place.

Why: one of the two would win in silence, and the other would go on looking as if it counted.

Example:
```yaml
# facts.yml
sales: {name: 销售额, value: 4亿元}
sales: {name: 销售额, value: 5亿元}
```

Instead: keep one of them, or merge the two sections.
```yaml
# facts.yml
sales: {name: 销售额, value: 5亿元}
```

中文:
是什么：同一处把同一个键（或同一段）写了两次。
为什么：两个里总有一个会被悄悄丢掉，而它看上去还像是算数的。
怎么改：只留一个；两段内容都要的，就合并成一段。
"""

ID = "duplicate-key"
