"""A percentage is written in words.

Why: 三成 and 百分之三十 are the same number and can be neither searched nor compared.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 百分之三十
```

Instead: write it with %.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 30%
```

中文:
是什么：百分数是用文字写的。
为什么：“三成”“百分之三十”是同一个数，却搜不到也比不了。
怎么改：写成 `30%`。
"""

ID = "percent-in-words"
