"""An anchor, an alias or a merge key stands in a plan file.

Why: with them a value depends on another place: a reviewer sees one line change and does not see what else changes with it.

Example:
```yaml
# facts.yml
east: &base {name: 华东, value: 500万}
south: *base
```

Instead: write the value out, or name the figure in a formula.
```yaml
# facts.yml
east: {name: 华东, value: 500万}
south: {name: 华南, value: = east}
```

中文:
是什么：数据文件里用了 YAML 的锚点（`&`）、引用（`*`）或合并（`<<`）。
为什么：用了它们，一处的值就暗中取决于另一处：审阅的人看见改了一行，看不见跟着变的还有哪里。
怎么改：把值写出来；要跟着另一个数走，就写成公式，例如 `= east`。
"""

ID = "anchor"
