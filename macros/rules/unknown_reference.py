"""A name is no figure of the plan.

Why: a formula that names nothing has no value; most often the name is misspelt, or the figure was renamed.
In a kind of plan, `stated` and `splits` are about the kind's own `figures`; of others it is a warning.

Example:
```yaml
# facts.yml
sales: {name: 销售额, value: 4亿元}
half: {name: 半年, value: = sale / 2}
```

Instead: take the name that the message proposes, or write the figure first.
```yaml
# facts.yml
sales: {name: 销售额, value: 4亿元}
half: {name: 半年, value: = sales / 2}
```

中文:
是什么：计划里没有叫这个名字的数。
为什么：引用的名字对不上，公式就没有值；多半是拼错了，或者那个数改过名。
计划种类里，`stated` 和 `splits` 说的是这一类的 `figures`，写了别的名字会提醒。
怎么改：用提示里建议的名字，或者先写上那个数。
"""

ID = "unknown-reference"
