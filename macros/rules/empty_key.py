"""There is no name before a colon.

Why: what has no name can be named by no formula and no page.

Example:
```yaml
# facts.yml
'': {name: 销售额, value: 4亿元}
```

Instead: give it a key.
```yaml
# facts.yml
sales: {name: 销售额, value: 4亿元}
```

中文:
是什么：冒号前面没有名称。
为什么：没有名字的东西，公式和页面都无法引用。
怎么改：给它起一个键名。
"""

ID = "empty-key"
