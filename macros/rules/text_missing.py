"""There is no text where one must stand.

Why: a key without its text shows an empty place on the page.

Example:
```yaml
# strategy.yml
idea:
```

Instead: write the text, or delete the key.
```yaml
# strategy.yml
idea: 用走量品养住网点，用形象品提单产。
```

中文:
是什么：该写文字的地方是空的。
为什么：只有键、没有文字，页面上就是一块空白。
怎么改：写上文字，或者删掉这个键。
"""

ID = "text-missing"
