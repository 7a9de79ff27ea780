"""A payout table has no rows, or too many.

Why: a table that goes backwards or by nothing never ends, and one with hundreds of rows is read by nobody.

Example:
```yaml
# strategy.yml
rebates:
  volume:
    name: 年度返利
    applies: all
    bands:
      - {from: 0套, each: 20元/套}
    table: {from: 0套, to: 1000套, step: 1套}
```

Instead: take larger steps.
```yaml
# strategy.yml
rebates:
  volume:
    name: 年度返利
    applies: all
    bands:
      - {from: 0套, each: 20元/套}
    table: {from: 0套, to: 1000套, step: 100套}
```

中文:
是什么：试算表一行也没有，或者行数太多。
为什么：从大到小、步长为零的表没有尽头；几百行的表没有人看。
怎么改：让 from 小于 to，步长取大一些，至多 60 行。
"""

ID = "odd-steps"
