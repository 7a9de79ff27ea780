"""A relation cannot be checked, because something in it is unknown.

Why: an unknown is never taken for 0: a check that cannot be made says so, instead of agreeing.

Example:
```yaml
# budget.yml
total: 1000万
lines:
  wages: {name: 工资, amount: 500万}
  travel: {name: 差旅, amount: 待定, why: 等线路核定}
  office: {name: 管理, amount: 待定, why: 等上年实际}
```

Instead: fill in what is unknown; when only one part of a stated total is left, it is solved from the others.
```yaml
# budget.yml
total: 1000万
lines:
  wages: {name: 工资, amount: 500万}
  travel: {name: 差旅, amount: 待定, why: 等线路核定}
  office: {name: 管理, amount: 200万}
```

中文:
是什么：一个关系无法核对，因为其中有数待定。
为什么：未知绝不当成 0：核对不了就说核对不了，不会说成一致。
怎么改：把待定的数补上；写明的合计里只剩一项待定时，门户会自己算出来。
"""

ID = "unknown-not-checkable"
