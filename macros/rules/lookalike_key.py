"""Two keys look the same and differ in a character that nobody notices.

Why: people believe they edit one figure and there are two: full-width and half-width letters, or an odd space.

Example:
```yaml
# facts.yml
east_A: {name: 华东, value: 500万元}
east_Ａ: {name: 华东, value: 600万元}
```

Instead: write the key the same way in both places, and keep one.
```yaml
# facts.yml
east_A: {name: 华东, value: 500万元}
```

中文:
是什么：两个键看起来一样，其实有一个字符不同。
为什么：大家以为在改同一个数，其实是两个：一个全角、一个半角，或者夹了特殊的空格。
怎么改：统一写法，只留一个。
"""

ID = "lookalike-key"
