"""Words in pictures and what they cannot draw: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "chart-data": ("看数据", "The numbers"),
    "chart-each": ("每期", "each"),
    "chart-running": ("累计（右侧刻度）", "so far (scale at the right)"),
    "chart-until": ("到 {name} 累计 {amount}，占 {share}", "up to {name}: {amount}, {share}"),
    "chart-rest": ("其余 {count} 项", "{count} more"),
    "chart-bridge": ("从{first}到{last}", "From {first} to {last}"),
    "chart-gap": ("未说明的差额", "Not explained"),
    "chart-organisation": ("组织与编制", "Organisation"),
    "chart-seats": ("现有 / 编制", "filled / seats"),
    "chart-funnel": ("逐级转化", "From stage to stage"),
    "told-colon": ("：", ": "),
    "told-and": ("；", "; "),
    "no-such-chart": ("没有 {kind} 这种图，相近的是 {near}；可用：{known}", "there is no picture {kind}, near it {near}; known: {known}"),
    "chart-one-figure": ("这种图画一个数，这里写了 {count} 个", "this picture takes one figure, not {count}"),
    "chart-no-parts": (
        "{figure} 不是各项之和，要写明按哪个维度画：along=…；它分解到了：{axes}",
        "{figure} is no sum of parts: say along which axis, along=…; it is divided along: {axes}",
    ),
    "chart-units": (
        "{one} 与 {other} 单位不同，不能画在一张图里",
        "{one} and {other} are of different units and cannot stand in one picture",
    ),
    "chart-below-zero": (
        "{figure} 有小于零的部分，画不成流向图，请改用 bars",
        "{figure} has parts below zero, which cannot flow; take bars",
    ),
    "chart-bridge-needs": (
        "bridge 至少要写两个数：从哪里，（经过哪些，）到哪里",
        "bridge takes at least two figures: from where, (by what,) to where",
    ),
    "chart-no-bands": ("{path} 不是分档；可用：{known}", "{path} has no bands; known: {known}"),
    "chart-no-rates": ("{path} 的各档没有写 rate 或 amount", "the bands of {path} have neither rate nor amount"),
    "no-units": ("team.yml 里没有 units", "team.yml has no units"),
}
