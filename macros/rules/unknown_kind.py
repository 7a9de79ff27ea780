"""There is no such kind of plan.

Why: the kind decides which files, pages and divisions the plan must have; without it nothing of that is asked for.

Example:
```yaml
# plan.yml
title: 年度销售计划
kind: anual-sales
period: {start: 2026-01, months: 12}
```

Instead: write a kind that exists, or describe your own in `data/kinds/`.
```yaml
# plan.yml
title: 年度销售计划
kind: annual-sales
period: {start: 2026-01, months: 12}
```

中文:
是什么：没有这一种计划。
为什么：种类决定这份计划必须有哪些文件、页面和分解；不认识它，这些就都没有人查了。
怎么改：写一个已有的种类，或者在 `data/kinds/` 里写自己的种类。
"""

ID = "unknown-kind"
