"""A site generator whose ways are its own is called so that the site is whole: a stand-in for Zensical, which takes no folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.cli import CannotRunError
from scripts.generators import generate

# writes the file `told` for each run, and the site; what it saves meanwhile is a page edited
STAND_IN = """
import pathlib, sys
runs = pathlib.Path("told")
runs.write_text(runs.read_text() + "x" if runs.exists() else "x")
settings = pathlib.Path(sys.argv[sys.argv.index("--config-file") + 1]).read_text()
assert settings.startswith("INHERIT: mkdocs.yml\\nsite_dir: ")
site = pathlib.Path(settings.split()[-1])
site.mkdir(parents=True, exist_ok=True)
(site / "index.html").write_text(runs.read_text())
if len(runs.read_text()) < {whole}:
    pathlib.Path("content/index.md").write_text(runs.read_text())
raise SystemExit({code})
"""


def portal(root: Path, whole: int = 1, code: int = 0) -> Path:
    (root / "content").mkdir(parents=True)
    (root / "zensical.py").write_text(STAND_IN.format(whole=whole, code=code), encoding="utf-8")
    return root


def test_a_site_built_while_a_page_was_saved_is_built_again(tmp_path: Path) -> None:
    root = portal(tmp_path / "portal", whole=3)
    assert generate("zensical", root, tmp_path / "site", os.environ) == 0
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "xxx"
    assert list(root.glob(".plan-site-*")) == []


def test_files_that_never_rest_are_said(tmp_path: Path) -> None:
    with pytest.raises(CannotRunError, match="每次生成的同时文件又有改动"):
        generate("zensical", portal(tmp_path / "portal", whole=99), tmp_path / "site", os.environ)
    assert not (tmp_path / "site").exists()


def test_a_failure_leaves_no_site_and_its_code(tmp_path: Path) -> None:
    assert generate("zensical", portal(tmp_path / "portal", code=3), tmp_path / "site", os.environ) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["portal"]
