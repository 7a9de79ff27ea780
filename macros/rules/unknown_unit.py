"""A unit is neither known nor declared by the plan.

Why: it is mostly a slip of the pen: a word was taken for the unit, or a scale was lost in it.

Example:
```yaml
# facts.yml
posters: {name: 海报, value: 500海报}
```

Instead: correct it; a unit of your own is declared in plan.yml, as in `units: [海报]`.
```yaml
# facts.yml
posters: {name: 海报, value: 500张}
```

中文:
是什么：单位既不是已知的，计划里也没有声明。
为什么：多半是笔误：把别的词当成了单位，或者把数量级写进了单位里。
怎么改：改正单位；确实是自己用的单位，就在 plan.yml 里声明，例如 `units: [海报]`。
"""

ID = "unknown-unit"
