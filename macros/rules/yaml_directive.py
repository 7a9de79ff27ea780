"""A line begins with `%`, which is a directive of YAML.

Why: directives change how the file is read; plan files do without.

Example: `%YAML 1.2` as the first line of `facts.yml`.

Instead: delete the line.

中文:
是什么：有一行以 `%` 开头，这是 YAML 的指令。
为什么：指令会改变文件的读法，计划文件用不着它。
例：`facts.yml` 的第一行写着 `%YAML 1.2`。
怎么改：删掉这一行。
"""

ID = "yaml-directive"
