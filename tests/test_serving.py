"""What `plan serve` serves, whoever makes it: whole pages, the newest state, and nothing outside the site."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from scripts.serving import STATE, Server


class Made:
    """A site of one page, which says what was done."""

    def __init__(self, root: Path) -> None:
        self.root, self.folder, self.lock = root, root / "site", threading.Lock()
        self.watched: tuple[str, ...] = ("content",)
        self.asked: list[str] = []
        (root / "content").mkdir()
        (self.folder / "p").mkdir(parents=True)
        self.build()

    def build(self) -> int:
        for name in ("p/index.html", "404.html"):
            (self.folder / name).write_text(f"<body>{name}</body>", encoding="utf-8")
        return 1

    def follow(self, names: Iterable[str]) -> int:
        found = sorted(names)
        if found == ["content/broken.md"]:
            raise SystemExit("content/broken.md:1:1: no")
        if found == ["content/told.md"]:
            raise SystemExit(1)
        with self.lock:
            (self.folder / "p/index.html").write_text(f"<body>{found}</body>", encoding="utf-8")
        return 1

    def complete(self, address: str) -> None:
        self.asked.append(address)
        if address == "/p/late.json":
            (self.folder / "p/late.json").write_text("{}", encoding="utf-8")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(Made(tmp_path), 0)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def ask(server: Server, address: str, method: str = "GET") -> tuple[int, str, str]:
    """Status, type and text of an answer."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request(method, address)
    answer = connection.getresponse()
    told = answer.status, answer.headers["Content-Type"], answer.read().decode()
    connection.close()
    return told


def test_a_page_comes_with_what_makes_it_follow(server: Server) -> None:
    status, kind, page = ask(server, "/p/index.html?q=1")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert page.startswith("<body>p/index.html<script>")
    assert page.endswith("</script></body>")
    assert f'shown = "{server.state}"' in page
    assert f'fetch("{STATE}" + shown)' in page
    assert ask(server, "/p/") == ask(server, "/p/index.html")
    assert ask(server, "/p/index.html", "HEAD") == (200, "text/html; charset=utf-8", "")


def test_what_is_made_when_asked_for_is_there(server: Server) -> None:
    assert ask(server, "/p/late.json") == (200, "application/json", "{}")


@pytest.mark.parametrize("address", ["/p/none.html", "/../content/secret.md", "/%2e%2e/content/secret.md", "//content/secret.md"])
def test_what_is_not_in_the_site_is_told_by_its_own_page_which_follows_too(server: Server, tmp_path: Path, address: str) -> None:
    (tmp_path / "content/secret.md").write_text("secret", encoding="utf-8")
    status, kind, page = ask(server, address)
    assert (status, kind) == (404, "text/html; charset=utf-8")
    assert page.startswith("<body>404.html<script>")


def test_a_site_without_such_a_page_answers_with_what_follows(server: Server) -> None:
    (server.site.folder / "404.html").unlink()
    status, _, page = ask(server, "/none.html")
    assert status == 404
    assert page.startswith("<script>")


def test_an_open_page_is_told_at_once(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    before, answers = server.state, list[tuple[int, str, str]]()
    page = threading.Thread(target=lambda: answers.append(ask(server, f"{STATE}{before}")))
    page.start()
    server.waiting = {"content/a.md"}
    server.follow()
    page.join()
    assert answers == [(200, "text/plain; charset=utf-8", server.state)]
    assert server.state != before
    assert ask(server, f"{STATE}1")[2] == server.state  # a page of a server before this one
    assert "content/a.md" in ask(server, "/p/index.html")[2]
    assert capfd.readouterr().out.startswith("做好 1 页，用了 ")


def test_what_cannot_be_made_is_said_and_tried_again_with_the_next_change(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    before = server.state
    server.waiting = {"content/broken.md"}
    server.follow()
    assert capfd.readouterr().err == "content/broken.md:1:1: no\n"
    assert server.state == before
    assert "p/index.html" in ask(server, "/p/index.html")[2]
    server.waiting = {"content/told.md"}  # it has been told by whoever gave up
    server.follow()
    assert capfd.readouterr() == ("", "")
    server.waiting = {"content/broken.md", "content/a.md"}
    server.follow()
    assert "['content/a.md', 'content/broken.md']" in ask(server, "/p/index.html")[2]
