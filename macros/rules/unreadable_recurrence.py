"""How often something comes back cannot be read.

Why: how often it falls into the period is counted by the calendar; “often” and “when needed” cannot be counted, and are kept by nobody.

Example:
```yaml
# schedule.yml
recurrences:
  meeting: {name: 例会, every: 经常}
```

Instead: write a rhythm such as 每周三和周六, 每两周, 每月末, 每月 10 日, 每季度次月 10 日, 每个工作日.
```yaml
# schedule.yml
recurrences:
  meeting: {name: 例会, every: 每周一}
```

中文:
是什么：看不出多久一次。
为什么：次数要按日历数出来；“经常”“适时”数不出来，也没有人会照着做。
怎么改：写 每周三和周六、每两周、每月末、每月 10 日、每季度次月 10 日、每个工作日 这样的节奏。
"""

from __future__ import annotations

ID = "unreadable-recurrence"
