"""The browser of the page tests: one that starts is found, and a missing one is said, with a way out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import browser


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """What was found before, or is found here, is forgotten."""
    browser.find.cache_clear()
    yield
    browser.find.cache_clear()


def test_a_browser_shows_chinese_text(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<title>销售计划</title>")
    assert page.title() == "销售计划"
    page.close()


@pytest.mark.parametrize("arguments", [[], ["--install"]])
def test_a_named_browser_that_does_not_start_is_a_failure(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLAN_BROWSER", "/nowhere/chromium")
    assert browser.main(arguments) == 1
    told = capsys.readouterr().err
    assert told.startswith("PLAN_BROWSER=/nowhere/chromium 不能运行")
    assert "apt-get install chromium" in told


def test_no_browser_at_all_is_a_failure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("PLAN_BROWSER", raising=False)
    monkeypatch.setattr(browser, "_candidates", lambda: iter(["/nowhere/chromium", "false"]))
    assert browser.main([]) == 1
    assert capsys.readouterr().err.strip() == browser.WAY_OUT
