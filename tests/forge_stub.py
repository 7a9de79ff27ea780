"""A forge on this machine for tests: just enough of the comment interfaces of GitHub, GitLab and Gitee."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "secret-token"
ME = {"id": 7, "login": "portal"}
# how each forge is told what the run is about, where its comments are, how one is changed, and where the token stands
FORGES = {
    "github": ("/repos/o/r/issues/5/comments", r"/repos/o/r/issues/comments/(\d+)", "PATCH", ("Authorization", f"Bearer {TOKEN}")),
    "gitlab": ("/projects/9/merge_requests/5/notes", r"/projects/9/merge_requests/5/notes/(\d+)", "PUT", ("PRIVATE-TOKEN", TOKEN)),
    "gitee": ("/repos/o/r/pulls/5/comments", r"/repos/o/r/pulls/comments/(\d+)", "PATCH", ("Authorization", f"token {TOKEN}")),
}


@dataclass
class Stub:
    """The forge: its comments, what it was asked, and what it answers first instead (status and headers, in order)."""

    name: str
    address: str = ""
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    instead: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)
    user: bool = True

    def add(self, body: str, author: dict[str, Any] | None = None) -> int:
        """A comment that is already there; without an author it is ours."""
        number = 100 + len(self.comments)
        self.comments.append({"id": number, "body": body, "author" if self.name == "gitlab" else "user": author or ME})
        return number

    def environment(self) -> dict[str, str]:
        """What a run on this forge finds in its environment, but for the event of GitHub."""
        return {
            "github": {"GITHUB_API_URL": self.address, "GITHUB_REPOSITORY": "o/r", "GITHUB_TOKEN": TOKEN},
            "gitlab": {"CI_API_V4_URL": self.address, "CI_PROJECT_ID": "9", "CI_MERGE_REQUEST_IID": "5", "GITLAB_TOKEN": TOKEN},
            "gitee": {"GITEE_API_URL": self.address, "GITEE_REPO": "o/r", "GITEE_PULL_ID": "5", "GITEE_TOKEN": TOKEN},
        }[self.name]

    def answer(self, method: str, path: str, query: dict[str, list[str]], sent: dict[str, str]) -> tuple[int, Any]:
        """The status and the JSON of an answer."""
        listed, one, update, _ = FORGES[self.name]
        if path == "/user":
            return (200, ME) if self.user else (403, {"message": "not for this token"})
        if path == listed and method == "GET":
            size, page = int(query["per_page"][0]), int(query["page"][0])
            return 200, self.comments[(page - 1) * size : page * size]
        if path == listed and method == "POST":
            self.add(sent["body"], None if self.user else {"id": 8, "type": "Bot"})
            return 201, self.comments[-1]
        found = re.fullmatch(one, path)
        mine = [comment for comment in self.comments if found and comment["id"] == int(found[1])]
        if method != update or not mine:
            return 404, {"message": f"no {method} {path}"}
        mine[0]["body"] = sent["body"]
        return 200, mine[0]


@contextmanager
def stub(name: str) -> Iterator[Stub]:
    """A running forge; it refuses whoever does not show the token where it belongs."""
    forge = Stub(name)

    class Handler(BaseHTTPRequestHandler):
        def answered(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            sent = json.loads(self.rfile.read(length)) if length else {}
            asked = f"{self.command} {parts.path}"
            forge.asked.append(asked)
            head, value = FORGES[name][3]
            status, told, more = 401, {"message": "who are you"}, {}  # type: ignore[var-annotated]
            if self.headers.get(head) == value and TOKEN not in self.path:
                status, told = forge.answer(self.command, parts.path, parse_qs(parts.query), sent)
            if forge.instead and asked.startswith(forge.instead[0][0]):
                _, status, more = forge.instead.pop(0)
            body = json.dumps(told).encode()
            self.send_response(status)
            for key, one in {"Content-Length": str(len(body)), **more}.items():
                self.send_header(key, one)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_PUT = answered  # noqa: N815 - http.server calls them so

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        forge.address = f"http://127.0.0.1:{server.server_port}"
        yield forge
        server.shutdown()
