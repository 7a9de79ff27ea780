"""The ready files for GitHub, GitLab and Gitee: made of what the forges know, and every shell line of them run in a clean clone."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.forge_stub import FORGES, Stub, stub
from tests.plans import BARE
from tests.portal import PLAN, ROOT
from tests.repository import ALONE, commit, git

FILES = {"github": ".github/workflows/plan.yml", "gitlab": ".gitlab-ci.yml", "gitee": ".workflow/plan.yml"}
FACTS = "price: {name: 单价, value: 50元/箱}\nboxes: {name: 箱数, value: 10箱}\nsum: {name: 合计, value: = price * boxes}\n"
GUARDED = BARE["plan.yml"] + "guardrails: [{of: price, percent: 5%}]\n"
# what `make venv` leaves behind, without a network
MAKEFILE = f"venv:\n\t@mkdir -p .venv/bin && ln -sf {PLAN} .venv/bin/plan\n"

# What Gitee Go documents of a pipeline: no schema of it is published.
TRIGGERS = {"trigger", "push", "pr", "schedule"}
MATCHES = {"branches", "tags"}
HOW = {"prefix", "precise", "include", "exclude"}
PIPELINE = {"version", "name", "displayName", "triggers", "variables", "strategy", "stages"}
STAGE = {"name", "displayName", "strategy", "trigger", "executor", "steps"}
STEP = {"step", "name", "displayName", "pythonVersion", "commands", "artifacts", "caches", "notify", "strategy", "dependsOn"}
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,31}")


def read(name: str) -> dict[Any, Any]:
    found = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("path", sorted((ROOT / ".workflow").glob("*.yml")), ids=lambda path: path.name)
def test_a_gitee_pipeline_holds_what_gitee_knows(path: Path) -> None:
    made = read(f".workflow/{path.name}")
    assert set(made) <= PIPELINE
    assert made["version"] == "1.0"
    assert made["name"] == path.stem
    assert made["displayName"]
    assert set(made["triggers"]) <= TRIGGERS
    for event in made["triggers"].values():
        assert set(event) <= MATCHES
        for how in event.values():
            assert set(how) <= HOW
            assert all(isinstance(pattern, str) for patterns in how.values() for pattern in patterns)
    names = [made["name"]]
    for stage in made["stages"]:
        assert set(stage) <= STAGE
        assert {"name", "displayName", "steps"} <= set(stage)
        names.append(stage["name"])
        for step in stage["steps"]:
            assert set(step) <= STEP
            assert {"step", "name", "displayName", "commands"} <= set(step)
            assert step["step"] == "build@python"
            assert isinstance(step["pythonVersion"], str)
            assert all(isinstance(command, str) and command for command in step["commands"])
            names.append(step["name"])
    assert all(NAME.fullmatch(name) for name in names), names


def test_the_gitlab_and_github_files_hold_jobs_that_can_run() -> None:
    for job in read(FILES["gitlab"]).values():
        assert set(job) <= {"image", "script", "artifacts", "rules", "variables", "resource_group"}
        assert job["image"].startswith("python:")
        assert all(isinstance(line, str) for line in job["script"])
    for name in ("plan", "publish"):
        for job in read(f".github/workflows/{name}.yml")["jobs"].values():
            assert set(job) <= {"runs-on", "steps", "permissions", "if"}
            assert all(("run" in step) != ("uses" in step) for step in job["steps"])


def jobs(forge: str) -> dict[str, list[str]]:
    """The shell lines of each job that looks at a merge request."""
    made = read(FILES[forge])
    if forge == "github":
        return {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in made["jobs"].items()}
    if forge == "gitlab":
        return {name: job["script"] for name, job in made.items() if name != "publish"}
    return {step["name"]: step["commands"] for stage in made["stages"] for step in stage["steps"]}


@pytest.fixture(params=sorted(FORGES))
def forge(request: pytest.FixtureRequest) -> Iterator[Stub]:
    with stub(request.param) as running:
        yield running


def ran(forge: Stub, root: Path, edited: dict[str, str]) -> dict[str, subprocess.CompletedProcess[str]]:
    """Every job in a clean clone of a portal where a merge request has edited some files, by its name."""
    portal = root / "portal"
    around = {"../../Makefile": MAKEFILE, "../../.gitignore": ".venv/\n.cache/\n"}
    base = commit(portal, {**BARE, "plan.yml": GUARDED, "facts.yml": FACTS, **around})
    git(portal, "switch", "-q", "-c", "request")
    commit(portal, edited)
    git(portal, "switch", "-q", "main")
    git(portal, "merge", "-q", "--no-ff", "-m", "merged", "request")
    event = root / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 5, "base": {"sha": base}}}), encoding="utf-8")
    told = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "GITEE_COMMIT": base, "GITHUB_EVENT_PATH": str(event)}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI", "GITLAB_", "GITEE_"))}
    done = {}
    for name, lines in jobs(forge.name).items():
        clone = root / name
        git(root, "clone", "-q", str(portal), str(clone))
        done[name] = subprocess.run(
            ["sh", "-e", "-c", "\n".join(lines)],
            cwd=clone,
            env={**kept, **ALONE, **forge.environment(), **told, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
    return done


def test_a_good_request_passes_and_is_commented_on(forge: Stub, tmp_path: Path) -> None:
    done = ran(forge, tmp_path, {"facts.yml": FACTS.replace("50元", "51元")})
    assert {name: one.returncode for name, one in done.items()} == dict.fromkeys(done, 0), [one.stderr for one in done.values()]
    assert [comment["body"].splitlines()[0] for comment in forge.comments] == ["<!-- plan-portal: changes -->"]
    assert "51元/箱" in forge.comments[0]["body"]


def test_a_request_beyond_a_guardrail_fails(forge: Stub, tmp_path: Path) -> None:
    done = ran(forge, tmp_path, {"facts.yml": FACTS.replace("50元", "60元")})
    assert {one.returncode for name, one in done.items() if name not in {"check", "plan"}} == {1}
    assert len(forge.comments) == 1


def test_a_request_with_an_error_fails_and_shows_where(forge: Stub, tmp_path: Path) -> None:
    done = ran(forge, tmp_path, {"facts.yml": FACTS + "again: = pric * 2\n"})
    check = done[{"github": "check", "gitlab": "plan", "gitee": "plan_check"}[forge.name]]
    assert check.returncode == 1
    if forge.name == "github":
        assert "::error file=data/p/facts.yml,line=4,col=10," in check.stdout
    elif forge.name == "gitlab":
        found = json.loads((tmp_path / "plan/code-quality.json").read_text(encoding="utf-8"))
        assert [(one["location"]["path"], one["location"]["lines"]["begin"]) for one in found] == [("data/p/facts.yml", 4)]
    else:
        assert "data/p/facts.yml:4:10: error[unknown-reference]" in check.stdout
