"""Dates on pages: a day, a deadline with the words it was worked out from, what is not known yet."""

from __future__ import annotations

from html import escape

from macros.catalogue import say, text
from macros.model.fields import Day
from macros.model.naming import HAN
from macros.model.when import Relative, When
from macros.pages.html import day
from macros.pages.links import Reader


def when_text(reader: Reader, when: When | None) -> str:
    """`2026-05-18（投标前 2 天）`; a deadline whose anchor has no day yet is shown in its own words, as not decided."""
    match when:
        case None:
            return ""
        case Day():
            told = when.said and not (reader.language == "en" and HAN.search(when.said))
            return text(say("date-said", date=day(when.day), said=escape(when.said)), reader.language) if told else day(when.day)
        case Relative():
            shown = text(say("date-said", date=reader.word("unknown"), said=when.text), reader.language)
            return f'<span class="unknown">{escape(shown)}</span>'
    return f'<span class="unknown">{escape(reader.word("unknown"))}</span>'
