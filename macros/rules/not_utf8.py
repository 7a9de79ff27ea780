"""A file is not saved as UTF-8.

Why: read in another encoding, every hanzi becomes something else; the text is gibberish on the next computer.

Example: `targets.yml` saved by an old editor as GBK, or by a spreadsheet as Unicode (UTF-16).

Instead: save the file as UTF-8.

中文:
是什么：文件没有存成 UTF-8 编码。
为什么：编码不同，汉字就成了乱码，换一台电脑就读不出来。
例：旧编辑器把 `targets.yml` 存成了 GBK，或者表格软件存成了 UTF-16。
怎么改：另存为 UTF-8。
"""

ID = "not-utf8"
