"""A special space stands where a plain one belongs.

Why: a no-break or full-width space is part of the text and does not separate key and value.

Example: a full-width space (U+3000) behind the colon of a key.

Instead: replace it with a plain space.

中文:
是什么：该用普通空格的地方用了特殊空格。
为什么：全角空格和不换行空格算作文字的一部分，分不开键和值。
例：键名的冒号后面是全角空格（U+3000）。
怎么改：换成普通空格。
"""

ID = "odd-space"
