"""A range begins above its end.

Why: one of the two ends is a slip, or the scale of the start is missing: a bare start takes the scale of the end, so `500-1万` is read as
500万 to 1万.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 20-10万
```

Instead: order the ends; where they have different scales, write both in full.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 10-20万
```

中文:
是什么：范围的起点大于终点。
为什么：两头必有一头写错了，或者起点少写了数量级：起点不写时跟着终点走，`500-1万` 会读成 500万 到 1万。
怎么改：从小到大写；两头数量级不同时都写全。
"""

ID = "range-reversed"
