"""A key cannot be the name of a figure or a member.

Why: a formula names figures by their keys: a blank or a dash in a key could not be told from arithmetic.

Example:
```yaml
# facts.yml
new-outlets: {name: 新增网点, value: 500家}
```

Instead: use letters (also hanzi), digits and underscores.
```yaml
# facts.yml
new_outlets: {name: 新增网点, value: 500家}
```

中文:
是什么：键名不能用作数字或成员的名字。
为什么：公式靠键名引用数；键名里有空格、横线或别的符号，就和算式分不清了。
怎么改：只用字母、汉字、数字和下划线。
"""

ID = "bad-key"
