"""A number has two units.

Why: ¥500套 is an amount of money or a number of sets, not both.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: ¥500套
```

Instead: keep one unit.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500套
```

中文:
是什么：一个数带了两个单位。
为什么：`¥500套` 要么是钱，要么是套数，不能两样都是。
怎么改：只留一个单位。
"""

ID = "two-units"
