"""Text without quotes runs over several lines.

Why: it is usually a key whose colon is missing, or a value that slipped into the next line; read as one text, it hides the mistake.

Example:
```yaml
# strategy.yml
idea: 用走量品养住网点
  用形象品提单产
```

Instead: write it on one line, or below `>-`.
```yaml
# strategy.yml
idea: >-
  用走量品养住网点，
  用形象品提单产
```

中文:
是什么：没有引号的文字占了几行。
为什么：多半是某一行漏了冒号，或者值掉到了下一行；连成一段文字去读，错误就藏住了。
怎么改：写成一行；确实要分行，就写在 `>-` 下面。
"""

ID = "several-lines"
