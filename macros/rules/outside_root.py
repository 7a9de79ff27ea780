"""A data file leads out of the project.

Why: a link to another place on one computer is not there on any other, and a check could be made to read what it must not.

Example: `budget.yml` is a link to a file in somebody's home folder.

Instead: put the file itself into the project.

中文:
是什么：数据文件指到了项目之外。
为什么：指向自己电脑上别处的链接，换一台电脑就没有了；还可能让检查读到不该读的东西。
例：`budget.yml` 是一个链接，指向某人主目录里的文件。
怎么改：把文件本身放进项目。
"""

ID = "outside-root"
