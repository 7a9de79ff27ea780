"""A character was lost in an earlier conversion.

Why: the sign U+FFFD says that something stood here and nobody knows what; no program can bring it back.

Example: a name that ends in U+FFFD, after the file was opened in the wrong encoding and saved.

Instead: type the lost characters again.

中文:
是什么：这里是乱码，原来的字已经丢了。
为什么：U+FFFD 这个符号表示这里曾经有字，在以前的转换中丢了，哪个程序也找不回来。
例：文件用错编码打开又存了一次，名称末尾留下 U+FFFD。
怎么改：把丢掉的字重新输入。
"""

ID = "replacement-character"
