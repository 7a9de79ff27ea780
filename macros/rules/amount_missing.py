"""There is no number where one must stand, or a `#` has hidden it.

Why: an empty place is not 0: nobody can tell whether it was forgotten, is not known yet, or is nothing.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: #500万
```

Instead: write the number, `0` for nothing, or `unknown` (待定) with the reason.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 500万
```

中文:
是什么：该写数的地方是空的，或者数被 `#` 变成了注释。
为什么：空白不等于零：可能是漏了，可能是还不知道，也可能真是没有，读的人分不出来。
怎么改：写上数；没有就写 `0`，还不知道就写 `待定` 并用 `why` 说明原因。
"""

ID = "amount-missing"
