"""There are spaces inside a ratio.

Why: a colon with a space behind it makes a key in YAML, so half of the ratio is lost as soon as the quotes are.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: '2 : 3 : 1'}
```

Instead: write the ratio without spaces.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: 2:2:1}
```

中文:
是什么：比例中间有空格。
为什么：YAML 里冒号后面跟空格就成了键；引号一丢，半个比例就没了。
怎么改：比例写紧凑，例如 `2:3:1`。
"""

ID = "ratio-spaces"
