"""A number begins with a zero.

Why: `010` is 8 for some programs and 10 for people; a number with leading zeros is usually a code.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: 010
```

Instead: leave the zero out; keep codes in text fields.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 10
```

中文:
是什么：数以 0 开头。
为什么：`010` 有的程序读成 8，人读成 10；带前导零的多半是编号，不是数。
怎么改：去掉前面的 0；编号写在文字字段里。
"""

ID = "leading-zero"
