"""A YAML syntax error said in plan writers' words."""

from __future__ import annotations

import re

import yaml

from macros.catalogue import Message, say
from macros.source.colons import TRAPS, line_trap
from macros.source.finding import Finding, fault
from macros.source.pattern import pattern_of
from macros.source.place import Place

# The problem in the parser's words (the C parser's and the pure one's) and the sentence that explains it. True: the start of
# the construct is the place to look at, not the point where the parser gave up.
_REASONS: tuple[tuple[str, str, bool], ...] = (
    (r"mapping values are not allowed", "yaml-second-colon", False),
    (r"unexpected end of stream", "yaml-open-quote", True),
    (r"expected ',' or '[}\]]'|node content", "yaml-open-bracket", True),
    (r"sequence entries are not allowed", "yaml-list-on-key-line", False),
    (r"could not find expected ':'", "yaml-no-colon", True),
    (r"expected '-' indicator|expected <block end>.*", "yaml-indentation", False),
    (r"did not find expected key|expected <document start>", "yaml-indentation", False),
    (r"unknown escape character|expected escape sequence", "yaml-escape", False),
)
_SPACED_RATIO = pattern_of(r"(?<=[:\[{,] )[0-9.]+(?:\s+:\s+[0-9.]+)+(?=\s*(?:$|[,}\]#]))")
_QUOTE = pattern_of(
    r"cannot start any token|expected comment or a? ?line break|chomping or indentation|expected alphabetic|URI|%-escape"
    r"|mapping keys are not allowed"
)
# What the scan says before parsing; on the line of a syntax error it is the cause.
_CAUSES = ("tab", "odd-space", "odd-line-break", "byte-order-mark", "control-character", "invisible-character", "replacement-character")


def syntax_findings(error: Exception, lines: list[str], path: str, since: int, earlier: list[Finding]) -> list[Finding]:
    """All findings of a text whose parsing ended with `error`: the `earlier` ones and what explains the error, once.

    `since` is the line (from 0) where the last thing that could be read began. A colon trap or an odd character on the lines in
    question explains the error; text wrapped over those lines is a consequence of it and is not reported.
    """
    problem = _mark(getattr(error, "problem_mark", None), lines)
    context = _mark(getattr(error, "context_mark", None), lines)
    last = problem or context or (since, 0)
    wording = " ".join(str(getattr(error, "problem", "") or error).split())
    first = min(since, last[0])
    region = range(first + 1, last[0] + 2)
    kept = [one for one in earlier if one.rule != "several-lines" or not (one.place.line in region or one.place.line + 1 in region)]
    traps = [trap for number in region if (trap := line_trap(lines[number - 1], path, number))]
    near = (last, context or last)
    if traps or any(one.rule in (*_CAUSES, *TRAPS) and one.place.line in (near[0][0] + 1, near[1][0] + 1) for one in kept):
        return [*kept, *traps]
    return [*kept, _explained(wording, last, context, lines, path)]


def _explained(wording: str, last: tuple[int, int], context: tuple[int, int] | None, lines: list[str], path: str) -> Finding:
    at = context or last
    value = lines[at[0]][at[1] :].strip()
    if value and (_QUOTE.search(wording) or ("node content" in wording and value[0] in "}]")):
        char = value[0]
        return fault(Place(path, at[0] + 1, at[1] + 1, max(1, len(value))), "quote-needed", character=char, text=value)
    spaced = _SPACED_RATIO.search(lines[last[0]]) if last[0] < len(lines) else None
    if spaced is not None:
        instead = re.sub(r"\s+", "", spaced[0])
        return fault(Place(path, last[0] + 1, spaced.start() + 1, len(spaced[0])), "ratio-spaces", text=spaced[0], instead=instead)
    reason: Message = say("yaml-other", problem=wording)
    at = last
    for pattern, key, from_context in _REASONS:
        if re.search(pattern, wording):
            reason = say(key)
            at = context if from_context and context else last
            break
    line = lines[at[0]].strip() if at[0] < len(lines) else ""
    return fault(Place(path, at[0] + 1, at[1] + 1), "yaml-syntax", reason=reason, text=line[:60])


def _mark(mark: yaml.Mark | None, lines: list[str]) -> tuple[int, int] | None:
    """Line and column from 0, moved onto the last line with text when the parser points behind the end."""
    if mark is None:
        return None
    if mark.line < len(lines) and (lines[mark.line].strip() or mark.line < len(lines) - 1):
        return mark.line, mark.column
    line = next((number for number in range(len(lines) - 1, -1, -1) if lines[number].strip()), 0)
    return line, len(lines[line].rstrip())
