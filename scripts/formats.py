"""Findings for machines: JSON, GitHub annotations, GitLab code quality, SARIF and JUnit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any

from macros.catalogue import text
from macros.source.finding import Finding, Level, Verdict

Shown = Sequence[tuple[str, Finding]]
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
GITHUB = {Level.error: "error", Level.warning: "warning", Level.note: "notice", Level.info: "notice"}
GITLAB = {Level.error: "major", Level.warning: "minor", Level.note: "info", Level.info: "info"}
SARIF_LEVELS = {Level.error: "error", Level.warning: "warning", Level.note: "note", Level.info: "none"}


def fingerprints(shown: Shown) -> list[str]:
    """A name for each finding that stays the same when lines move or amounts change: of its rule, file, figure and sentence, counted."""
    seen: dict[str, int] = {}
    found = []
    for path, finding in shown:
        own = f"{finding.rule}\0{path}\0{finding.figure}\0{finding.message.key}"
        seen[own] = seen.get(own, 0) + 1
        found.append(hashlib.sha256(f"{own}\0{seen[own]}".encode()).hexdigest()[:32])
    return found


def _record(path: str, finding: Finding, mark: str, language: str) -> dict[str, Any]:
    return {
        "path": path,
        "line": finding.place.line,
        "column": finding.place.column,
        "length": finding.place.length,
        "rule": finding.rule,
        "level": str(finding.level),
        "verdict": str(finding.verdict),
        "message": text(finding.message, language),
        "computation": text(finding.computation, language) if finding.computation is not None else None,
        "figure": finding.figure or None,
        "related": [{"path": place.path, "line": place.line, "column": place.column, "text": what} for place, what in finding.related],
        "fingerprint": mark,
    }


def as_json(shown: Shown, language: str) -> str:
    """Everything, as `json_schema` says."""
    findings = [_record(path, finding, mark, language) for (path, finding), mark in zip(shown, fingerprints(shown), strict=True)]
    counts = {str(level): sum(finding.level is level for _, finding in shown) for level in Level}
    return json.dumps({"version": 1, "counts": counts, "findings": findings}, ensure_ascii=False, indent=2)


def json_schema() -> str:
    """The JSON Schema (draft-07) of the JSON format."""
    place = {"path": {"type": "string"}, "line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}}
    maybe = {"type": ["string", "null"]}
    finding = {
        **place,
        "length": {"type": "integer", "minimum": 1},
        "rule": {"type": "string"},
        "level": {"enum": [str(level) for level in Level]},
        "verdict": {"enum": [str(verdict) for verdict in Verdict]},
        "message": {"type": "string"},
        "computation": maybe,
        "figure": maybe,
        "related": {"type": "array", "items": _object({**place, "text": {"type": "string"}})},
        "fingerprint": {"type": "string"},
    }
    counts = _object({str(level): {"type": "integer", "minimum": 0} for level in Level})
    whole = _object({"version": {"const": 1}, "counts": counts, "findings": {"type": "array", "items": _object(finding)}})
    return json.dumps({"$schema": "http://json-schema.org/draft-07/schema#", **whole}, ensure_ascii=False, indent=2)


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def as_github(shown: Shown, language: str) -> str:
    """Workflow commands, which GitHub and Gitea show on the changed lines."""
    lines = []
    for path, finding in shown:
        place = finding.place
        told = text(finding.message, language) + ("\n" + text(finding.computation, language) if finding.computation is not None else "")
        keys = f"file={_property(path)},line={place.line},col={place.column},endColumn={place.column + place.length},title={finding.rule}"
        lines.append(f"::{GITHUB[finding.level]} {keys}::{_data(told)}")
    return "\n".join(lines)


def _data(told: str) -> str:
    return told.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(shown: Shown, language: str) -> str:
    """A code quality report."""
    rows = [
        {
            "description": text(finding.message, language),
            "check_name": finding.rule,
            "fingerprint": mark,
            "severity": GITLAB[finding.level],
            "location": {"path": path, "lines": {"begin": finding.place.line}},
        }
        for (path, finding), mark in zip(shown, fingerprints(shown), strict=True)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_sarif(shown: Shown, language: str) -> str:
    """SARIF 2.1.0."""
    from importlib.metadata import version  # takes longer than to check that nothing has changed

    results = []
    for (path, finding), mark in zip(shown, fingerprints(shown), strict=True):
        place = finding.place
        region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.length}
        results.append(
            {
                "ruleId": finding.rule,
                "level": SARIF_LEVELS[finding.level],
                "message": {"text": text(finding.message, language)},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": path}, "region": region}}],
                "partialFingerprints": {"plan/v1": mark},
            }
        )
    rules = [{"id": rule} for rule in sorted({finding.rule for _, finding in shown})]
    driver = {"name": "plan check", "version": version("plan-portal"), "rules": rules}
    columns = {"columnKind": "unicodeCodePoints"}
    run = {"tool": {"driver": driver}, **columns, "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def as_junit(shown: Shown, language: str) -> str:
    """JUnit: a case a finding, failed when it is an error."""
    import xml.etree.ElementTree as ET

    failures = sum(finding.level is Level.error for _, finding in shown)
    suite = ET.Element("testsuite", name="plan check", tests=str(len(shown)), failures=str(failures), errors="0")
    for path, finding in shown:
        where = f"{path}:{finding.place.line}:{finding.place.column}"
        case = ET.SubElement(suite, "testcase", classname=finding.rule, name=where, file=path, line=str(finding.place.line))
        told = text(finding.message, language)
        if finding.level is Level.error:
            ET.SubElement(case, "failure", message=told, type=finding.rule)
        else:
            ET.SubElement(case, "system-out").text = told
    whole = ET.Element("testsuites")
    whole.append(suite)
    ET.indent(whole)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(whole, encoding="unicode")


FORMATS: dict[str, Callable[[Shown, str], str]] = {
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
    "sarif": as_sarif,
    "junit": as_junit,
}
