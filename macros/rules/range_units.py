"""The two ends of a range have different units.

Why: there is no amount between 10套 and 20元.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 10套-20元
```

Instead: give both ends one unit.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 10-20元
```

中文:
是什么：范围两头的单位不同。
为什么：10套 和 20元 之间没有任何数。
怎么改：两头用同一个单位。
"""

ID = "range-units"
