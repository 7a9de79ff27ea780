"""Pages that only call macros with plain values are filled in without being compiled first: that costs more than what most macros do.

Every other page, and any call that fails, goes to mkdocs-macros' own templates. This file may be removed: the site would be the same to
the byte and take longer to build.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from macros.source.pattern import pattern_of

NAME = r"[A-Za-z_]\w*"
VALUE = r"\"[^\"\\\n]*\"|'[^'\\\n]*'|0|[1-9][0-9]*|[Tt]rue|[Ff]alse|[Nn]one"
GIVEN = rf"(?:{NAME}\s*=\s*)?(?:{VALUE})\s*"
CALL = pattern_of(rf"\{{\{{\s*({NAME})\s*\(\s*((?:{GIVEN}(?:,\s*{GIVEN})*)?)\)\s*\}}\}}")
ARGUMENT = pattern_of(rf"(?:({NAME})\s*=\s*)?({VALUE})\s*(?:,\s*|$)")
OTHER = ("{%", "{#", "{{{", "\r")  # what else of the template language a page may hold, or of the ways to end a line
SIGNS = ("variable_start_string", "variable_end_string", "block_start_string", "block_end_string", "comment_start_string")
WORDS = {"true": True, "false": False, "none": None}


class Filled(Struct, frozen=True):
    """A page cut at its calls: text, name and arguments of a call, text…; `compiled` makes the host's own template of it."""

    parts: list[str]
    known: Mapping[str, Any]
    compiled: Callable[[], Any]

    def render(self, **variables: Any) -> str:
        """The page with what its macros say. What goes wrong is said by the host's own template, with its place."""
        told = self._told(variables)
        return str(self.compiled().render(**variables)) if told is None else told

    def _told(self, variables: Mapping[str, Any]) -> str | None:
        told = self.parts.copy()
        try:
            for place in range(1, len(told), 3):
                name = told[place]
                function = variables[name] if name in variables else self.known[name]
                if hasattr(function, "jinja_pass_arg"):
                    return None
                values, named = _arguments(told[place + 1])
                told[place], told[place + 1] = str(function(*values, **named)), ""
        except (LookupError, TypeError, ValueError, SyntaxError):  # it happens there again
            return None
        return "".join(told)


def shorten(environment: Any) -> None:
    """Lets the templates of an environment be filled in without being compiled where that says the same."""
    compile_ = environment.from_string
    plain = tuple(getattr(environment, sign) for sign in SIGNS) == ("{{", "}}", "{%", "%}", "{#")

    def from_string(source: str) -> Any:
        parts = CALL.split(source.removesuffix("\n"))
        if not plain or any(sign in source for sign in OTHER) or source.count("{{") != len(parts) // 3:
            return compile_(source)
        return Filled(parts, environment.globals, lambda: compile_(source))

    environment.from_string = from_string


def _arguments(written: str) -> tuple[list[Any], dict[str, Any]]:
    """The values of a call, in order and by name; a `SyntaxError` for what the template language would not take."""
    values: list[Any] = []
    named: dict[str, Any] = {}
    for name, value in ARGUMENT.findall(written):
        read = value[1:-1] if value[0] in "\"'" else WORDS[value.lower()] if value.lower() in WORDS else int(value)
        if name in named or (named and not name):
            raise SyntaxError(written)
        if name:
            named[name] = read
        else:
            values.append(read)
    return values, named
