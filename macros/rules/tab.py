"""A tab stands where spaces belong.

Why: YAML forbids it for indentation, because its width differs from editor to editor.

Example: a line indented with the tab key.

Instead: use spaces; editors can be told to write them for the tab key.

中文:
是什么：该用空格的地方用了制表符（Tab）。
为什么：YAML 不许用它缩进，因为每个编辑器显示的宽度都不同。
例：用 Tab 键缩进的一行。
怎么改：换成空格；编辑器里可以设成按 Tab 键输入空格。
"""

ID = "tab"
