"""A value carries a tag of YAML.

Why: a tag changes what the value is, out of sight of those who read the plan.

Example:
```yaml
# facts.yml
sales: {name: 销售额, value: !!str 4亿元}
```

Instead: delete the tag.
```yaml
# facts.yml
sales: {name: 销售额, value: 4亿元}
```

中文:
是什么：值的前面有 YAML 标签。
为什么：标签会改变值的类型，看计划的人却看不出来。
怎么改：删掉标签。
"""

ID = "yaml-tag"
