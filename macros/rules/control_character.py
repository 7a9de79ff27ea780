"""A control character stands in the text.

Why: it comes with a copy out of another program, cannot be seen, and may turn the direction of the text so that a line reads differently
from what it says.

Example: the character U+0007 behind a name, or U+202E, which turns the reading direction.

Instead: delete it and type the place again.

中文:
是什么：文字里夹着控制字符。
为什么：它是从别的程序里复制来的，眼睛看不见；有的还会改变文字的方向，让一行看上去和实际写的不一样。
例：名称后面跟着 U+0007，或者改变书写方向的 U+202E。
怎么改：删掉它，这几个字重新输入一遍。
"""

ID = "control-character"
