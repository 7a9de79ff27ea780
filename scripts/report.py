"""Findings as lines of text: `path:line:col: level[rule] message`, the computation indented below."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from macros.catalogue import text, word
from macros.source.finding import Finding, Level, Verdict


def lines(findings: Iterable[Finding], root: Path, language: str) -> Iterable[str]:
    """One line a finding, and more for its computation and the places that take part."""
    for finding in findings:
        shown = os.path.relpath(root / finding.place.path, Path.cwd())
        level = finding.level if finding.level is not Level.info else finding.verdict
        head = f"{shown}:{finding.place.line}:{finding.place.column}: {level}[{finding.rule}] "
        yield head + text(finding.message if finding.level is not Level.info else finding.computation or finding.message, language)
        if finding.computation is not None and finding.level is not Level.info:
            yield "    " + text(finding.computation, language)
        if finding.level in (Level.error, Level.warning):
            for place, what in finding.related:
                yield f"    {os.path.relpath(root / place.path, Path.cwd())}:{place.line}: {what}"


def summary(findings: list[Finding], plans: int, language: str) -> str:
    """How many plans, errors, warnings, notes and verdicts."""
    counts = {level: sum(finding.level is level for finding in findings) for level in Level}
    verdicts = {verdict: sum(finding.verdict is verdict for finding in findings) for verdict in Verdict}
    return word("check-summary", language).format(
        plans=plans,
        errors=counts[Level.error],
        warnings=counts[Level.warning],
        notes=counts[Level.note],
        consistent=verdicts[Verdict.consistent],
        not_checkable=verdicts[Verdict.not_checkable],
    )
