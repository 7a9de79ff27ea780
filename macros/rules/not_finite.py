"""A number is infinite, no number at all, or far beyond any plan.

Why: such values come out of a broken spreadsheet and spoil every sum they enter.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: .inf
```

Instead: write the number that is meant, or `unknown` (待定) with the reason.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 待定
```

中文:
是什么：写的是无穷大、“非数”，或者大得不像话的数。
为什么：这种值是从坏掉的表格里带出来的，加到哪里，哪里的合计就毁了。
怎么改：写真正的数；还不知道就写 `待定` 并说明原因。
"""

ID = "not-finite"
