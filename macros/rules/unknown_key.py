"""A key is not known here.

Why: a misspelt key would be passed over, and with it the number under it.

Example:
```yaml
# budget.yml
totle: 500万
lines:
  wages: {name: 工资, amount: 500万}
```

Instead: take the key that the message proposes, or delete it.
```yaml
# budget.yml
total: 500万
lines:
  wages: {name: 工资, amount: 500万}
```

中文:
是什么：这里不认识这个键。
为什么：拼错的键若被放过去，它下面的数就丢了。
怎么改：用提示里建议的键，或者删掉。
"""

ID = "unknown-key"
