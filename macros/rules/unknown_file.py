"""A file in a plan's folder is none that plans have.

Why: what stands in it would be read by nobody, while its author believes it counts.

Example: `data/plan-x/bugdet.yml`.

Instead: correct the name, or move the file out of the folder.

中文:
是什么：计划的文件夹里有一个不认识的文件。
为什么：里面写的东西不会有人读，写的人却以为算数。
例：`data/plan-x/bugdet.yml`（应是 budget.yml）。
怎么改：改正文件名，或者把它移出文件夹。
"""

ID = "unknown-file"
