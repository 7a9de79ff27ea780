"""A date is not definite.

Why: 春节前后 differs by weeks from one reader to the next; a deadline is a day.

Example:
```yaml
# schedule.yml
milestones:
  gift: {name: 礼箱到位, date: 春节前后}
```

Instead: name the day; `2026年1月底` is one too.
```yaml
# schedule.yml
milestones:
  gift: {name: 礼箱到位, date: 2026年1月底}
```

中文:
是什么：日期说得含糊。
为什么：“春节前后”各人想的可能差好几个星期；期限得是某一天。
怎么改：写明哪一天，`2026年1月底` 也可以。
"""

ID = "vague-date"
