"""A figure is computed in two ways.

Why: with a formula and a sum of parts for one figure, it is not clear which of the two holds.

Example:
```yaml
# facts.yml
helpers: {name: 执行, value: 3人}
crew:
  name: 小组人数
  unit: 人
  value: = helpers * 2
  items: {planners: {name: 策划, value: 2人}, lead: {name: 组长, value: 1人}}
```

Instead: keep one way; a number that somebody claims for it goes under `stated` and is compared.
```yaml
# facts.yml
helpers: {name: 执行, value: 3人}
crew:
  name: 小组人数
  unit: 人
  stated: 3人
  items: {planners: {name: 策划, value: 2人}, lead: {name: 组长, value: 1人}}
```

中文:
是什么：同一个数写了两种算法。
为什么：又有公式、又有分项，不知道以哪个为准。
怎么改：只留一种；别人说过的数写在 `stated` 里，会拿来核对。
"""

ID = "two-values"
