"""A bracket, a quote or an indentation does not fit.

Why: from there on nothing in the file can be trusted, so nothing more of it is read.

Example:
```yaml
# facts.yml
sales: {name: 销售额, value: 4亿元
```

Instead: close what is open, and align what belongs together.
```yaml
# facts.yml
sales: {name: 销售额, value: 4亿元}
```

中文:
是什么：这里的括号、引号或缩进不对。
为什么：从这里往后都读不准了，所以文件的其余部分不再读。
怎么改：把没有关的括号、引号关上，同一层的行对齐。
"""

ID = "yaml-syntax"
