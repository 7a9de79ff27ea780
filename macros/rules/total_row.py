"""A CSV file of a register has a row of totals.

Why: the sums are made from the rows; a total among them is counted once more, and every figure of the register doubles.

Example: a file with the head `id,name,target` and the last line `合计,,1200万`.

Instead: delete the line. What somebody says the sum is goes under `stated` in registers.yml, where it is compared.

中文:
是什么：名册的 CSV 里有一行合计。
为什么：合计由各行算出来；行里再有一个合计，就会被再数一遍，整本名册的数都翻一倍。
例：表头是 `id,name,target`，最后一行是 `合计,,1200万`。
怎么改：删去这一行；有人说过的合计写在 registers.yml 的 `stated` 里，门户拿它来核对。
"""

ID = "total-row"
