"""A period is not possible: two lengths, an end before its start, or more than ten years; or a phase's length is not that of its dates.

Why: everything that is divided by month rests on it; when it is said in two ways, one of them will be wrong.

Example:
```yaml
# plan.yml
title: 年度销售计划
kind: annual-sales
period: {start: 2026-01, months: 12, end: 2026-06-30}
```

Instead: say the length once: `months`, `days` or `end`; a holiday ends after it begins;
a phase has two of start, end and length, or three that agree.
```yaml
# plan.yml
title: 年度销售计划
kind: annual-sales
period: {start: 2026-01, months: 12}
```

中文:
是什么：计划期不成立：长度写了两种、结束在开始之前，或者超过十年；阶段的长度与它的起止日期不合。
为什么：凡是按月分的数都以它为准；说法有两种，必有一种是错的。
怎么改：长度只写一种：`months`、`days` 或 `end`；假期同样先开始、后结束；阶段的开始、结束和长度写两样就够，三样都写就要相合。
"""

ID = "period-length"
