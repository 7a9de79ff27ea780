"""A whole number without a unit is wanted.

Why: a period has 12 months: 12.5 has no meaning here.

Example:
```yaml
# plan.yml
title: 年度销售计划
kind: annual-sales
period: {start: 2026-01, months: 12.5}
```

Instead: write the whole number alone.
```yaml
# plan.yml
title: 年度销售计划
kind: annual-sales
period: {start: 2026-01, months: 12}
```

中文:
是什么：这里应是不带单位的整数。
为什么：计划期有 12 个月；写成 12.5 在这里没有意义。
怎么改：只写整数。
"""

ID = "not-a-count"
