"""What is looked at often is seen whole: a link that leads nowhere hides nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.watching import changed, stamps


@pytest.mark.parametrize("target", ["nowhere", ".", "linked"])
def test_an_edit_beside_an_odd_link_is_seen(tmp_path: Path, target: str) -> None:
    (tmp_path / "data/p").mkdir(parents=True)
    for name in ("a.yml", "z.yml"):
        (tmp_path / "data/p" / name).write_text("1", encoding="utf-8")
    (tmp_path / "data/p/linked").symlink_to(target)
    before = stamps(tmp_path, ["data", "check.yml"])
    for name in ("a.yml", "z.yml"):
        (tmp_path / "data/p" / name).write_text("12", encoding="utf-8")
    assert {"data/p/a.yml", "data/p/z.yml"} <= changed(before, stamps(tmp_path, ["data", "check.yml"]))


def test_hidden_files_and_those_that_editors_leave_are_not_looked_at(tmp_path: Path) -> None:
    for name in (".plan.yml.swp", "plan.yml~", "__pycache__/a.pyc", "plan.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    assert list(stamps(tmp_path, ["."])) == ["./plan.yml"]
