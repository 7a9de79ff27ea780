"""A macro on a page has an argument that it does not take, or lacks one that it needs.

Why: the generator stops at it.

Example: `{{ target_table("revenue") }}` without its rows.

Instead: call it as the guide shows it, `{{ target_table("revenue", "product") }}`.

中文:
是什么：页面上的宏少了参数、多了参数，或者参数的类型不对。
为什么：生成网站时会停在这里。
例：`{{ target_table("revenue") }}` 没有写行维度。
怎么改：照指南里的写法改，例如 `{{ target_table("revenue", "product") }}`。
"""

ID = "wrong-argument"
