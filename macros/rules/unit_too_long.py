"""A unit has more than twelve characters.

Why: it is a sentence that stands where a unit belongs; no two figures could ever share it.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500家每月至少需要拜访的核心网点
```

Instead: write the unit, and the explanation under `note`.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500家
```

中文:
是什么：单位超过十二个字。
为什么：这是把一句话写在了单位的位置上，不会有第二个数与它同单位。
怎么改：单位写短，说明写进 `note`。
"""

ID = "unit-too-long"
