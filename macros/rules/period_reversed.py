"""A run of dates begins after its end.

Why: one of the two ends is a slip; taken as it stands, the run holds no day.

Example: `2026年3月至1月` where a run of dates is read.

Instead: write the earlier date first, and the year where it changes.

中文:
是什么：一段时间的起点在终点之后。
为什么：两头必有一头写错了；照字面读，这段时间里一天也没有。
例：在要写一段时间的地方写了 `2026年3月至1月`。
怎么改：先写早的，跨年时把年份写上。
"""

ID = "period-reversed"
