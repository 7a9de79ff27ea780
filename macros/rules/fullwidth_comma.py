"""A full-width comma separates the entries of a list.

Why: `[100，200]` is one text, not two numbers.

Example:
```yaml
# strategy.yml
promotion:
  spring: {name: 春节储备, mechanisms: [红包，搭赠, 试吃]}
```

Instead: write plain commas, or put the text into quotes when the comma belongs to it.
```yaml
# strategy.yml
promotion:
  spring: {name: 春节储备, mechanisms: [红包, 搭赠, 试吃]}
```

中文:
是什么：列表里用全角逗号或顿号分隔。
为什么：`[100，200]` 会读成一段文字，而不是两项。
怎么改：换成半角逗号；逗号本来就是文字的一部分时，给文字加引号。
"""

ID = "fullwidth-comma"
