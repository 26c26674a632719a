"""The indexing process: `python -m index.sync FOLDER`; `index.sync.command` has its options."""

from __future__ import annotations

import os
import socket
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

from index import paths
from index.errors import ArchiveError, ArchiveLocked, DiskError, PullquoteError
from index.events import Failed
from index.paths import ArchivePaths
from index.sync.analyse import Priorities
from index.sync.cancellation import Cancellation, Cancelled
from index.sync.command import SyncOptions
from index.sync.progress import Report, event_printer
from index.sync.run import SyncRun

_SAFE = "What was saved before is safe."
_NICE = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the indexing process and return its exit status."""
    options = SyncOptions.from_arguments(arguments)
    os.nice(_NICE)
    os.umask(0o077)  # what the archive holds is for its owner's eyes only
    socket.has_ipv6 = False  # or urllib3, which spaCy imports, opens a socket to find out
    cancellation, priorities = Cancellation(), Priorities()
    cancellation.listen()
    if sys.stdin:
        priorities.listen(sys.stdin)
    return bring_up_to_date(options, event_printer(), cancellation, priorities)


def bring_up_to_date(
    options: SyncOptions, report: Report, cancellation: Cancellation, priorities: Priorities
) -> int:
    """Do what one run is asked to do, tell of its mistakes too, and return its exit status."""
    where: ArchivePaths | None = None
    try:
        where = paths.archive_paths(options.folder, options.data_dir)
        if not options.dry_run:
            paths.make(where)
        return SyncRun(where, options, report, cancellation, priorities).run()
    except Cancelled:
        return 130
    except PullquoteError as error:
        return _fail(report, error)
    except OSError as error:
        return _fail(report, DiskError.of(error, "The archive"))
    except MemoryError:
        return _fail(report, ArchiveError("There is not enough memory.", _SAFE))
    except Exception as error:  # a mistake of ours: say so in words, keep the details
        return _fail(report, _unexpected(error, where))


def _fail(report: Report, error: PullquoteError) -> int:
    locked, disk = isinstance(error, ArchiveLocked), isinstance(error, DiskError)
    with suppress(Cancelled):  # nobody is left to hear it
        report(Failed(error.message, error.hint, locked=locked, disk=disk))
    return 3


def _unexpected(error: Exception, where: ArchivePaths | None) -> ArchiveError:
    hint = f"{_SAFE} Run it again to go on."
    if where and where.directory.is_dir():
        log = where.directory / "error.log"
        try:
            log.write_text("".join(traceback.format_exception(error)), "utf-8", "backslashreplace")
            hint += f" For a bug report, the details are in {log}."
        except OSError:  # whole or not at all
            with suppress(OSError):
                log.unlink()
    return ArchiveError(
        f"Indexing stopped because of a mistake in Pullquote ({type(error).__name__}).", hint
    )


if __name__ == "__main__":
    sys.exit(main())
