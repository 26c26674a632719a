"""The command line of the indexing process: how it is built, and how it is read."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from index.paths import ArchivePaths

_MODULE = "index.sync"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncOptions:
    """What one run of the indexing process is asked to do."""

    folder: Path
    data_dir: Path | None = None
    """Where archives are kept, if not in the user's data folder."""
    pipelines: Mapping[str, str] = field(default_factory=dict)
    """The spaCy pipelines that the user wants: `{"de": "de_core_news_sm"}`."""
    imports: tuple[str, ...] = ()
    """Files from outside the folder that belong to the archive from now on, by absolute paths."""
    text_only: bool = False
    """Read the articles, so that they can be searched, but analyse nothing."""
    rebuild: bool = False
    """Read every file again, and build the search index anew."""
    retry: bool = False
    """Read those files again that gave no article."""
    dry_run: bool = False
    """Only tell what is new, changed and gone."""
    watch: bool = False
    """Go on looking for changes until told to stop."""
    workers: str = ""
    """The address of a dask scheduler whose workers analyse."""

    def to_command(self) -> list[str]:
        """Return the command line that `from_arguments` reads."""
        command = [sys.executable, "-P", "-m", _MODULE, os.fspath(self.folder)]
        if self.data_dir is not None:
            command += ["--data-dir", os.fspath(self.data_dir)]
        for language, pipeline in self.pipelines.items():
            command += ["--pipeline", f"{language}={pipeline}"]
        if self.workers:
            command += ["--workers", self.workers]
        for file in self.imports:
            command += ["--import", file]
        return command + [_option(flag) for flag in _FLAGS if getattr(self, flag)]

    @staticmethod
    def from_arguments(arguments: Sequence[str] | None) -> SyncOptions:
        """Return what the arguments of the process ask for; `None`: those of this process.

        Raises:
            SystemExit: They cannot be understood.
        """
        parser = argparse.ArgumentParser(_MODULE)
        parser.add_argument("folder", type=Path)
        parser.add_argument("--data-dir", type=Path)
        parser.add_argument("--pipeline", type=_language_and_name, action="append", default=[])
        parser.add_argument("--import", dest="imports", action="append", default=[])
        parser.add_argument("--workers", default="")
        for flag in _FLAGS:
            parser.add_argument(_option(flag), action="store_true")
        read = parser.parse_args(arguments)
        return SyncOptions(
            folder=read.folder,
            data_dir=read.data_dir,
            pipelines=dict(read.pipeline),
            imports=tuple(read.imports),
            workers=read.workers,
            **{flag: getattr(read, flag) for flag in _FLAGS},
        )


_FLAGS = ("text_only", "rebuild", "retry", "dry_run", "watch")


class SyncedArchive(Protocol):
    """What the command line takes of an archive."""

    @property
    def paths(self) -> ArchivePaths:
        """Where it lives."""

    @property
    def pipelines(self) -> Mapping[str, str]:
        """The spaCy pipelines that the user wants."""


def sync_command(
    archive: SyncedArchive,
    *,
    text_only: bool = False,
    rebuild: bool = False,
    retry: bool = False,
    dry_run: bool = False,
    watch: bool = False,
    imports: Sequence[Path] = (),
    workers: str = "",
) -> list[str]:
    """Return the command line of the process that brings an archive up to date with its folder.

    It prints events (`index.events`) as lines of its standard output. It reads lines
    `{"first": article_id}` from its standard input: that article is analysed next. SIGTERM and
    SIGINT end it safely; the next run goes on where it stopped.

    Args:
        archive: Which one.
        text_only: Read the articles, so that they can be searched, but analyse nothing.
        rebuild: Read every file again, and build the search index anew.
        retry: Read those files again that gave no article.
        dry_run: Only tell what is new, changed and gone.
        watch: Go on looking for changes until told to stop.
        imports: Files from outside the folder that belong to the archive from now on.
        workers: The address of a dask scheduler whose workers analyse: `tcp://host:8786`.
    """
    return SyncOptions(
        folder=archive.paths.folder,
        data_dir=archive.paths.annotations.parent,
        pipelines=archive.pipelines,
        imports=tuple(os.path.realpath(file) for file in imports),
        text_only=text_only,
        rebuild=rebuild,
        retry=retry,
        dry_run=dry_run,
        watch=watch,
        workers=workers,
    ).to_command()


def _option(flag: str) -> str:
    return f"--{flag.replace('_', '-')}"


def _language_and_name(option: str) -> tuple[str, str]:
    language, _, name = option.partition("=")
    return language, name
