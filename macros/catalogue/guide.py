"""What the guide says: labels of its generated pages: key -> (Chinese, English). The rules themselves are told in their own files."""

SENTENCES: dict[str, tuple[str, str]] = {
    "rule-why": ("为什么：", "Why:"),
    "rule-example": ("例：", "Example:"),
    "rule-instead": ("怎样改：", "Instead:"),
    "keys-key": ("键", "Key"),
    "keys-needed": ("必填", "Needed"),
    "keys-meaning": ("是什么", "Meaning"),
    "keys-required": ("是", "yes"),
    "keys-short": ("只写一个值就是它", "what a bare value means"),
    "keys-own": ("自己的键", "a key of your own"),
    "keys-own-meaning": ("自己的属性：一个数或一段文字", "an attribute: a number or text"),
    "keys-elsewhere": ("（写法见 {file}.yml）", " (see {file}.yml)"),
    "keys-no-file": ("keys() 的参数是数据文件的名字：{known}", "keys() takes the name of a data file: {known}"),
}
