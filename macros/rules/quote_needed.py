"""A value begins with a sign that YAML keeps for itself.

Why: `%`, `@`, `>`, `*` and others have a meaning of their own at the beginning of a value, so the text cannot be read.

Example:
```yaml
# facts.yml
mix: {name: 占比, unit: %, value: 30}
```

Instead: put the value into quotes.
```yaml
# facts.yml
mix: {name: 占比, unit: '%', value: 30}
```

中文:
是什么：值以 YAML 留作他用的符号开头。
为什么：`%`、`@`、`>`、`*` 这些符号放在值的开头另有含义，后面的文字就读不出来了。
怎么改：给这个值加上引号。
"""

ID = "quote-needed"
