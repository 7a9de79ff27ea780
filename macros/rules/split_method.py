"""A split names no method, or several.

Why: two methods would give two answers, none gives none.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {ratio: 2:2:1, weights: {A: 1, B: 1, C: 1}}}
```

Instead: keep one of them.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  split: {product: {ratio: 2:2:1}}
```

中文:
是什么：一个分解没有写办法，或者写了好几种。
为什么：两种办法就有两个答案，没有办法就没有答案。
怎么改：只留一种。
"""

ID = "split-method"
