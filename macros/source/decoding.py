"""Bytes to text: UTF-8 or a finding that names what the bytes look like."""

from __future__ import annotations

from macros.catalogue import say
from macros.source.finding import Finding, fault
from macros.source.pattern import pattern_of
from macros.source.place import Place

BOM = b"\xef\xbb\xbf"
# Letters of two UTF-8 bytes that no Chinese or English plan uses: 1,920 GBK hanzi are also valid UTF-8 for one of them.
_UNLIKELY = pattern_of("[\u0250-\u036f\u0460-\u07ff]")
_LONG = pattern_of("[\u0800-\U0010ffff]")


def decode(data: bytes, path: str) -> str | Finding:
    """The text of a file without its leading byte order mark; anything but UTF-8 is a finding at the first wrong byte."""
    wide = _wide(data)
    if wide:
        return fault(Place(path), "not-utf8", encoding=wide, byte=f"0x{data[0]:02X}")
    body = data.removeprefix(BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"0x{body[error.start]:02X}"
        line = body[error.start :].split(b"\n", 1)[0]
        encoding = "GBK" if _gbk(body) or _gbk(line) else say("encoding-unknown")
        return fault(_place(body, error.start, path), "not-utf8", encoding=encoding, byte=byte)
    found = _UNLIKELY.search(text)
    if found and not _LONG.search(text) and _gbk(body):
        start = len(text[: found.start()].encode())
        return fault(_place(body, start, path), "not-utf8", encoding="GBK", byte=f"0x{body[start]:02X}")
    return text


def _wide(data: bytes) -> str:
    """The name of a wide encoding by its mark or, without one, by the zero bytes that ASCII leaves in it."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    zeros = data.count(0)
    even = data[0::2].count(0)
    return "UTF-16" if zeros >= 2 and zeros * 8 >= len(data) and even in (0, zeros) else ""


def _gbk(data: bytes) -> bool:
    """True when every byte can be read as GBK."""
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _place(body: bytes, start: int, path: str) -> Place:
    begin = body.rfind(b"\n", 0, start) + 1
    column = len(body[begin:start].decode("utf-8")) + 1
    return Place(path, body.count(b"\n", 0, start) + 1, column)
