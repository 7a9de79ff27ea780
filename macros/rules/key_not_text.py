"""A key is a list or a mapping.

Why: only a word can be named by a formula, a page or a person.

Example:
```yaml
# facts.yml
east: 500万
? [south, north]
: 300万
```

Instead: write one key for each.
```yaml
# facts.yml
east: 500万
south: 300万
north: 300万
```

中文:
是什么：键不是一个词，而是一个列表或一组值。
为什么：只有一个词才能被公式、页面和人引用。
怎么改：每一项各写一个键。
"""

ID = "key-not-text"
