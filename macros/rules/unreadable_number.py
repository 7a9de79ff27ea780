"""A text is no number that plans use.

Why: what cannot be read cannot be added up, and a guess would be worse than a question.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500万?元
```

Instead: write a number such as `5亿`, `3,000`, `20%`, `10-20万`, `约500万` or `≥24万`.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500万元
```

中文:
是什么：写的不是计划里用的数。
为什么：读不出来就加不起来，而猜一个比问一句更糟。
怎么改：写成 `5亿`、`3,000`、`20%`、`10-20万`、`约500万`、`≥24万` 这样的数。
"""

ID = "unreadable-number"
