"""The side of a shared archive that is written: whole documents, many in one request."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from index.errors import ArchiveError
from index.search.opensearch.client import Cluster, NoSuchArchive, Unavailable
from index.search.opensearch.document import Publication, document
from index.search.opensearch.mapping import LATER, SOON, index_body
from index.search.opensearch.questions import check_format

USUAL_WORDS = 500
_BULK_ARTICLES = 500
_BULK_BYTES = 6 * 2**20
BULK_SECONDS = 90.0
"""For so long a node may take over one bulk."""
_SHARD_WAIT = "15s"
"""For so long the cluster waits for a part that nobody has; then it says so."""
PATIENCE_SECONDS = 300.0
"""For so long a bulk is sent again and again before the writer gives up."""
_LONGEST_WAIT = 10.0
_STALE = 409
"""The status of an item that the index has in a later version."""


@dataclass(frozen=True, slots=True)
class Change:
    """One article's latest change: what there is of it now, or that it is gone.

    `number` grows with every change of the archive: of two that meet, the later one stands,
    whichever comes first. So a bulk that was not answered can be sent again at any time.
    """

    id: int
    number: int
    published: Publication | None


class BulkSender:
    """Sends changes until the cluster has them.

    Args:
        cluster: Where to.
        words: How many an article usually has; 0: as its index says.
    """

    def __init__(self, cluster: Cluster, words: int = 0) -> None:
        self._cluster = cluster
        self._usual_words = words

    def create(
        self, publication: str, *, shards: int, replicas: int, words: int = USUAL_WORDS
    ) -> None:
        """Make an empty index.

        Args:
            publication: What tells it from others of the same name.
            shards: Into how many parts it is divided, for good.
            replicas: How many further copies of each part there are.
            words: How many an article usually has.

        Raises:
            ArchiveError: There is one, or it cannot be made.
        """
        body = index_body(publication, shards=shards, replicas=replicas, words=words)
        self._cluster.ask("PUT", "", body, seconds=BULK_SECONDS)

    def publication(self) -> str | None:
        """Return what tells the index from others of the same name; None if there is none.

        Raises:
            ArchiveError: It is not one of ours.
        """
        try:
            return check_format(self._cluster).publication
        except NoSuchArchive:
            return None

    def send(self, changes: Sequence[Change]) -> None:
        """Send changes; they are safe when this returns, and found after the next `refresh`.

        Raises:
            ArchiveError: The cluster does not take them.
        """
        if not self._usual_words:
            self._usual_words = check_format(self._cluster).words
        waiting = {str(change.id): _lines(change, self._usual_words) for change in changes}
        until = time.monotonic() + PATIENCE_SECONDS
        wait = 0.2
        while waiting:
            try:
                waiting, why = self._refused(waiting)
                trouble = Unavailable("The cluster does not take what is sent.", why)
            except Unavailable as error:
                trouble = error
            if waiting:
                if time.monotonic() + wait > until:
                    raise trouble
                time.sleep(wait)
                wait = min(2 * wait, _LONGEST_WAIT)

    def _refused(self, waiting: dict[str, bytes]) -> tuple[dict[str, bytes], str]:
        """Send what waits; return what the cluster has not taken and may take later, and why."""
        body = b"".join(waiting.values())
        answer = self._cluster.ask("POST", "_bulk", body, seconds=BULK_SECONDS, timeout=_SHARD_WAIT)
        if not answer.get("errors"):
            return {}, ""
        again, why = {}, ""
        for item in answer["items"]:
            (said,) = item.values()
            status = said["status"]
            if status < 300 or status == _STALE or (status == 404 and "delete" in item):
                continue
            reason = str(said.get("error", {}).get("reason", ""))[:200]
            if status == 429 or status >= 500:
                again[said["_id"]] = waiting[said["_id"]]
                why = f"It says: {reason}"
                continue
            raise ArchiveError(
                f"The cluster does not take article {said['_id']} ({status}).", reason
            )
        return again, why

    def expect(self, *, many: bool) -> None:
        """Prepare the cluster for so many changes that each need not be found at once, or few."""
        self._cluster.ask(
            "PUT", "_settings", {"index": {"refresh_interval": LATER if many else SOON}}
        )

    def refresh(self) -> None:
        """Let everything be found that was sent."""
        self._cluster.ask("POST", "_refresh", seconds=BULK_SECONDS)


def in_bulks(changes: Iterator[Change]) -> Iterator[list[Change]]:
    """Yield changes so many at a time as one request should hold."""
    bulk: list[Change] = []
    size = 0
    for change in changes:
        bulk.append(change)
        if change.published is not None:
            size += 3 * len(change.published.article.text)  # each word is sent twice or so
        if len(bulk) >= _BULK_ARTICLES or size >= _BULK_BYTES:
            yield bulk
            bulk, size = [], 0
    if bulk:
        yield bulk


def _lines(change: Change, usual_words: int) -> bytes:
    kept: dict[str, Any] = {
        "_id": str(change.id),
        "version": change.number,
        "version_type": "external_gte",
    }
    if change.published is None:
        lines = [_json({"delete": kept})]
    else:
        body = document(change.published, change.number, usual_words)
        lines = [_json({"index": kept}), _json(body)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
