"""A part is to be divided further, and nobody belongs to it.

Why: the market has a target that no person carries: the people's targets cannot make the whole.

Example:
```yaml
# team.yml
people:
  li: {name: 李明, market: east}
  he: {name: 何帆, market: south}
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split:
    market: {east: 40%, south: 30%, north: 30%}
    person: {within: market, even: true}
```

Instead: give a member this part, or give the part nothing.
```yaml
# team.yml
people:
  li: {name: 李明, market: east}
  he: {name: 何帆, market: south}
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split:
    market: {east: 60%, south: 40%, north: 0%}
    person: {within: market, even: true}
```

中文:
是什么：要往下分的一份，没有一个成员属于它。
为什么：这个市场有目标，却没有人来背，各人的任务就合不到总数。
怎么改：让某个成员归属于它，或者这一份写 0。
"""

ID = "nobody-within"
