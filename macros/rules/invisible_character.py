"""A character that cannot be seen stands in the text.

Why: it comes with a copy from a chat or a web page; a key with it is another key, and no search finds it.
On a page it is a warning: what is read there is right, what is copied or searched for is not.

Example: a zero-width space (U+200B) inside the name of a key.

Instead: delete it and type the place again.

中文:
是什么：文字里夹着看不见的字符。
为什么：它是从聊天软件或网页里一起复制过来的；键名里有了它就成了另一个键，怎么搜也搜不到。夹在页面文字里的只提醒：看着没错，复制、搜索时就不对了。
例：键名中间有一个零宽空格（U+200B）。
怎么改：删掉它，这几个字重新输入一遍。
"""

ID = "invisible-character"
