"""Sentences of the room `pages`: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {}
