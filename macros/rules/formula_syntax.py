"""A formula cannot be read.

Why: a formula that is half understood would compute something else than was meant.

Example:
```yaml
# facts.yml
a: {name: 去年, value: 100万元}
b: {name: 今年, value: = a * (1 + 20%}
```

Instead: look at the sign that the message points at; the guide tells what a formula may contain.
```yaml
# facts.yml
a: {name: 去年, value: 100万元}
b: {name: 今年, value: = a * (1 + 20%)}
```

中文:
是什么：公式的写法不对。
为什么：公式只懂一半，算出来的就是另一回事。
怎么改：看提示指着的那个符号；公式里可以写什么，见“计划语言”一页。
"""

ID = "formula-syntax"
