"""A number is written in Chinese numerals.

Why: numerals are read in more than one way (三百五 is 350 to most people and 305 to some) and cannot be compared at a glance in a table.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 五百万
```

Instead: write digits; 万 and 亿 stay.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500万
```

中文:
是什么：数是用汉字写的。
为什么：汉字数字读法不一（“三百五”是 350 还是 305？），放进表里也不便比较。
怎么改：换成阿拉伯数字，万和亿照写。
"""

ID = "chinese-numeral"
