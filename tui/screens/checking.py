"""A dialog that stands while a manuscript is checked, in a process of its own that it can stop."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from index import clean_line
from tui.screens.check import Checked, CheckedRow
from tui.screens.dialog import Box, Dialog

PATIENCE = 600.0
"""Seconds that a manuscript may take."""
_TELL_EVERY = 1.0
"""Seconds after which it is told anew how long it takes."""


def check_command(draft: Path, archive: str) -> list[str]:
    """Return the command line that checks a manuscript with an archive, by folder or address."""
    command = [sys.executable, "-m", "tui.cli", "check", "--archive", archive]
    return [*command, "--format", "jsonl", "--", str(draft)]


class Check:
    """Compares a manuscript with an archive, in a process of its own.

    It takes seconds and the memory of the analysis, which goes back with the process.

    Args:
        command: The command line of the process.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._starting = threading.Lock()
        self.is_stopped = False
        """Nobody waits for it any more."""

    def run(self) -> Checked:
        """Run the process to its end; for a thread."""
        try:
            with self._starting:
                if self.is_stopped:
                    return Checked((), "", is_done=False)
                self._process = process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
        except OSError as error:
            return Checked((), f"It cannot be started: {error.strerror or error}.", is_done=False)
        try:
            out, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            told = f"It took more than {PATIENCE:.0f} seconds and was stopped."
            return Checked((), told, is_done=False)
        if self.is_stopped:
            return Checked((), "", is_done=False)
        return _checked(out, errors, process.returncode)

    def stop(self) -> None:
        """Stop the process, if it runs, and let it not begin if it does not."""
        with self._starting:
            self.is_stopped = True
            if self._process is not None and self._process.poll() is None:
                self._process.kill()


def _checked(out: bytes, errors: bytes, code: int) -> Checked:
    """Return what the process has told."""
    rows = [CheckedRow.of(json.loads(line)) for line in out.decode("utf-8", "replace").splitlines()]
    said = errors.decode("utf-8", "replace").splitlines()
    is_done = code == 0 or (code == 1 and bool(rows))
    return Checked(rows, "\n".join(map(clean_line, said)), is_done)


class CheckingScreen(Dialog[Checked]):
    """Says that a manuscript is checked; gives what came of it, or `None` if it was stopped."""

    @dataclass(eq=False, repr=False)
    class Ended(Message):
        """The check has come to its end."""

        checked: Checked

    def __init__(self, draft: Path, check: Check) -> None:
        super().__init__()
        self._draft, self._check = draft, check
        self._began = time.monotonic()
        self._checked: Checked | None = None

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Box(classes="box") as box:
            box.border_title = f"Check {clean_line(self._draft.name)}"
            box.border_subtitle = "esc stops it"
            yield Static(self._how_far, markup=False)

    @property
    def _how_far(self) -> str:
        seconds = int(time.monotonic() - self._began)
        return f"Each quotation is compared with the archive … {seconds} s"

    def on_mount(self) -> None:
        """Begin."""
        self.set_interval(_TELL_EVERY, self._go_on)
        self.run_worker(self._work, thread=True, group="check", exit_on_error=False)

    def _work(self) -> None:
        checked = self._check.run()
        if not self._check.is_stopped:
            self.post_message(self.Ended(checked))

    def on_checking_screen_ended(self, event: Ended) -> None:
        """Close with what came of it."""
        self._checked = event.checked
        self._go_on()

    def _go_on(self) -> None:
        """Tell how long it takes; close when it has ended, unless another dialog is above."""
        self.query_one(Static).update(self._how_far)
        if self._checked is not None and self.is_current:
            self.dismiss(self._checked)

    def on_unmount(self) -> None:
        """Stop the process, however the dialog was closed."""
        self._check.stop()
