"""A page calls a macro that does not exist.

Why: the generator stops at it, or puts an error message on the page.

Example: `{{ valu("revenue.total") }}`.

Instead: the macros are listed on the guide's page about macros.

中文:
是什么：页面调用了不存在的宏。
为什么：生成网站时会停在这里，或者页面上出现报错。
例：`{{ valu("revenue.total") }}`。
怎么改：改正宏的名字；全部的宏见指南“页面上的数字”。
"""

ID = "unknown-macro"
