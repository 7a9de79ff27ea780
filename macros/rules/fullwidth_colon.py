"""A full-width colon stands behind a key.

Why: it looks like a colon and is none: key and value become one text, and the number is never read.

Example:
```yaml
# facts.yml
sales：4亿元
```

Instead: write a plain colon with a space behind it.
```yaml
# facts.yml
sales: 4亿元
```

中文:
是什么：键名后面是全角冒号“：”。
为什么：它看着像冒号，读的时候却不是：键和值连成一段文字，数就丢了。
怎么改：换成半角冒号，后面空一格。
"""

ID = "fullwidth-colon"
