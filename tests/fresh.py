"""A Python that has just begun, for what is only true before anything else is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def output_of(code: str, *arguments: str, folder: Path = ROOT) -> str:
    """Run code in a fresh interpreter, in a folder, and return what it prints.

    Coverage is not measured there: that imports sqlite3 and others before the code does.
    """
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={name: value for name, value in os.environ.items() if "COVERAGE" not in name},
    )
    return done.stdout


def loaded_after(code: str) -> set[str]:
    """Return the top-level packages that a fresh interpreter has loaded after running code."""
    names = output_of(f"{code}\nimport sys\nprint('\\n'.join(sys.modules))")
    return {name.partition(".")[0] for name in names.split()}
