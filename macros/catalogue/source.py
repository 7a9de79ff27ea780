"""Sentences of the room `source`: key -> (Chinese, English)."""

READING: dict[str, tuple[str, str]] = {
    # files and bytes
    "missing-file": ("没有找到文件 {path}", "there is no file {path}"),
    "not-a-file": ("{path} 不是文件", "{path} is not a file"),
    "outside-root": (
        "{path} 指向项目之外；请把文件放进项目目录，不要用链接",
        "{path} leads out of the project; put the file itself there, not a link",
    ),
    "unreadable-file": ("读不了文件 {path}：{reason}", "the file {path} cannot be read: {reason}"),
    "empty-file": (
        "文件里什么都没有（注释不算）；请写内容，或者删除文件",
        "the file holds nothing but comments; write something or delete it",
    ),
    "too-large": ("文件太大：最多 {limit}；请拆成几个文件", "the file is too large: at most {limit}; split it"),
    "limit-bytes": ("{count} KB", "{count} KB"),
    "limit-nodes": ("{count} 项", "{count} entries"),
    "too-deep": ("嵌套太深：最多 {limit} 层", "nested too deep: at most {limit} levels"),
    "not-utf8": (
        "不是 UTF-8 编码（字节 {byte}；看起来是 {encoding}）；请另存为 UTF-8",
        "not UTF-8 (byte {byte}; it looks like {encoding}); save the file as UTF-8",
    ),
    "encoding-unknown": ("别的编码", "another encoding"),
    "replacement-character": (
        "这里是乱码 {character}，原字已经丢失；请重新输入",
        "{character}: a character was lost in an earlier conversion; type it again",
    ),
    # characters
    "tab": ("这里是制表符（Tab）；请改用空格", "a tab; use spaces"),
    "odd-space": ("这里是特殊空格 {character}；请改用普通空格", "{character}; use a plain space"),
    "odd-line-break": ("这里是特殊换行 {character}；请改用普通换行", "the line break {character}; use a plain one"),
    "byte-order-mark": ("这里有字节顺序标记 {character}；它只能在文件开头，请删除", "{character} may only begin a file; delete it"),
    "control-character": ("这里有控制字符 {character}；请删除", "the control character {character}; delete it"),
    "invisible-character": ("这里有看不见的字符 {character}；请删除", "the invisible character {character}; delete it"),
    # keys and colons
    "fullwidth-colon": (
        "`{word}` 后面是全角冒号；请写成 `{instead}`（半角冒号加空格）",
        "a full-width colon after `{word}`; write `{instead}`",
    ),
    "missing-space-after-colon": ("`{word}:` 后面缺空格；请写成 `{instead}`", "no space after `{word}:`; write `{instead}`"),
    "duplicate-key": ("`{name}` 写了两次（第一次在第 {line} 行）；请保留一个", "`{name}` is there twice (first in line {line}); keep one"),
    "duplicate-section": (
        "`{name}` 这一段写了两次（第 {first} 行和第 {again} 行）；请合并",
        "the section `{name}` is there twice (lines {first} and lines {again}); merge them",
    ),
    "lookalike-key": (
        "`{name}` 与第 {line} 行的 `{first}` 看起来一样却不相同；请统一写法",
        "`{name}` looks like `{first}` in line {line} but differs; write both the same",
    ),
    "empty-key": ("冒号前面没有名称", "there is no name before the colon"),
    "key-not-text": ("名称只能是一个词，不能是列表或映射", "a key must be one word, not a list or a mapping"),
    "root-not-mapping": (
        "文件应由 `名称: 值` 组成，这里却是 `{text}`",
        "the file must consist of `key: value` entries, but here is `{text}`",
    ),
    # YAML that plan files do without
    "several-documents": (
        "`---` 开始了第二个文档；一个文件只写一个，请拆成两个文件",
        "`---` starts a second document; a file holds one: split it",
    ),
    "anchor": (
        "`{text}`：不支持锚点、引用和合并；请把值写出来",
        "`{text}`: anchors, aliases and merge keys are not supported; write the value out",
    ),
    "yaml-tag": ("不支持标签 `{tag}`；请删除", "the tag `{tag}` is not supported; delete it"),
    "yaml-directive": ("不支持指令 `{text}`；请删除", "the directive `{text}` is not supported; delete it"),
    "several-lines": (
        "没有引号的文字占了几行：`{text}`；请写在一行，或者写在 `>-` 之下",
        "unquoted text runs over several lines: `{text}`; write it on one line, or below `>-`",
    ),
    "comma-in-list": (
        "`{text}`：列表里逗号用来分隔；两个数请写 `{apart}`，一个数请写 `{quoted}`",
        "`{text}`: in a list the comma separates; write `{apart}` for two numbers, `{quoted}` for one",
    ),
    "fullwidth-comma": (
        "`{text}`：列表里要用半角逗号；请写成 `{instead}`，或者给文字加引号",
        "`{text}`: a list needs a plain comma; write `{instead}`, or quote the text",
    ),
    "quote-needed": (
        "`{character}` 不能直接放在值的开头；请给值加引号：`'{text}'`",
        "a value cannot begin with `{character}`; put it in quotes: `'{text}'`",
    ),
    "yaml-syntax": ("读不懂 `{text}`：{reason}", "`{text}` cannot be read: {reason}"),
    "yaml-second-colon": (
        "这里多了一个冒号，或者缩进与上一行不齐；文字里有冒号时请加引号",
        "a colon too many, or the indentation does not fit the line before; put text with a colon in quotes",
    ),
    "yaml-open-quote": ("引号没有结束", "the quote is never closed"),
    "yaml-open-bracket": ("括号没有结束，或者缺逗号", "the bracket is never closed, or a comma is missing"),
    "yaml-list-on-key-line": ("列表项 `- ` 要另起一行", "a list item `- ` must begin on a line of its own"),
    "yaml-no-colon": ("这一行没有 `名称: 值`", "this line has no `key: value`"),
    "yaml-indentation": (
        "缩进与前面的行不齐，或者值的后面多了东西",
        "the indentation does not fit the lines before, or something follows the value",
    ),
    "yaml-escape": ("双引号里 `\\` 之后的字符没有意义；请用单引号", "what follows `\\` means nothing in double quotes; use single quotes"),
    "yaml-other": ("{problem}", "{problem}"),
}  # fmt: skip

SENTENCES: dict[str, tuple[str, str]] = READING
