"""The commas of a number do not stand every three digits.

Why: `12,34` can be 1,234 with a slip, or 12.34 with a decimal comma: a hundredfold difference.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 1,2345
```

Instead: group by three, or leave the commas out; decimals follow a point.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 12,345
```

中文:
是什么：数里的逗号不是每三位一个。
为什么：`12,34` 可能是 1,234 打错了，也可能是把小数点写成了逗号，相差上百倍。
怎么改：每三位一个逗号，或者不写逗号；小数点用 `.`。
"""

ID = "comma-grouping"
