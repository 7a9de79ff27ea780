"""A member lacks the attribute that weighs the split.

Why: without a weight nobody can say what its part is.

Example:
```yaml
# team.yml
people:
  li: {name: 李明, capacity: 1.2}
  he: {name: 何帆}
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {person: {weights: capacity}}
```

Instead: write the attribute for every member; 0 for none.
```yaml
# team.yml
people:
  li: {name: 李明, capacity: 1.2}
  he: {name: 何帆, capacity: 0.8}
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {person: {weights: capacity}}
```

中文:
是什么：成员没有写分解要用的那个属性。
为什么：没有权重，就说不出它该分多少。
怎么改：每个成员都写上这个数，不分就写 0。
"""

ID = "missing-weight"
