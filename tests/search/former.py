"""A way for tests to make an index of the former format."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.search.engine import codec
from index.search.engine.arrays import ArrayWriter, read_arrays
from index.search.engine.fields import FORMER_FORMAT


def write_formerly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let segments that are written from now on say that they are of the former format."""
    monkeypatch.setattr(codec, "FORMAT", FORMER_FORMAT)


def bring_back(directory: Path) -> None:
    """Change an index without compounds into what the former format has."""
    for file in directory.glob("*.doc"):
        _rewrite(file, {name: a for name, a in read_arrays(file).items() if name != "guessed"})
    for file in directory.glob("*.pst"):
        arrays = dict(read_arrays(file))
        for base_name in [name for name in arrays if name.endswith("/base")]:
            field, base = base_name.removesuffix("/base"), arrays.pop(base_name)
            documents, counts = arrays[f"{field}/documents"], arrays[f"{field}/counts"]
            places = arrays[f"{field}/places"] - np.repeat(base[documents], counts)
            arrays[f"{field}/places"] = places.astype(np.uint32)
        _rewrite(file, arrays)


def _rewrite(file: Path, arrays: dict[str, np.ndarray]) -> None:
    new = file.with_suffix(".new")
    out = ArrayWriter(new)
    for name, array in arrays.items():
        out.add(name, array)
    out.close()
    new.rename(file)
