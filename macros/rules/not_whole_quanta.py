"""An amount is no whole number of the quantum.

Why: every part is a multiple of the quantum, so parts can never make a total that is none.

Example:
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  quantum: 3万元
  split: {product: 3:1:1}
```

Instead: change the amount or the quantum, or name who takes the odd amount with `odd`.
```yaml
# targets.yml
revenue:
  name: 销售额
  unit: 元
  total: 5亿
  owner: 销售总监
  quantum: 1万元
  split: {product: 3:1:1}
```

中文:
是什么：一个金额不是最小单位的整数倍。
为什么：每个分解数都是最小单位的整数倍，加起来凑不出一个不是整数倍的总数。
怎么改：改金额或最小单位，或者用 `odd` 指定由谁拿零头。
"""

ID = "not-whole-quanta"
