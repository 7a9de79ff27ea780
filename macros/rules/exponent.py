"""A number is written with an exponent.

Why: `5e8` is not how plans are written and read, and `1e3` easily passes for a code.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 5e8
```

Instead: write the number as people say it.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 5亿
```

中文:
是什么：数写成了科学计数法。
为什么：没有人在会上念 `5e8`；`1e3` 还容易被看成编号。
怎么改：照平常说的写，例如 `5亿`。
"""

ID = "exponent"
