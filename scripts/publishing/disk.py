"""What is written to a disk, one step at a time, each there for good before the next begins."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class Disk:
    """The steps. A test takes the place of one of them to see what a full disk or a sudden end leaves behind."""

    def step(self) -> None:
        """Called before each."""

    def folder(self, path: Path) -> None:
        self.step()
        path.mkdir(parents=True, exist_ok=True)

    def write(self, path: Path, content: bytes) -> None:
        self.step()
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def link(self, path: Path, target: str) -> None:
        self.step()
        path.symlink_to(target)

    def rename(self, old: Path, new: Path) -> None:
        """Takes the place of what is there, in one step."""
        self.step()
        old.replace(new)
        self.sync(new.parent)

    def sync(self, folder: Path) -> None:
        self.step()
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        self.step()
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
