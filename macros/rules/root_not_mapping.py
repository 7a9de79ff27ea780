"""A file is a list or a text where keys with values belong.

Why: without keys nothing in it has a name, and nothing can be read.

Example:
```yaml
# facts.yml
- 销售额 4亿
```

Instead: write `key: value` on every line.
```yaml
# facts.yml
sales: 4亿元
```

中文:
是什么：文件不是由“键: 值”组成的。
为什么：没有键，里面的东西就都没有名字，什么也读不出来。
怎么改：每一行写成 `键: 值`。
"""

ID = "root-not-mapping"
