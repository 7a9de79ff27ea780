"""There is no space behind the colon of a key.

Why: `人力:500` is one text without a value, so the number is never read.

Example:
```yaml
# facts.yml
sales:4亿元
```

Instead: put a space behind the colon.
```yaml
# facts.yml
sales: 4亿元
```

中文:
是什么：键名的冒号后面没有空格。
为什么：`人力:500` 会读成一整段文字，数就丢了。
怎么改：在冒号后面空一格。
"""

ID = "missing-space-after-colon"
