"""The indexing process: `python -m index.sync FOLDER`; `index.sync.command` has its options."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence

from index import paths
from index.errors import ArchiveLocked, PullquoteError
from index.events import Failed
from index.paths import ArchivePaths
from index.sync.cancellation import Cancelled
from index.sync.command import SyncOptions
from index.sync.progress import event_printer
from index.sync.run import SyncRun

_FULL = (errno.ENOSPC, errno.EDQUOT)
_NICE = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the indexing process and return its exit status."""
    options = SyncOptions.from_arguments(arguments)
    os.nice(_NICE)
    report = event_printer()
    where: ArchivePaths | None = None
    try:
        where = paths.archive_paths(options.folder, options.data_dir)
        if not options.dry_run:
            paths.make(where)
        return SyncRun(where, options, report).run()
    except Cancelled:
        return 130
    except PullquoteError as error:
        report(Failed(error.message, error.hint, isinstance(error, ArchiveLocked)))
        return 3
    except OSError as error:
        report(Failed(*_explained(error)))
        return 3
    except Exception as error:  # a mistake of ours: say so in words, keep the details
        report(Failed(*_unexpected(error, where)))
        return 3


def _explained(error: OSError) -> tuple[str, str]:
    if error.errno in _FULL:
        return "The disk is full.", "Free some space and go on; what was saved before is safe."
    return f"{error.filename or 'The archive'} cannot be used: {error.strerror or error}.", ""


def _unexpected(error: Exception, where: ArchivePaths | None) -> tuple[str, str]:
    hint = "What was saved before is safe; run it again to go on."
    if where and where.directory.is_dir():
        log = where.directory / "error.log"
        log.write_text("".join(traceback.format_exception(error)), "utf-8", "backslashreplace")
        hint += f" For a bug report, the details are in {log}."
    return f"Indexing stopped because of a mistake in Pullquote ({type(error).__name__}).", hint


if __name__ == "__main__":
    sys.exit(main())
