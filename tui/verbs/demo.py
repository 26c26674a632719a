"""`pullquote demo`: the explorer on the sample articles."""

from __future__ import annotations

import argparse

from tui.session.samples import sample_articles
from tui.verbs.open import explore


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments: none."""


def run(options: argparse.Namespace) -> int:
    """Open the explorer on the sample articles, where they lie."""
    return explore(sample_articles())
