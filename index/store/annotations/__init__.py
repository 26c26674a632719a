"""The user's own: stars, tags, notes, places where reading stopped, corrections, encodings.

They are the one thing that can't be made again, so they have a database of their own, written
through to the disk, and no article's id stands in it. A text is known by its hash; when a file is
edited the indexing process says which text came out of which (`Annotations.follow`), and a text
that appears without a past finds its annotation by link or path (`Annotations.adopt`). A file is
known by its path and its content. On the screen and in the file they are called marks.
"""

from __future__ import annotations

from index.store.annotations.annotations import Annotations
from index.store.annotations.encodings import ChosenEncodings
from index.store.annotations.subject import NO_ANNOTATION, Annotation, Subject

__all__ = ["NO_ANNOTATION", "Annotation", "Annotations", "ChosenEncodings", "Subject"]
