"""A figure has no number.

Why: a name without a number looks planned and is not.

Example:
```yaml
# facts.yml
sales: {name: 销售额, unit: 元}
```

Instead: write a value, its parts, or price and quantity; `unknown` (待定) with a reason when there is none yet.
```yaml
# facts.yml
sales: {name: 销售额, unit: 元, value: 待定, why: 等决算}
```

中文:
是什么：这个数没有写数值。
为什么：有名字、没有数，看上去像计划过，其实没有。
怎么改：写 `value`、分项，或单价与数量；暂时没有就写 `待定` 并说明原因。
"""

ID = "no-value"
