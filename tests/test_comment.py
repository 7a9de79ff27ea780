"""`plan comment` against a forge of our own: one comment, kept up to date, silent or honest where it should be, and no token told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from scripts.asking import LONGEST_WAIT, TRIES
from scripts.cli import plan as command
from scripts.comment import TARGETS
from scripts.forges import MARK
from tests.forge_stub import FORGES, TOKEN, Stub, stub
from tests.plans import BARE, write_files
from tests.portal import ROOT
from tests.repository import commit

FACTS = "price: {name: 单价, value: 50元/箱}\nboxes: {name: 箱数, value: 10箱}\nsum: {name: 合计, value: = price * boxes}\n"
FILES = {**BARE, "facts.yml": FACTS}
EDITED = {"facts.yml": FACTS.replace("50元", "60元")}
BODY = """\
<!-- plan-portal: changes -->
## 这个改动让哪些数变了

与 `main` 比较。

### 试验计划（`p`）

2 个数变动，0 个分解格变动，0 处成员变动，0 处文字变动

#### 其他数字

| 数字 | 之前 | 之后 | 变动 | 由哪处改动引起 |
| --- | --- | --- | --- | --- |
| 单价<br>`price` | 50元/箱 | 60元/箱 | \\+10元/箱（\\+20%） | `data/p/facts.yml:1 price.value 50元/箱 → 60元/箱：+10元/箱` |
| 合计<br>`sum` | 500元 | 600元 | \\+100元（\\+20%） | `data/p/facts.yml:1 price.value 50元/箱 → 60元/箱：+100元` |

<details><summary>改动的行（1）</summary>

| 位置 | 之前 | 之后 |
| --- | --- | --- |
| `data/p/facts.yml:1 price.value` | `50元/箱` | `60元/箱` |

</details>

---
核对： 1 个计划：0 个错误，0 个警告，0 条说明；核对一致 0 处，无法核对 0 处。"""
LITTLE = "没有数的变动超过 0%。"


@pytest.fixture(params=sorted(FORGES))
def forge(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    """A forge, and a run on it: a repository at a commit called main, with one price edited since."""
    commit(tmp_path, FILES)
    write_files(EDITED, tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_TOKEN", "GITLAB_TOKEN", "GITEE_TOKEN", "GITHUB_EVENT_PATH", *TARGETS):
        monkeypatch.delenv(name, raising=False)
    with stub(request.param) as running:
        event = tmp_path / ".git/event.json"
        event.write_text(json.dumps({"pull_request": {"number": 5, "base": {"sha": "0" * 40}}}), encoding="utf-8")
        for name, value in {**running.environment(), "GITHUB_EVENT_PATH": str(event)}.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.fixture(autouse=True)
def slept(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How long each wait would have been, in seconds."""
    found: list[int] = []
    monkeypatch.setattr("time.sleep", found.append)
    return found


def run(forge: Stub, *words: str) -> Result:
    found = CliRunner().invoke(command, ["comment", forge.name, *(words or ("--base", "main"))])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.output
    assert TOKEN not in found.output
    return found


def test_a_comment_is_made_and_then_updated(forge: Stub, tmp_path: Path) -> None:
    forge.add("我也来说一句")
    done = run(forge)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"{forge.name}：已评论\n")
    assert [comment["body"] for comment in forge.comments] == ["我也来说一句", BODY]
    write_files({"facts.yml": FACTS.replace("50元", "70元")}, tmp_path)
    assert run(forge).stderr == f"{forge.name}：评论已更新\n"
    assert [comment["body"] for comment in forge.comments] == [
        "我也来说一句",
        BODY.replace("60", "70").replace("+10元", "+20元").replace("+20%", "+40%").replace("+100元", "+200元").replace("600", "700"),
    ]
    assert not (tmp_path / "plan-changes.md").exists()


def test_our_comment_is_found_on_a_later_page(forge: Stub) -> None:
    for number in range(250):
        forge.add(f"第 {number} 条")
    mine = forge.add(MARK)
    run(forge)
    assert [comment["id"] for comment in forge.comments if comment["body"] == BODY] == [mine]
    assert sum(asked == f"GET {FORGES[forge.name][0]}" for asked in forge.asked) == 3


def test_a_mark_of_somebody_else_is_left_alone(forge: Stub) -> None:
    forge.add(MARK + "\n冒充", {"id": 99, "login": "stranger", "type": "User"})
    run(forge)
    assert [comment["body"] for comment in forge.comments] == [MARK + "\n冒充", BODY]


def test_the_token_of_a_workflow_belongs_to_a_bot(forge: Stub) -> None:
    forge.user = False
    forge.add(MARK + "\n冒充", {"id": 99, "login": "stranger", "type": "User"})
    assert run(forge).stderr == f"{forge.name}：已评论\n"
    assert run(forge).stderr == f"{forge.name}：评论已更新\n"
    assert [comment["body"] for comment in forge.comments] == [MARK + "\n冒充", BODY]


def test_silent_when_nothing_moved_but_an_old_comment_is_updated(forge: Stub, tmp_path: Path) -> None:
    write_files({"facts.yml": FACTS.replace("单价", "箱价")}, tmp_path)
    assert run(forge).stderr == f"{forge.name}：没有要紧的变动，不评论\n"
    assert forge.comments == []
    forge.add(MARK + "\n旧的")
    assert run(forge).stderr == f"{forge.name}：评论已更新\n"
    assert LITTLE in forge.comments[0]["body"]
    assert "箱价" not in forge.comments[0]["body"]


def test_a_threshold(forge: Stub) -> None:
    assert "不评论" in run(forge, "--base", "main", "--threshold", "20%").stderr
    assert "已评论" in run(forge, "--base", "main", "--threshold", "19.9%").stderr
    assert run(forge, "--threshold", "二成").stderr == "plan: --threshold 写百分数，如 0.5%，不是 二成\n"


def test_waits_as_asked_and_tries_again(forge: Stub, slept: list[int]) -> None:
    forge.instead = [("GET", 429, {"Retry-After": "7"}), ("GET", 502, {}), ("GET", 403, {"X-RateLimit-Remaining": "0", "Retry-After": "9"})]
    assert run(forge).exit_code == 0
    assert slept == [7, 2, 9]
    assert len(forge.comments) == 1


def test_a_comment_whose_answer_got_lost_is_not_made_twice(forge: Stub, slept: list[int]) -> None:
    forge.instead = [("POST", 502, {})]
    assert run(forge).stderr == f"{forge.name}：评论已更新\n"
    assert slept == [1]
    assert [comment["body"] for comment in forge.comments] == [BODY]


@pytest.mark.parametrize("head", [{}, {"Retry-After": str(LONGEST_WAIT + 1)}], ids=["busy", "for long"])
def test_gives_up_and_keeps_the_text(head: dict[str, str], forge: Stub, slept: list[int]) -> None:
    forge.instead = [("GET", 503, head)] * TRIES
    done = run(forge)
    assert done.exit_code == 2
    assert "没有回应（503 Service Unavailable），试了几次都不行；内容在上面，也写到了 plan-changes.md" in done.stderr
    assert Path("plan-changes.md").read_text(encoding="utf-8") == BODY + "\n"
    assert len(slept) == (0 if head else TRIES - 1)


def test_a_fork_without_a_token_prints_and_keeps_the_text(forge: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(f"{forge.name.upper()}_TOKEN")
    done = run(forge, "--base", "main", "--artifact", "kept.md")
    assert (done.exit_code, done.stdout) == (0, BODY + "\n")
    assert done.stderr.endswith("（从分支仓库来的合并请求拿不到），所以没有评论；内容在上面，也写到了 kept.md\n")
    assert Path("kept.md").read_text(encoding="utf-8") == BODY + "\n"
    assert forge.asked == []


def test_a_token_that_may_not_write_is_nobodys_fault_but_a_wrong_one_is(forge: Stub) -> None:
    forge.instead = [("POST", 403, {})]
    assert run(forge).exit_code == 0
    assert Path("plan-changes.md").exists()
    forge.instead = [("GET", 401, {})]
    done = run(forge)
    assert (done.exit_code, forge.comments[1:]) == (2, [])
    assert f"{forge.name} 不许评论（401 Unauthorized）" in done.stderr


def test_no_redirection_carries_the_token_away(forge: Stub) -> None:
    with stub(forge.name) as other:
        forge.instead = [("GET", 302, {"Location": other.address + FORGES[forge.name][0]})]
        assert run(forge).exit_code == 2
        assert other.asked == []


def test_honest_when_it_could_not_compare(forge: Stub) -> None:
    done = run(forge, "--base", "nope")
    assert done.exit_code == 2
    assert "⚠️ 没法比较：没有 nope：它不是提交、分支或标签" in forge.comments[0]["body"]


def test_honest_about_a_plan_that_cannot_be_read(forge: Stub, tmp_path: Path) -> None:
    write_files({"plan.yml": "title: x\n"}, tmp_path)
    done = run(forge)
    assert done.exit_code == 2
    assert "⚠️ 计划 p 没有比较：现在的文件 里的 plan.yml 读不出来" in forge.comments[0]["body"]


def test_a_long_comment_is_cut_with_a_note(forge: Stub, tmp_path: Path) -> None:
    lines = "".join(f"f{number}: {{name: {'很长的名字' * 12}, value: {number}}}\n" for number in range(1, 160))
    commit(tmp_path, {"facts.yml": lines})
    write_files({"facts.yml": lines.replace("}", "1}")}, tmp_path)
    for key in "abcdefghijk":
        write_files({f"../{key}/plan.yml": BARE["plan.yml"], f"../{key}/facts.yml": lines}, tmp_path)
    commit(tmp_path, {})
    for key in "abcdefghijk":
        write_files({f"../{key}/facts.yml": lines.replace("}", "1}")}, tmp_path)
    run(forge, "--base", "HEAD")
    [body] = [comment["body"] for comment in forge.comments]
    longest = {"github": 65_000, "gitlab": 900_000, "gitee": 20_000}[forge.name]
    assert len(body) <= longest
    assert body.count("<details>") == body.count("</details>")
    assert body.endswith("全部内容可用 plan diff --all 看") == (forge.name != "gitlab")


def test_errors_of_the_check_are_told(forge: Stub, tmp_path: Path) -> None:
    write_files({"facts.yml": EDITED["facts.yml"] + "c: {value: 5百}\n"}, tmp_path)
    run(forge)
    assert "\n- `data/p/facts.yml:4` \\`5百\\` 请写成 \\`500\\`（`odd-scale`）" in forge.comments[0]["body"]


def test_without_a_merge_request(forge: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_EVENT_PATH", "CI_MERGE_REQUEST_IID", "GITEE_PULL_ID"):
        monkeypatch.delenv(name, raising=False)
    done = run(forge)
    assert (done.exit_code, done.stderr[:13]) == (2, "plan: 不知道是哪个合")
    assert "已评论" in run(forge, "--base", "main", "--number", "5").stderr


def test_the_branch_that_is_merged_into_is_named(forge: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv({"github": TARGETS[0], "gitlab": TARGETS[1], "gitee": TARGETS[2]}[forge.name], "release")
    run(forge)
    assert "与 `release` 比较。" in forge.comments[0]["body"]


# —— the ready files ——


def test_the_ready_files_give_no_more_rights_than_needed() -> None:
    github = yaml.safe_load((ROOT / ".github/workflows/plan.yml").read_text(encoding="utf-8"))
    assert set(github[True]) == {"pull_request", "push"}  # `on` is a yes to YAML 1.1; pull_request_target would run strangers' code
    assert github["permissions"] == {"contents": "read"}
    assert github["jobs"]["check"].get("permissions") is None
    assert github["jobs"]["changes"]["permissions"] == {"contents": "read", "pull-requests": "write"}
    for file in (".github/workflows/plan.yml", ".gitlab-ci.yml", ".workflow/plan.yml"):
        text = (ROOT / file).read_text(encoding="utf-8")
        forge = {"g": "github", "w": "gitee"}.get(file[1], "github") if "gitlab" not in file else "gitlab"
        assert f"plan comment {forge} --base " in text
        assert "plan diff " in text
        assert "--exit-code" in text
