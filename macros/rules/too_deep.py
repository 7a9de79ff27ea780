"""A file is nested deeper than any plan needs.

Why: such depth is a slip of brackets or an attack, and would make every check slow.

Example: forty-one brackets inside each other.

Instead: close the brackets, or write the section with fewer levels.

中文:
是什么：文件的嵌套层数太多。
为什么：计划用不到这么深；多半是括号写乱了，也可能是有人捣乱，会拖慢每一次检查。
例：四十一层括号套在一起。
怎么改：把括号配好，或者少分几层。
"""

ID = "too-deep"
