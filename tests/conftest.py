"""How hard hypothesis searches: quickly and at random at the desk, longer and always the same in CI. And what is made once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.browser import launched
from tests.portal import PLAN, ROOT, copy_project, made_once, run

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser of the whole run."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built once by `plan build`, strictly."""
    return made_once(tmp_path_factory, "mkdocs", lambda folder: run([PLAN, "build", "--site-dir", folder], ROOT))


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the same site, built once by Zensical, strictly; in a copy, so that its cache stands beside nobody else's."""
    return made_once(tmp_path_factory, "zensical", lambda folder: run([PLAN, "build", "--host", "zensical"], copy_project(folder))) / "site"


@pytest.fixture(scope="session", params=["mkdocs", "zensical"])
def either(request: pytest.FixtureRequest) -> Path:
    """The site of each host in turn: what asks for it runs on both, unless it is marked ON_MKDOCS."""
    folder: Path = request.getfixturevalue({"mkdocs": "site", "zensical": "other"}[request.param])
    return folder
