"""Words in workbooks and CSV files: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "sheet-contents": ("目录", "Contents"),
    "sheet-figures": ("全部数字", "All figures"),
    "sheet-about": ("{company} · 版本 {version} · {status}", "{company} · version {version} · {status}"),
    "sheet-notes": (
        "金额以元计，都是精确值；合计与占比是公式。改动这里的数不会改动计划，计划写在 data/ 里。",
        "Money is in yuan, exact; totals and shares are formulas. Editing here does not change the plan, which is written in data/.",
    ),
    "unit": ("单位", "Unit"),
}
