"""A number with a thousands comma stands in a list or in braces without quotes.

Why: there the comma separates: `[1,500]` is read as two numbers, 1 and 500.

Example:
```yaml
# seasonality.yml
year:
  index: [1,500, 2, 3]
```

Instead: quote the number, leave the comma out, or put a space behind it when two entries are meant.
```yaml
# seasonality.yml
year:
  index: [1, 0.5, 1, 1.5]
```

中文:
是什么：列表或花括号里的数带着千位逗号，又没有加引号。
为什么：在列表里逗号是分隔符：`[1,500]` 会读成 1 和 500 两个数。
怎么改：一个数就加引号或去掉逗号；本来是两项，就在逗号后面空一格。
"""

ID = "comma-in-list"
