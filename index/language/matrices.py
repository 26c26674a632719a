"""The arithmetic that networks are run with, and not trained with."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps, registry

READING = "pullquote-reading"
"""The name by which `thinc.api.use_ops` knows it."""


@registry.ops("PullquoteReading.v1")
class ReadingOps(NumpyOps):  # type: ignore[misc]  # compiled, without types
    """NumPy's arithmetic.

    BLIS, spaCy's own choice, has no kernels for AMD's processors since Zen 3: there it multiplies
    three times as slowly as NumPy does.
    """

    name = READING

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def maxout(self, X: NDArray[Any]) -> tuple[NDArray[Any], None]:
        """Return the greatest piece of each unit, and not which one that was.

        Only training asks which; without it this takes a quarter of the time.
        """
        return functools.reduce(np.maximum, np.moveaxis(X, -1, 0)), None
