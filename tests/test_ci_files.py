"""The ready files for GitHub, GitLab and Gitee: made of what the forges know, and every shell line of them run in a clean clone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.forge_stub import FORGES, Stub, stub
from tests.plans import BARE
from tests.portal import PLAN, ROOT
from tests.publishing import files_in
from tests.repository import ALONE, commit, git
from tests.test_publish_commands import portal

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


# —— what is published, and a site made in parts ——

TAG = {"GITHUB_REF_NAME": "v2026.1", "CI_COMMIT_TAG": "v2026.1", "GITEE_BRANCH": "v2026.1"}
WHO = {"GITHUB_ACTOR": "zhou", "GITLAB_USER_NAME": "zhou", "GITLAB_USER_EMAIL": "zhou@example.com", "GITEE_COMMITTER": "zhou"}


def publishing_lines(forge: str) -> list[str]:
    """The shell lines that publish a tag."""
    if forge == "gitlab":
        found: list[str] = read(FILES["gitlab"])["publish"]["script"]
        return found
    if forge == "github":
        return [step["run"] for step in read(".github/workflows/publish.yml")["jobs"]["publish"]["steps"] if "run" in step]
    [stage] = read(".workflow/publish.yml")["stages"]
    return list(stage["steps"][0]["commands"])


@pytest.mark.parametrize("forge", sorted(FORGES))
def test_a_tag_is_published(forge: str, tmp_path: Path) -> None:
    root = portal(tmp_path / "portal")
    (root / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    (root / ".gitignore").write_text(".venv/\n.plan/\n.cache/\n__pycache__/\nsite/\n", encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "make")
    git(tmp_path, "clone", "-q", "--bare", str(root), "bare.git")
    git(tmp_path, "clone", "-q", str(tmp_path / "bare.git"), "clone")
    address = "https://oauth2:token@forge.test/team/plans.git"  # GitLab's lines name the remote themselves
    git(tmp_path / "clone", "config", f"url.{tmp_path / 'bare.git'}.insteadOf", address)
    around = {**TAG, **WHO, "PLAN_PUBLISH_TOKEN": "token", "CI_SERVER_HOST": "forge.test", "CI_PROJECT_PATH": "team/plans"}
    shell(publishing_lines(forge), tmp_path / "clone", around)
    listed = json.loads(git(tmp_path / "bare.git", "show", "gh-pages:versions.json"))
    assert [(one["version"], one["aliases"]) for one in listed] == [("2026.1", ["latest"])]
    assert "600万" in git(tmp_path / "bare.git", "show", "gh-pages:latest/p/index.html")


def shell(lines: list[str], folder: Path, around: dict[str, str]) -> None:
    """Runs the lines of a job as a forge does: all must succeed."""
    environment = {**os.environ, **ALONE, **around, "PYTHONPATH": str(folder)}
    done = subprocess.run(["sh", "-e", "-c", "\n".join(lines)], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_parts_that_the_guide_shows_make_the_same_site_as_one_build(tmp_path: Path) -> None:
    """The job matrix of the guide: each part in a clean clone, its artifact unpacked as the forge does, and put together in another."""
    guide = (ROOT / "content/guide/speed.md").read_text(encoding="utf-8")
    [block] = [found for found in re.findall(r"```yml\n(.*?)```", guide, re.DOTALL) if "matrix:" in found]
    jobs = yaml.safe_load(block)["jobs"]
    part, whole = jobs["part"], jobs["site"]
    root = portal(tmp_path / "portal")
    (root / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    for key in ("q", "r"):
        for folder in ("data", "content"):
            shutil.copytree(root / folder / "p", root / folder / key)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "three plans")
    assert whole["needs"] == "part"
    assert len(part["strategy"]["matrix"]["plans"]) == 2
    names = {}
    for index, plans in enumerate(["p", "q"]):  # r is left to the last step, as the guide says
        git(tmp_path, "clone", "-q", str(root), f"part-{index}")
        lines = [step["run"].replace("${{ matrix.plans }}", plans) for step in part["steps"] if "run" in step]
        shell(lines, tmp_path / f"part-{index}", {})
        [kept] = [step["with"] for step in part["steps"] if "upload-artifact" in step.get("uses", "")]
        names[index] = kept["name"].replace("${{ strategy.job-index }}", str(index))
        assert kept["include-hidden-files"] is True
    git(tmp_path, "clone", "-q", str(root), "whole")
    [taken] = [step["with"] for step in whole["steps"] if "download-artifact" in step.get("uses", "")]
    for index, name in names.items():
        shutil.copytree(tmp_path / f"part-{index}" / kept["path"], tmp_path / "whole" / taken["path"] / name)
    shell([step["run"] for step in whole["steps"] if "run" in step], tmp_path / "whole", {})
    git(tmp_path, "clone", "-q", str(root), "once")
    shell(["make venv", ".venv/bin/plan build"], tmp_path / "once", {})
    ours, once = files_in(tmp_path / "whole/site"), files_in(tmp_path / "once/site")
    assert ours.keys() == once.keys()
    assert [name for name in once if ours[name] != once[name]] == []
    assert "r/index.html" in once
