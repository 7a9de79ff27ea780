"""An unusual line break stands in the text.

Why: some programs see two lines there and others one, so line numbers and meaning differ.

Example: the character U+2028 or U+0085 in a line, as word processors write them.

Instead: replace it with a plain line break.

中文:
是什么：文字里有特殊的换行符。
为什么：有的程序在这里看见两行，有的只看见一行，行号和意思都会不同。
例：一行里夹着 U+2028 或 U+0085，文字处理软件常这样写。
怎么改：换成普通的换行。
"""

ID = "odd-line-break"
