"""Scales are piled up, or a scale is not one that plans use.

Why: 5十万 and 3万万 are spoken that way but easily copied wrongly by a factor of ten.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 5十万
```

Instead: write one scale: 千, 万 or 亿.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 50万
```

中文:
是什么：数量级叠着写，或者写了计划里不用的数量级。
为什么：“5十万”“3万万”说得通，抄的时候却很容易差十倍。
怎么改：只写一个数量级：千、万或亿。
"""

ID = "odd-scale"
