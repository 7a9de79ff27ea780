"""What is kept of pages holds for no other settings: each thing that shapes a page changes the key, or nothing is kept."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import mkdocs.config
import mkdocs.utils
import pytest

from macros.pages.shaping import Shaping
from tests.portal import ROOT

WRITTEN = "site_name: 门户\nnav:\n  - 首页: index.md\nextra:\n  a: !ENV [NO_SUCH, SECOND, none]\n  b: !ENV\n    - THIRD\n    - none\n"


def shaping(root: Path, file: str = "mkdocs.yml", **said: Any) -> Shaping:
    """The settings of a portal; `said` is what the command line has said otherwise."""
    (root / "theme").mkdir(exist_ok=True)
    if not (root / "mkdocs.yml").exists():
        (root / "mkdocs.yml").write_text(WRITTEN, encoding="utf-8")
    installed = Path(mkdocs.utils.__file__).parent
    theme = SimpleNamespace(name="material", dirs=[str(root / "theme"), str(installed)])
    usual = {"use_directory_urls": False, "site_url": None, "theme": theme, "plugins": {"search": 1}, "markdown_extensions": ["toc"]}
    return Shaping(root, SimpleNamespace(config_file_path=str(root / file), **usual | said))


def test_settings_are_the_same_for_another_folder_and_another_navigation(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "two/mkdocs.yml").write_text(WRITTEN.replace("首页", "起点"), encoding="utf-8")
    one, two = shaping(tmp_path / "one"), shaping(tmp_path / "two")
    assert (one.settings(), one.theme()) == (two.settings(), two.theme())
    assert one.is_seen()


@pytest.mark.parametrize("name", ["NO_SUCH", "SECOND", "THIRD", "PLAN_PUBLISHED", "PLAN_SERVING"])
def test_what_settings_ask_of_the_surroundings_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = shaping(tmp_path).settings()
    monkeypatch.setenv(name, "else")
    assert shaping(tmp_path).settings() != before


@pytest.mark.parametrize(
    ("name", "said"), [("use_directory_urls", True), ("site_url", "http://127.0.0.1:8000/"), ("theme", SimpleNamespace(name="m"))]
)
def test_what_the_command_line_says_otherwise_counts(tmp_path: Path, name: str, said: object) -> None:
    told: Any = {name: said}
    assert shaping(tmp_path, **told).settings() != shaping(tmp_path).settings()


def test_settings_in_a_file_of_another_name_count(tmp_path: Path) -> None:
    (tmp_path / "other.yml").write_text("site_name: 甲\n", encoding="utf-8")
    before = shaping(tmp_path, "other.yml").settings()
    (tmp_path / "other.yml").write_text("site_name: 乙\n", encoding="utf-8")
    assert shaping(tmp_path, "other.yml").settings() != before


@pytest.mark.parametrize("name", ["main.html", "linked.html", "assets/mark.svg", "below/part.html"])
def test_whatever_lies_in_the_theme_counts(tmp_path: Path, name: str) -> None:
    for file in ("main.html", "there.html", "assets/mark.svg", "below/part.html"):
        (tmp_path / "theme" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "theme" / file).write_text("1", encoding="utf-8")
    (tmp_path / "theme/there.html").rename(tmp_path / "there.html")
    (tmp_path / "theme/linked.html").symlink_to("../there.html")
    before = shaping(tmp_path).theme()
    (tmp_path / "theme" / name).write_text("2", encoding="utf-8")
    assert shaping(tmp_path).theme() != before


def test_the_time_counts_where_a_template_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    undated = shaping(tmp_path).theme()
    (tmp_path / "theme/main.html").write_text("{{ build_date_utc }}", encoding="utf-8")
    dated = shaping(tmp_path).theme()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1100000000")
    assert shaping(tmp_path).theme() not in (undated, dated)
    (tmp_path / "theme/main.html").unlink()
    assert shaping(tmp_path).theme() == undated


@pytest.mark.parametrize(
    "line",
    [
        "INHERIT: base.yml",
        '"INHERIT": base.yml',
        "extra: {x: !relative $docs_dir}",
        "plugins: [search: {jieba_dict: words.txt}]",
        "x: {custom_icons: [theme/.icons]}",
        "x: !!python/name:tools.fence",
        "x: !!python/object/apply:pymdownx.slugs.slugify {}",
    ],
)
def test_settings_that_reach_further_are_known(tmp_path: Path, line: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"{line}\n", encoding="utf-8")
    assert not shaping(tmp_path).is_seen()


@pytest.mark.parametrize("name", ["pymdownx.snippets", "pymdownx.b64", "mdx_include", "markdown_include.include"])
def test_extensions_that_may_read_files_are_known(tmp_path: Path, name: str) -> None:
    assert not shaping(tmp_path, markdown_extensions=["toc", name]).is_seen()


def test_a_plugin_and_a_hook_are_known(tmp_path: Path) -> None:
    assert not shaping(tmp_path, plugins={"search": 1, "hook.py": 1}).is_seen()


def test_of_the_portal_itself_everything_is_seen() -> None:
    config = mkdocs.config.load_config(str(ROOT / "mkdocs.yml"))
    assert Shaping(ROOT, config).is_seen()
