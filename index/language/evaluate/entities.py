"""Entities: precision, recall and F by type, on raw text."""

from __future__ import annotations

import argparse
from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("gold", type=Path, nargs="+", help="annotated documents (.spacy, .jsonl)")


def run(options: argparse.Namespace) -> None:
    """Analyse the texts and print how well that agrees with their annotation."""
