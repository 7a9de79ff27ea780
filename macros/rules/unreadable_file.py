"""A file is there and cannot be read.

Why: without its contents nothing that depends on it can be checked.

Example: a link that leads back to itself, or a file without the right to read it.

Instead: put the file right; the reason is part of the message.

中文:
是什么：文件在，却读不了。
为什么：读不到内容，凡是用到它的地方都没法核对。
例：一个绕回自己的链接，或者没有读取权限的文件。
怎么改：照提示里的原因把文件弄好。
"""

ID = "unreadable-file"
