"""The sign U+FEFF stands inside a file.

Why: it is invisible and belongs to the very first place of a file; inside, it comes from files joined together and makes two equal words
differ.

Example: two files that begin with this mark, joined into one.

Instead: delete the sign; at the beginning of a file it is allowed and ignored.

中文:
是什么：文件中间有字节顺序标记 U+FEFF。
为什么：它看不见，只该出现在文件的最开头；夹在中间多半是把两个文件拼在了一起，会让看着一样的两个词变得不同。
例：把两个带这种标记的文件首尾拼成一个。
怎么改：删掉它；在文件开头可以有，读的时候会忽略。
"""

ID = "byte-order-mark"
