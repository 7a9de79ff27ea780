"""A waiver covers nothing.

Why: what it was for is mended; left there, it would let the next fault pass.

Example: a waiver behind a line that has no problem.

Instead: delete it.

中文:
是什么：豁免没有用到。
为什么：原来的问题已经改好，留着它会放过下一个问题。
例：豁免写在一行本来没有问题的数据后面。
怎么改：删去这条注释。
"""

ID = "waiver-useless"
