"""A bound leaves open whether it includes its own end.

Why: 超过500万 leaves out 500万 itself, and when the day comes nobody remembers whether that was meant.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 超过500万
```

Instead: write `≥` or `≤`, which include the end.
```yaml
# facts.yml
sales:
  name: 销售额
  value: ≥500万
```

中文:
是什么：界限没有写清包不包含它自己。
为什么：“超过500万”不含 500万；到了考核那天，谁也记不清当初是不是这个意思。
怎么改：写 `≥` 或 `≤`，都包含边界本身。
"""

ID = "open-bound"
