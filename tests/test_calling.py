"""Pages that only call macros: filled in without being compiled, they say what Jinja would have said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, TemplateError, pass_context

from macros.pages.calling import Filled, shorten

CALLS = (
    '{{ told("a", 1) }}',
    "{{told()}}",
    "{{ told('华东\"', unit=\"万元\", data=False,digits = 0) }}",
    '{{ told("a",\n  plan="b") }}',
    "{{ told(true, none) }}",
    '{{ other("a") }}',
    "{{ told(-1) }}",
    '{{ told("a\\n") }}',
    '{{ told("{{") }}',
    "{{ told(other()) }}",
    "{{- told(1) -}}",
    "{{ page }}",
    "{{ told(1) | upper }}",
    "{% if page %}yes{% endif %}",
    "{# nothing #}",
    "{{{'a': 1}}}",
    "{{ braces() }}",
    "{{ of_page() }}",
    "{{ whole() }}",
)
FAULTS = ('{{ fails("a") }}', "{{ unknown() }}", "{{ told(a=1, a=2) }}", "{{ told(a=1, 2) }}", "{{ told(1,) }}", "{{ told( }}", "{{")


@pass_context
def whole(context: Any) -> str:
    return f"whole {context['page']}"


def fails(path: str) -> str:
    raise LookupError(path)


def environment() -> Any:
    made = Environment(undefined=StrictUndefined)
    made.globals |= {
        "told": lambda *values, **named: f"[{values}{named}]\n",
        "other": lambda *_: "the global",
        "braces": lambda: "{{ told() }} {% %}\n",
        "fails": fails,
        "whole": whole,
    }
    return made


def rendered(made: Any, source: str) -> str:
    try:
        return str(made.from_string(source).render(page="p", other=lambda *_: "the page's own", of_page=lambda: 1))
    except (LookupError, SyntaxError, TemplateError) as fault:
        return f"{type(fault).__name__}: {fault}"


@example(["{{ told() }}"])
@example(["text\n", "\n"])
@given(st.lists(st.sampled_from([*CALLS, *FAULTS]) | st.text("华a {}%#\n\r\"'", max_size=6), max_size=5))
def test_a_page_says_what_jinja_says(pieces: list[str]) -> None:
    short = environment()
    shorten(short)
    assert rendered(short, "".join(pieces)) == rendered(environment(), "".join(pieces))


@pytest.mark.parametrize("source", CALLS[:6])
def test_plain_calls_are_not_compiled(source: str) -> None:
    short = environment()
    shorten(short)
    assert isinstance(short.from_string(f"text {source} text\n"), Filled)


@pytest.mark.parametrize("source", [*CALLS[6:16], "a\r\nb"])
def test_everything_else_is(source: str) -> None:
    short = environment()
    shorten(short)
    assert not isinstance(short.from_string(source), Filled)


def test_other_signs_are_left_to_jinja() -> None:
    own = Environment(variable_start_string="[[", variable_end_string="]]")
    shorten(own)
    assert own.from_string("{{ told() }}").render() == "{{ told() }}"
