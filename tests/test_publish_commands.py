"""`plan publish` and `plan verify`, run for real on a small portal: what they print and end with, and what a reader then sees."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, expect

from macros.catalogue import say, text
from macros.model.settings import HOSTS
from scripts.cli import plan as command
from scripts.publishing.staging import COMMAND
from tests.plans import AXES, BARE, write_files
from tests.portal import ROOT, served, visiting
from tests.publishing import files_in, git

TARGETS = "revenue:\n  name: 销售额\n  unit: 元\n  owner: 总监\n  total: 600万\n  quantum: 1万元\n  split:\n    product: 1:2:3\n"
FILES = {
    "plan.yml": f"{BARE['plan.yml']}show: 万元\nversion: 2026.1\n",
    "axes.yml": AXES,
    "targets.yml": TARGETS,
    "../../content/index.md": "# 首页\n\n{{ plans() }}\n",
    "../../content/p/index.md": '# 目标\n\n全年 {{ value("revenue.total") }}。\n\n{{ life() }}\n',
    "../../content/p/figures.md": "# 数字\n\n{{ figures() }}\n",
}
BUILDING = "正在核对并生成提交 {} …\n"
UNAPPROVED = "注意：还没有批准的计划：p；网站上会标明\n"


def portal(root: Path) -> Path:
    """A committed portal with one small plan and the engine."""
    write_files(BARE | FILES, root)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"^nav:\n(?:[ #].*\n|\n(?=[ #]))+", "", settings, flags=re.MULTILINE), encoding="utf-8")
    for folder in ("macros", "scripts"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (root / ".gitignore").write_text("__pycache__/\n.plan/\nsite/\n", encoding="utf-8")
    for words in (["init", "-q", "-b", "main"], ["config", "user.name", "某人"], ["config", "user.email", "someone@example.org"]):
        git(root, *words)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one", "--date", "2026-01-02T03:04:05+0800")
    return root


@pytest.fixture(scope="module", params=HOSTS)
def published(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> tuple[Path, Path, list[Result]]:
    """The portal, published twice into one folder; the folder, and what the command said. The host is named by the first command alone,
    then by the portal's settings.
    """
    root = portal(tmp_path_factory.mktemp("published") / "portal")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        first = run("publish", "2026.1", "--alias", "latest", "--to", str(root.parent / "out"), "--host", request.param)
        (root / "data/p/targets.yml").write_text(TARGETS.replace("600万", "660万"), encoding="utf-8")
        (root / "check.yml").write_text(f"host: {request.param}\n", encoding="utf-8")
        git(root, "add", "-A")
        git(root, "commit", "-qm", "two")
        second = run("publish", "2026.2", "--alias", "latest", "--to", str(root.parent / "out"))
    return root, root.parent / "out", [first, second]


def run(*words: str) -> Result:
    found = CliRunner().invoke(command, words)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found


def head(root: Path, name: str = "HEAD") -> str:
    return git(root, "rev-parse", name)


def test_what_the_command_says(published: tuple[Path, Path, list[Result]]) -> None:
    root, out, said = published
    for done, version, commit in zip(said, ("2026.1", "2026.2"), (head(root, "HEAD~1"), head(root)), strict=True):
        count = len(files_in(out / "site" / version))
        assert (done.exit_code, done.stderr) == (0, BUILDING.format(commit[:12]) + UNAPPROVED)
        assert done.stdout == f"已发布 {version}：{count} 个文件，{out}/site，来自提交 {commit[:12]}\n"


def test_the_manifest_lists_every_byte(published: tuple[Path, Path, list[Result]]) -> None:
    root, out, _ = published
    files = files_in(out / "site/2026.1")
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["files"] == {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    assert (manifest["commit"], manifest["version"]) == (head(root, "HEAD~1"), "2026.1")
    assert manifest["signed_off"] == "某人 <someone@example.org>"
    told = json.loads(files["p/plan.json"])
    assert manifest["plans"]["p"] == {
        "version": "2026.1", "status": "draft", "approved": False, "digest": told["digest"]["all"], "figures": told["digest"]["figures"],
    }  # fmt: skip
    listed = json.loads((out / "site/versions.json").read_text(encoding="utf-8"))
    assert [(one["version"], one["aliases"]) for one in listed] == [("2026.2", ["latest"]), ("2026.1", [])]
    assert {tuple(one["properties"]["unapproved"]) for one in listed} == {("p",)}
    assert manifest["host"] == json.loads((out / "site/2026.2/manifest.json").read_text(encoding="utf-8"))["host"]
    assert (manifest["host"] in manifest["made_with"], "search.json" in files) == (True, manifest["host"] == "zensical")
    assert b"660" in (out / "site/latest/p/index.html").read_bytes()
    assert b"600" in (out / "site/2026.1/p/index.html").read_bytes()


def test_a_published_version_is_verified_and_a_changed_one_is_found(
    published: tuple[Path, Path, list[Result]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, out, _ = published
    monkeypatch.chdir(root)
    done = run("verify", "2026.1", "--to", str(out))
    count = len(files_in(out / "site/2026.1")) - 1
    commit = head(root, "HEAD~1")[:12]
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"2026.1 版完好：{count} 个文件与清单相符，由提交 {commit} 重新生成也逐字节相同\n"
    copy = tmp_path / "copy"
    shutil.copytree(out, copy, symlinks=True)
    own = copy / "versions/2026.1"
    (own / "p/index.html").write_bytes(b"600" + (own / "p/index.html").read_bytes())
    (own / "more.html").write_text("x", encoding="utf-8")
    (own / "404.html").unlink()
    done = run("verify", "2026.1", "--to", str(copy))
    assert (done.exit_code, done.stderr) == (1, "2026.1 版有 3 处不符\n")
    assert done.stdout == "404.html：少了\nmore.html：多出来的\np/index.html：内容不同\n"
    manifest = copy / "versions/2026.2/manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("某人", "别人"), encoding="utf-8")
    done = run("verify", "latest", "--to", str(copy))
    assert (done.exit_code, done.stdout) == (1, "manifest.json：不是发布时的清单\n")


def test_what_is_refused_at_once(published: tuple[Path, Path, list[Result]], monkeypatch: pytest.MonkeyPatch) -> None:
    root, out, _ = published
    monkeypatch.chdir(root)
    before = files_in(out)
    for words, told in (
        (("2026.1", "--to", str(out)), f"{out} 里已有 2026.1 版；已发布的版本不会覆盖，请换一个版本名"),
        (("3.0", "--alias", "2026.1", "--to", str(out)), "2026.1 已是版本，不能再作别名；请换一个"),
        (("versions.json", "--to", str(out)), "版本不能叫 versions.json，这个名字另有用处；请换一个，如 2026.1"),
        (("latest",), "版本不能叫 latest，这个名字另有用处；请换一个，如 2026.1"),
        (("3.0", "--to", str(out), "--push"), "--to 和 --branch、--push 不能同时用"),
        (("3.0", "--push"), "没有远端可推送；先 git remote add origin 地址，或去掉 --push"),
        (("3.0", "--to", str(root)), f"{root} 里有别的文件；请给一个空文件夹，或上次发布用的那个"),
    ):
        done = run("publish", *words)
        assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"plan: {told}\n")
    assert run("publish", "../x").stderr.startswith("plan: 版本不能叫 ../x；只用字母、数字")
    assert run("verify", "3.0", "--to", str(out)).stderr == f"plan: {out} 里没有 3.0 版；有：2026.2、2026.1\n"
    assert run("verify", "3.0").stderr.startswith("plan: 没有分支 gh-pages；")
    assert files_in(out) == before


def test_a_dirty_tree_and_no_tree_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(BARE, tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: 例\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run("publish", "1.0").stderr == f"plan: {tmp_path} 不在 git 仓库里；发布的是已提交的内容，请先 git init 并提交\n"
    git(tmp_path, "init", "-q")
    assert run("publish", "1.0").stderr == "plan: 还没有任何提交；请先提交\n"
    git(tmp_path, "add", "mkdocs.yml")
    git(tmp_path, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "one")
    done = run("publish", "1.0")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "plan: 有 1 个文件没有提交：data/；发布的是已提交的内容，请先提交或撤销这些改动\n"
    monkeypatch.chdir(tmp_path.parent)
    assert run("publish", "1.0").exit_code == 2


def test_a_plan_with_errors_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = portal(tmp_path / "portal")
    (root / "data/p/targets.yml").write_text(TARGETS.replace("600万", "六百万"), encoding="utf-8")
    git(root, "commit", "-qam", "wrong")
    monkeypatch.chdir(root)
    done = run("publish", "1.0")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "data/p/targets.yml:5:10: error[" in done.stderr
    assert done.stderr.endswith("没有发布 1.0：计划或页面有错误，见上\n")
    assert git(root, "branch", "--list", "gh-pages") == ""
    assert git(root, "status", "--porcelain") == ""


def test_one_commit_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Two folders, time zones, locales and hash seeds; the stamp is the commit's."""
    sites: list[dict[str, bytes]] = []
    for name, around in (
        ("one", {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}),
        ("另一处 here", {"TZ": "America/Los_Angeles", "LC_ALL": "POSIX", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"}),
    ):
        root = tmp_path / name / "portal"
        if sites:
            git(tmp_path, "clone", "-q", str(tmp_path / "one/portal"), str(root))
        else:
            portal(root)
        environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"} | around | {"PYTHONPATH": str(root)}
        words = [sys.executable, "-c", COMMAND, "build", "--site-dir", str(tmp_path / name / "site")]
        done = subprocess.run(words, cwd=root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        sites.append(files_in(tmp_path / name / "site"))
    assert sites[0].keys() == sites[1].keys()
    assert [path for path in sites[0] if sites[0][path] != sites[1][path]] == []


def test_a_build_whose_search_misses_a_name_fails(tmp_path: Path) -> None:
    root = portal(tmp_path / "portal")
    page = root / "content/p/index.md"
    page.write_text(f"---\nsearch:\n  exclude: true\n---\n{page.read_text(encoding='utf-8')}\n试验计划\n", encoding="utf-8")
    words = [sys.executable, "-c", COMMAND, "build", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(words, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.endswith(f"{text(say('search-misses', name='试验计划', page='p/index.html'))}\n"), done.stderr


def test_a_reader_sees_which_version_it_is(published: tuple[Path, Path, list[Result]], chromium: Browser) -> None:
    _, out, _ = published
    with served(out / "site") as base, visiting(chromium, base) as visit:
        page = visit.open("")
        assert page.url == f"{base}latest/index.html"
        expect(page.locator(".plan-version")).to_have_count(0)
        page = visit.open("2026.1/p/index.html")
        draft = "本页的计划在发布 2026.1 版时还没有批准。"
        expect(page.locator(".plan-version")).to_have_text(f"这是 2026.1 版，不是最新版。 看最新的 2026.2 版 {draft}")
        expect(page.locator(".md-version__current")).to_have_text("2026.1")
        expect(page.locator(".md-version__link")).to_have_text(["2026.2", "2026.1"])
        page.locator(".plan-version a").click()
        expect(page).to_have_url(f"{base}2026.2/index.html")
        page = visit.open("2026.2/p/index.html")
        expect(page.locator(".plan-version")).to_have_text("本页的计划在发布 2026.2 版时还没有批准。")


def test_a_reader_sees_what_changed_since_the_version_before(published: tuple[Path, Path, list[Result]], chromium: Browser) -> None:
    _, out, _ = published
    moved = ["销售额 600万 → 660万 +60万（+10%）"]
    with served(out / "site") as base, visiting(chromium, base) as visit:
        page = visit.open("latest/index.html")
        expect(page.locator(".plan-card .changed h4")).to_have_text("自 2026.1 版以来")
        expect(page.locator(".plan-card .changed li")).to_have_text(moved)
        page = visit.open("2026.2/p/index.html")
        expect(page.locator("article h1 + .changed li")).to_have_text(moved)
        page.locator("article .changed a").click()
        expect(page.locator("h2.sides span")).to_have_text("2026.1 → 2026.2")
        page = visit.open("2026.1/index.html")
        expect(page.locator(".plan-card")).to_have_count(1)
        expect(page.locator(".changed")).to_have_count(0)


def test_from_the_explanation_of_a_number_to_its_history(published: tuple[Path, Path, list[Result]], chromium: Browser) -> None:
    _, out, _ = published
    with served(out / "site") as base, visiting(chromium, base) as visit:
        for path in ("2026.2/p/index.html", "2026.1/p/index.html"):
            page = visit.open(path)
            page.locator('article p a.figure[data-figure="revenue.total"]').click()
            page.locator(".plan-sheet dd.history a").click()
            expect(page.locator("#figure")).to_have_text("销售额 revenue.total")
            rows = page.locator('table[aria-label="历史 销售额"] tbody tr')
            expect(rows).to_have_count(2)
            expect(rows.nth(0)).to_contain_text("660万")
            expect(rows.nth(1)).to_contain_text("600万")
        page = visit.open("2026.2/p/figures.html")
        page.locator("a.figure").first.click()
        expect(page.locator(".plan-sheet dd.history, .explain dd.history").first).to_be_attached()
