"""A divisor is zero, or may be.

Why: a share of nothing has no value; it is never shown as 0.

Example:
```yaml
# facts.yml
sales: {name: 销售额, value: 4亿元}
outlets: {name: 网点, value: 0家}
yield: {name: 单产, value: = sales / outlets}
```

Instead: check the divisor; leave the ratio out where it has no meaning.
```yaml
# facts.yml
sales: {name: 销售额, value: 4亿元}
outlets: {name: 网点, value: 5000家}
yield: {name: 单产, value: = sales / outlets}
```

中文:
是什么：除数是 0，或者可能是 0。
为什么：除以零没有结果，也绝不会当成 0 显示。
怎么改：核对分母；没有意义的比率就不要写。
"""

ID = "division-by-zero"
