"""A unit under `unit:` contains 万 or 亿.

Why: 万 and 亿 are a way to write the number and no unit; as a unit they would make 5 and 50,000 look alike.

Example:
```yaml
# facts.yml
sales: {name: 销售额, unit: 万元, value: 500万}
```

Instead: write the bare unit, and 万 with the number; how money is shown is said by `show` in plan.yml.
```yaml
# facts.yml
sales: {name: 销售额, unit: 元, value: 500万}
```

中文:
是什么：`unit:` 里写了万或亿。
为什么：万和亿是数的写法，不是单位；写进单位里，5 和 50000 看上去就一样了。
怎么改：单位只写“元”，万写在数里；页面上用什么单位显示，由 plan.yml 的 `show` 决定。
"""

ID = "bad-unit"
