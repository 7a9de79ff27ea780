"""`plan`: check, explain, build, serve and start plans."""

from __future__ import annotations

import importlib
import sys
from typing import IO, Any

import click

from macros.catalogue import say, text, word

COMMANDS = {
    "check": "check",
    "explain": "explain",
    "diff": "diff",
    "comment": "comment",
    "build": "site",
    "serve": "site",
    "new": "new",
    "export": "export",
    "pdf": "paper",
    "letters": "paper",
    "approve": "approve",
    "publish": "publish",
    "verify": "publish",
}


class CannotRunError(click.ClickException):
    """The command itself cannot run: exit code 2, with the way out."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"plan: {self.format_message()}", file=file, err=True)


class Lazy(click.Group):
    """Imports a command's module when it is called, so that `plan check` does not wait for the site generator."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click calls it so
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"scripts.{COMMANDS[cmd_name]}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Ctrl-C ends any command with 130, as a shell expects; a file that cannot be read or written is told by its name."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo(text(say("interrupted")), err=True)
            sys.exit(130)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise CannotRunError(text(say("cannot-access", path=str(error.filename or "?"), reason=error.strerror or str(error)))) from None


@click.group(cls=Lazy, help=word("help-plan"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="plan-portal", message="plan %(version)s")
def plan() -> None:
    """The group itself does nothing."""


def main() -> None:
    """The entry point. A broken pipe (`plan check | head`) ends quietly."""
    try:
        plan()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
