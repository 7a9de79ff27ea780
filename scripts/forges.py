"""GitHub, GitLab and Gitee: which merge request a run is about, and its comments."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from scripts.asking import Answer, RefusedError, ask

MARK = "<!-- plan-portal: changes -->"
MOST_PAGES = 50


class Forge(Struct, frozen=True):
    """A merge request on a forge: where its comments are listed and made, where one of them is, and who asks.

    `base` is what to compare with, where the environment says so; `longest` is how many characters a comment may have.
    """

    name: str
    api: str
    comments: str
    one: str
    headers: Mapping[str, str]
    update: str
    base: str
    longest: int

    def upsert(self, body: str, make: bool) -> str:
        """Updates our own comment, or makes one; what was done: `updated`, `made`, or `none` for nothing to update."""
        mine = next((found for found in self._all() if self._is_ours(found)), None)
        if mine is not None:
            ask(self.update, self.one.format(id=int(mine["id"])), self.headers, {"body": body})
            return "updated"
        if make:
            ask("POST", self.comments, self.headers, {"body": body})
        return "made" if make else "none"

    def _all(self) -> Iterator[dict[str, Any]]:
        """Every comment, page by page."""
        address = f"{self.comments}?per_page=100&page=1"
        for page in range(2, MOST_PAGES + 2):
            answer = ask("GET", address, self.headers)
            yield from (one for one in answer.body if isinstance(one, dict))
            if len(answer.body) < 100 and not _says_next(answer):
                return
            address = f"{self.comments}?per_page=100&page={page}"

    def _is_ours(self, found: dict[str, Any]) -> bool:
        """True for a comment with our mark that we made ourselves; a mark alone could be anybody's."""
        if not str(found.get("body") or "").startswith(MARK):
            return False
        author = found.get("user") or found.get("author") or {}
        try:
            me = ask("GET", urljoin(self.api, "user"), self.headers).body
        except RefusedError:  # the token of a workflow belongs to no user, but to a bot
            return author.get("type") == "Bot" or bool(author.get("bot"))
        return bool(me) and author.get("id") == me.get("id")


def _says_next(answer: Answer) -> bool:
    return 'rel="next"' in answer.headers.get("link", "") or bool(answer.headers.get("x-next-page"))


def forge_of(name: str, environment: Mapping[str, str], repository: str, number: int | None) -> Forge | str:
    """The merge request that this run is about; else what is missing: `token`, `request` or `repository`."""
    return {"github": _github, "gitlab": _gitlab, "gitee": _gitee}[name](environment, repository, number)


def _github(environment: Mapping[str, str], repository: str, number: int | None) -> Forge | str:
    api = environment.get("GITHUB_API_URL", "https://api.github.com").rstrip("/") + "/"
    event = _event(environment.get("GITHUB_EVENT_PATH", ""))
    request = event.get("pull_request") or {}
    number = number or request.get("number")
    repository = repository or environment.get("GITHUB_REPOSITORY", "")
    token = environment.get("GITHUB_TOKEN", "")
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
    if not number:
        return "request"
    if repository.count("/") != 1:
        return "repository"
    root = f"{api}repos/{quote(repository)}/issues"
    base = str((request.get("base") or {}).get("sha") or "")
    comments = f"{root}/{int(number)}/comments"
    return Forge("github", api, comments, root + "/comments/{id}", headers, "PATCH", base, 65_000) if token else "token"


def _event(path: str) -> dict[str, Any]:
    """What happened, as the forge wrote it down; nothing where there is no such file."""
    if not path or not Path(path).is_file():
        return {}
    read = json.loads(Path(path).read_text(encoding="utf-8"))
    return read if isinstance(read, dict) else {}


def _gitlab(environment: Mapping[str, str], repository: str, number: int | None) -> Forge | str:
    api = environment.get("CI_API_V4_URL", "https://gitlab.com/api/v4").rstrip("/") + "/"
    known = environment.get("CI_MERGE_REQUEST_PROJECT_ID") or environment.get("CI_PROJECT_ID", "")
    project = quote(repository, safe="") or quote(known, safe="")
    number = number or _whole(environment.get("CI_MERGE_REQUEST_IID", ""))
    token = environment.get("GITLAB_TOKEN", "")
    if not number:
        return "request"
    if not project:
        return "repository"
    root = f"{api}projects/{project}/merge_requests/{number}/notes"
    base = environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", "")
    return Forge("gitlab", api, root, root + "/{id}", {"PRIVATE-TOKEN": token}, "PUT", base, 900_000) if token else "token"


def _gitee(environment: Mapping[str, str], repository: str, number: int | None) -> Forge | str:
    api = environment.get("GITEE_API_URL", "https://gitee.com/api/v5").rstrip("/") + "/"
    known = environment.get("GITEE_REPO", "")
    repository = repository or (known if "/" in known else _remote())
    number = number or _whole(environment.get("GITEE_PULL_ID", ""))
    token = environment.get("GITEE_TOKEN", "")
    if not number:
        return "request"
    if repository.count("/") != 1:
        return "repository"
    root = f"{api}repos/{quote(repository)}/pulls"
    base = environment.get("GITEE_COMMIT", "")
    headers = {"Authorization": f"token {token}"}
    comments = f"{root}/{number}/comments"
    return Forge("gitee", api, comments, root + "/comments/{id}", headers, "PATCH", base, 20_000) if token else "token"


def _whole(told: str) -> int | None:
    return int(told) if told.isdecimal() and int(told) else None


def _remote() -> str:
    """owner/name of the repository that this one was cloned from; "" where git does not say."""
    ran = subprocess.run(["git", "remote", "get-url", "origin"], capture_output=True, text=True, check=False)
    address = ran.stdout.strip().removesuffix(".git")
    path = urlsplit(address).path if "://" in address else address.rpartition(":")[2]
    return "/".join(path.strip("/").split("/")[-2:])
