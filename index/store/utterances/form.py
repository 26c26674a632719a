"""What a quote is beside the others of its utterance."""

from __future__ import annotations

from enum import IntFlag


class Form(IntFlag):
    """How a quote departs from the fullest wording and the usual speaker; 0: in no way."""

    VARIANT = 1
    """It cuts, changes or adds words inside."""
    MISATTRIBUTED = 2
    """It is given to somebody else."""
