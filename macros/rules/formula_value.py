"""A formula can be read and has no usable result.

Why: a power that is no whole number, a step of 0 or an open range in a product come to nothing that a plan could hold.

Example:
```yaml
# facts.yml
growth: {name: 两年增长, value: = (1 + 8%) ^ 2.5}
```

Instead: correct the part that the message names.
```yaml
# facts.yml
growth: {name: 两年增长, value: = (1 + 8%) ^ 2}
```

中文:
是什么：公式读得懂，却算不出能用的结果。
为什么：次数不是整数的乘方、步长是 0 的取整、没有上限的数相乘，都得不到计划里用得上的数。
怎么改：改正提示里说的那一项。
"""

ID = "formula-value"
