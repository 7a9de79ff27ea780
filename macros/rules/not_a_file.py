"""A data file's name belongs to a folder or to something else that is no file.

Why: nothing can be read from it, so a whole subject of the plan would be missing in silence.

Example: a folder called `budget.yml`.

Instead: rename the folder and put the file in its place.

中文:
是什么：数据文件的名字用在了文件夹或别的东西上。
为什么：从它那里读不出任何内容，计划的一整块就会无声无息地缺掉。
例：有一个文件夹叫 `budget.yml`。
怎么改：把文件夹改名，换成真正的文件。
"""

ID = "not-a-file"
