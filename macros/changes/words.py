"""What changed in words: names, notes, dates and owners in the data, and the lines of the pages."""

from __future__ import annotations

from msgspec import Struct

from macros.changes.edits import Edits, aligned
from macros.changes.version import Version
from macros.model.page import Page
from macros.source.place import Place

SECTIONS = ("team", "schedule")


class WordsMoved(Struct, frozen=True):
    """A text that is not as it was: in which file and lines (0 on a side that has none), under which keys (none on a page), both texts."""

    group: str
    file: str
    keys: str
    line_before: int
    line_after: int
    before: str | None
    after: str | None


def word_changes(before: Version, after: Version, edits: Edits) -> list[WordsMoved]:
    """Texts of the data by file and line, then lines of pages."""
    found = []
    for edit in edits.all:
        if edit.words_only:
            sides = (edit.before, edit.after)
            one_line, two_line = (0 if side is None else side.place.line for side in sides)
            one_text, two_text = (None if side is None else side.text for side in sides)
            group = edit.stem if edit.stem in SECTIONS else "text"
            found.append(WordsMoved(group, edit.file, ".".join(edit.way), one_line, two_line, one_text, two_text))
    one, two = ({page.path.rpartition("/")[2]: page for page in version.pages} for version in (before, after))
    for name in sorted({*one, *two}):
        found += _page(one.get(name), two.get(name))
    return found


def published_changes(before: Version, after: Version) -> list[WordsMoved]:
    """The same where a side has only its plan.json: texts by their paths in the data, and which pages differ, by the mark of each."""
    found = []
    for path in {**before.texts, **after.texts}:
        one, two = before.texts.get(path), after.texts.get(path)
        if (one and one[0]) != (two and two[0]):
            place = (two or one or ("", Place("")))[1]
            stem = place.path.rpartition("/")[2].removesuffix(".yml")
            group = stem if stem in SECTIONS else "text"
            lines = [0 if side is None else side[1].line for side in (one, two)]
            found.append(WordsMoved(group, place.path, path, lines[0], lines[1], one and one[0], two and two[0]))
    for file in sorted({*before.page_marks, *after.page_marks}):
        marks = [version.page_marks.get(file) for version in (before, after)]
        if marks[0] != marks[1]:
            told = [None if mark is None else f"sha256 {mark[:12]}" for mark in marks]
            found.append(WordsMoved("text", file, "", 0, 0, *told))
    return found


def _page(before: Page | None, after: Page | None) -> list[WordsMoved]:
    """The lines of a page that are not as they were; empty lines say nothing."""
    old, new = ([] if page is None else page.raw.split("\n") for page in (before, after))
    if old == new:
        return []
    page = after or before
    assert page is not None
    found = []
    for one, two in aligned(old, new):
        texts = (None if one is None else old[one], None if two is None else new[two])
        if texts[0] != texts[1] and any(text and text.strip() for text in texts):
            found.append(WordsMoved("text", page.path, "", 0 if one is None else one + 1, 0 if two is None else two + 1, *texts))
    return found
