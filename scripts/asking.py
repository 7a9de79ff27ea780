"""Asks a forge over HTTP: JSON in and out, the token in a header alone, patient with busy servers, never led to another host."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any

from msgspec import Struct

TRIES = 5
LONGEST_WAIT = 60  # seconds that a forge may let us wait before we give up
TIMEOUT = 30
LARGEST = 16 * 1024 * 1024
BUSY = (408, 425, 429, 500, 502, 503, 504)


class RefusedError(Exception):
    """The forge says no, and would say so again: a token without the right, a request that is not there."""

    def __init__(self, why: str, code: int) -> None:
        super().__init__(why)
        self.code = code


class BusyError(Exception):
    """The forge does not answer now; `wait` is how many seconds it asks for, None when it does not say."""

    def __init__(self, why: str, wait: int | None) -> None:
        super().__init__(why)
        self.wait = wait


class Answer(Struct, frozen=True):
    """What came back: the JSON, and the headers by their lower-case names."""

    body: Any
    headers: Mapping[str, str]


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: it could carry the token to another host."""

    def redirect_request(self, *_: object) -> None:
        return None


def ask(method: str, address: str, headers: Mapping[str, str], put: Mapping[str, str] | None = None) -> Answer:
    """One request. `RefusedError` for a no, `BusyError` for an answer that may be another in a while."""
    data = None if put is None else json.dumps(put, ensure_ascii=False).encode()
    known = {"Accept": "application/json", "User-Agent": "plan-portal", **headers}
    request = urllib.request.Request(address, data, {**known, "Content-Type": "application/json"} if data else known, method=method)
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=TIMEOUT) as answer:
            told = answer.read(LARGEST)
            return Answer(json.loads(told) if told else None, {name.lower(): value for name, value in answer.headers.items()})
    except urllib.error.HTTPError as error:
        with error:
            given = {name.lower(): value for name, value in error.headers.items()}
            why = f"{error.code} {error.reason}"
        if error.code in BUSY or (error.code == 403 and (given.get("x-ratelimit-remaining") == "0" or "retry-after" in given)):
            raise BusyError(why, _wait(given)) from None
        raise RefusedError(why, error.code) from None
    except (OSError, HTTPException, ValueError) as error:  # no connection, one that broke off, or an answer that is no JSON
        raise BusyError(str(getattr(error, "reason", None) or error), None) from None


def _wait(headers: Mapping[str, str]) -> int | None:
    """How long the forge asks to wait, in seconds: Retry-After, else until its counter begins again."""
    after = headers.get("retry-after", "")
    if after.isdecimal():
        return int(after)
    reset = headers.get("x-ratelimit-reset", headers.get("ratelimit-reset", ""))
    return max(1, int(reset) - int(time.time())) if reset.isdecimal() else None


def pause(error: BusyError, tried: int) -> bool:
    """Waits before the next try, as asked or twice as long each time; False when it would take too long, or was tried often enough."""
    wait = error.wait if error.wait is not None else 2**tried
    if tried + 1 >= TRIES or wait > LONGEST_WAIT:
        return False
    time.sleep(wait)
    return True
