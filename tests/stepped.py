"""A small plan published three times without a site generator: what a reader of the comparison page needs, made in a moment."""

from __future__ import annotations

from pathlib import Path

from macros.compute.compute import compute
from macros.exports.plan_json import plan_json
from macros.model.loading import load_plan
from macros.model.project import plan_folders
from scripts.publishing.folder import publish_folder
from scripts.publishing.staging import with_manifest
from scripts.publishing.stepping import steps_of
from tests.plans import AXES, BARE, write_files
from tests.publishing import git, source_of

PLAN = BARE["plan.yml"]
TARGETS = (
    "revenue:\n  name: 销售额\n  unit: 元\n  base: 4亿\n  growth: 25%\n  quantum: 1万元\n  split: {product: 2:3:1, month: even}\n"
    "profit: {name: 利润, unit: 元, total: = revenue.total / 7}\n"
)
FACTS = (
    "price: {name: 单价, value: 50元/箱}\nboxes: {name: 箱数, value: = revenue / price}\n"
    "share: {name: 份额, value: unknown, why: 待查}\n"
)
FILES = {"plan.yml": f"{PLAN}version: 2026.1\n", "axes.yml": AXES, "targets.yml": TARGETS, "facts.yml": FACTS}
SECOND = FILES | {
    "plan.yml": f"{PLAN}version: 2026.2\namendment: {{of: 2026.1, why: 原料涨价, by: 财务总监}}\nsummary: 涨价以后\n",
    "targets.yml": TARGETS.replace("25%", "50%"),
    "facts.yml": FACTS.replace("50元", "40元").replace("unknown, why: 待查", "12%"),
}
THIRD = SECOND | {
    "plan.yml": f"{PLAN}version: 2026.3\n",
    "axes.yml": AXES.replace("A: {name: 形象品}", "X: {name: 形象品}"),
    "targets.yml": TARGETS.replace("25%", "37.5%"),
    "../../content/p/index.md": "# 目标\n",
}
VERSIONS = {"2026.1": FILES, "2026.2": SECOND, "2026.3": THIRD}


def publish(root: Path, out: Path, version: str) -> None:
    """What is committed, published with every plan's plan.json and a page."""
    files = {"index.html": f'<!doctype html><html lang="zh"><title>{version}</title><p>{version}</p></html>'.encode()}
    for folder in plan_folders(root):
        plan, _ = load_plan(root, folder)
        assert plan is not None
        files[f"{plan.key}/plan.json"] = plan_json(compute(plan)).encode()
    source = source_of(root)
    built = with_manifest(source, version, files)
    publish_folder(out, built, ("latest",), steps_of(root, source, built))


def commit(root: Path, files: dict[str, str], message: str = "x") -> None:
    write_files(BARE | files, root)
    git(root, "add", "-A")
    git(root, "commit", "-qm", message)


def empty(place: Path) -> Path:
    """A repository without any commit."""
    root = place / "root"
    root.mkdir(parents=True)
    for words in (["init", "-q", "-b", "main"], ["config", "user.name", "某人"], ["config", "user.email", "someone@example.org"]):
        git(root, *words)
    return root


def three_versions(place: Path) -> tuple[Path, Path]:
    """The repository, and the folder that they are published in."""
    root, out = empty(place), place / "out"
    for version, files in VERSIONS.items():
        commit(root, files)
        publish(root, out, version)
    return root, out
