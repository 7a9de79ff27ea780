"""A key that is needed is not there.

Why: without it the entry says nothing: a phase without an end, a hold without a reason.

Example:
```yaml
# schedule.yml
phases:
  first: {name: 春节战役, start: 2026-01-01}
```

Instead: add the key that the message names.
```yaml
# schedule.yml
phases:
  first: {name: 春节战役, start: 2026-01-01, end: 2026-02-28}
```

中文:
是什么：缺了必填的键。
为什么：少了它，这一条就不成话：没有结束的阶段，没有理由的锁定。
怎么改：补上提示里说的键。
"""

ID = "missing-key"
