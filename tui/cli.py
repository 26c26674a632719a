"""The `pullquote` command: finds the verb, runs it, and turns errors into exit statuses.

Standard output is data, standard error narration. Nothing here imports Textual or spaCy: the verbs
do, where they need it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from index import __version__
from index.errors import ArchiveError, DiskError, PullquoteError, QueryError
from tui.verbs import VERBS, UsageError, printable

NOTHING, USAGE, NO_ARCHIVE, OWN_MISTAKE, INTERRUPTED = 1, 2, 3, 70, 130
"""Exit statuses: nothing found, some files failed or a disk is full; a mistake in the command; the
archive is locked or missing; a mistake in Pullquote itself; Ctrl+C."""

DEBUG_VARIABLE = "PULLQUOTE_DEBUG"
"""The environment variable that shows where a mistake in Pullquote happened."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(50_000)  # what a start makes stays: looking it through for garbage is in vain
    _write_any_character()
    try:
        status = _run(given)
        sys.stdout.flush()
    except PullquoteError as error:
        return _explain(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        _write_no_more()
        return 0
    except OSError as error:
        _write_no_more()
        return _explain(DiskError.of(error, "The output"))
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        return _own_mistake(error)
    return status


def _run(given: list[str]) -> int:
    if given == ["--version"]:  # at once, for scripts that ask every time
        print(f"pullquote {__version__}")
        return 0
    if wrong := _mistyped(given):
        print(wrong, file=sys.stderr)
        return USAGE
    if not given or (len(given) == 1 and given[0] not in VERBS and given[0][:1] != "-"):
        from tui.verbs.open import explore  # without a parser, which takes its time to build

        return explore(Path(given[0]) if given else None)
    given, verb = _with_verb(given)
    from tui.verbs.parser import parser_of

    parser = parser_of(verb)
    try:
        options = parser.parse_args(given)
    except SystemExit as asked:  # for help, or a mistake has been explained
        return asked.code if isinstance(asked.code, int) else USAGE
    status: int = options.run(options)
    return status


def _with_verb(given: list[str]) -> tuple[list[str], str]:
    """Put `open` before a folder, or where nothing is asked for; return the verb, too.

    A folder that `--archive` names may be called as a verb is.
    """
    at = 0
    while at < len(given) and given[at].startswith("-") and given[at] != "--":
        if given[at] in ("-h", "--help", "--version"):
            return given, ""
        at += 1 if "=" in given[at] else 2
    if at < len(given) and given[at] in VERBS:
        return given, given[at]
    return [*given[:at], "open", *given[at:]], "open"


def _mistyped(given: Sequence[str]) -> str:
    """Return what to say if the first word is no command and no folder, as far as that is known."""
    first = next((word for word in given if not word.startswith("-")), "")
    is_option = first and given[0] != first
    if not first or is_option or first in VERBS or os.sep in first or os.path.exists(first):
        return ""
    import difflib  # most who start it type well

    near = difflib.get_close_matches(first, VERBS, n=1, cutoff=0.6)
    if not near and len(given) > 1:
        missing = f"pullquote: there is no command and no folder “{printable(first)}”."
        return f"{missing}\n  pullquote --help lists the commands."
    if not near:
        return ""
    return f"pullquote: there is no command “{printable(first)}”. Did you mean {near[0]}?"


def _explain(error: PullquoteError) -> int:
    _say(error.message, error.hint)
    if isinstance(error, (QueryError, UsageError)):
        return USAGE
    is_missing = isinstance(error, ArchiveError) and not isinstance(error, DiskError)
    return NO_ARCHIVE if is_missing else NOTHING


def _own_mistake(error: Exception) -> int:
    _say(
        f"stopped because of a mistake in Pullquote ({type(error).__name__}).",
        f"Please report it, with what this shows: {DEBUG_VARIABLE}=1 and the same command.",
    )
    return OWN_MISTAKE


def _say(message: str, hint: str) -> None:
    lines = printable(f"pullquote: {message}\n" + (f"  {hint}\n" if hint else ""))
    try:
        print(lines, end="", file=sys.stderr, flush=True)
    except OSError:  # nobody is there to hear it
        _write_no_more()


def _write_no_more() -> None:
    """Throw away what cannot be written, or Python would try it once more as it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _write_any_character() -> None:
    """Let no locale and no closed stream make printing fail."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 - for the rest of the process
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
