"""Whether all is known that articles have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index import Archive


def is_all_compared(archive: Archive) -> bool:
    """Tell whether every article is analysed and compared with the others. It asks the archive."""
    return not (archive.across.uncompared() or archive.unanalysed())
