"""Units do not fit: in a sum, in a comparison, or with the unit that is declared.

Why: 元 plus 套 is neither; such a sum means that another figure was meant, or that a price is missing.

Example:
```yaml
# facts.yml
sales: {name: 销售额, value: 4亿元}
sets: {name: 销量, value: 5万套}
both: {name: 合计, value: = sales + sets}
```

Instead: name the figure that is meant, or bring both to one unit (套 × 元/套 is 元).
```yaml
# facts.yml
sales: {name: 销售额, value: 4亿元}
sets: {name: 销量, value: 5万套}
price: {name: 均价, value: = sales / sets}
```

中文:
是什么：单位不合：相加、比较的两个数单位不同，或者与声明的单位不同。
为什么：元加套什么也不是；出现这种式子，不是引用错了数，就是漏乘了单价。
怎么改：改成真正要用的数，或者换成同一种单位（套 × 元/套 得元）。
"""

ID = "unit-clash"
