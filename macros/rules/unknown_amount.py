"""A word or a sign for “not known” stands where a number belongs.

Why: XX万 and `---` are read as one pleases; an unknown must be marked as one, so that the checks can say what depends on it.

Example:
```yaml
# facts.yml
sales:
  name: 销售额
  value: XX万
```

Instead: write `unknown` (待定) where it is allowed, and the reason under `why`.
```yaml
# facts.yml
sales:
  name: 销售额
  value: 待定
```

中文:
是什么：该写数的地方写了“XX万”之类的占位。
为什么：占位各人理解不同；不知道的数必须写明是未知，核对时才能说出哪些结果受它影响。
怎么改：在允许的地方写 `待定`，并用 `why` 说明原因。
"""

ID = "unknown-amount"
