"""An axis in axes.yml has the name of one that the period makes.

Why: months, quarters, halves, weeks and days follow from the plan's period; a second list of them could contradict it.

Example:
```yaml
# axes.yml
quarter:
  q1: 一季度
  q2: 二季度
```

Instead: delete it, or give it another name.
```yaml
# axes.yml
season:
  busy: 旺季
  quiet: 淡季
```

中文:
是什么：axes.yml 里写的维度，与计划期自动产生的维度重名。
为什么：月、季度、半年、周、日都由计划期推出；再写一份，两份可能对不上。
怎么改：删掉它，或者换个名字。
"""

ID = "axis-taken"
