"""Asking an OpenSearch cluster over HTTP, and saying in words what went wrong.

urllib3 keeps the connections and checks the certificates; the retries are ours, since what may be
asked again depends on what was asked.
"""

from __future__ import annotations

import itertools
import json
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any

import urllib3
from urllib3.exceptions import HTTPError, SSLError

from index.errors import ArchiveError
from index.search.opensearch.address import Address, Credentials

Answer = dict[str, Any]

CONNECT_SECONDS = 3.0
ANSWER_SECONDS = 20.0
_BUSY_WAITS = (0.1, 0.3, 1.0)
_MOST_CONNECTIONS = 8
_SHUNNED_SECONDS = 30.0
"""For so long a node that did not answer is asked last."""


class Unavailable(ArchiveError):
    """The cluster does not answer now; asking again later is worth while."""


class Refused(ArchiveError):
    """The cluster does not let us: asking again would change nothing."""


class NoSuchArchive(ArchiveError):
    """The cluster has no archive of this name."""


class BadRequest(ArchiveError):
    """The cluster cannot answer this question.

    Attributes:
        reason: In its words.
    """

    def __init__(self, reason: str) -> None:
        super().__init__("The cluster cannot answer this.", reason[:200])
        self.reason = reason


class Cluster:
    """The nodes of a cluster, asked in turn. Safe to use from several threads.

    A node that does not answer is passed over; a password or a certificate that is wrong is told
    at once, and never tried on the next one.

    Args:
        address: Where it is.
        who: Who asks.

    Raises:
        ArchiveError: A password would be sent for everybody to read.
    """

    def __init__(self, address: Address, who: Credentials) -> None:
        if who and not address.is_private:
            raise Refused(
                "A password is not sent over http, where others can read it.",
                "Write https:// in the archive's address.",
            )
        self.address = address
        self._headers = {"Content-Type": "application/json"}
        if who.token:
            self._headers["Authorization"] = f"Bearer {who.token}"
        elif who.user:
            self._headers |= urllib3.make_headers(basic_auth=f"{who.user}:{who.password}")
        self._pool = urllib3.PoolManager(
            maxsize=_MOST_CONNECTIONS,
            retries=False,
            ssl_context=ssl.create_default_context(),
        )
        self._turns = itertools.count()
        self._silent: dict[str, float] = {}
        """When each node that did not answer was asked last."""
        self._taking_turns = threading.Lock()

    def close(self) -> None:
        """Close the connections."""
        self._pool.clear()

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        seconds: float = ANSWER_SECONDS,
        **parameters: str,
    ) -> Answer:
        """Ask for something that may be asked twice, and return the answer.

        Args:
            method: Of HTTP.
            path: Behind the archive's name; from `/` on, of the whole cluster.
            body: What is sent, as JSON; bytes are sent as they are.
            seconds: How long to wait for an answer.
            parameters: Of the address.

        Raises:
            Unavailable: No node answers, or not in time, or all are too busy.
            Refused: We may not, or the certificate is not to be trusted.
            NoSuchArchive: There is none of this name.
            BadRequest: The question cannot be answered.
        """
        sent = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        place = path if path.startswith("/") else f"/{self.address.name}{path and f'/{path}'}"
        until = time.monotonic() + seconds
        waits = iter(_BUSY_WAITS)
        while True:
            status, answer = self._send(method, place, sent, until, parameters)
            wait = next(waits, None) if status == 429 else None
            if wait is None or time.monotonic() + wait > until:
                return _told(status, answer, self.address)
            time.sleep(wait)

    def _send(
        self, method: str, place: str, sent: bytes | None, until: float, fields: Mapping[str, str]
    ) -> tuple[int, Answer]:
        """Send to the next node that takes it; return the HTTP status and what it says."""
        nodes = self._in_turn()
        query = "&".join(f"{name}={value}" for name, value in fields.items())
        for number, node in enumerate(nodes, 1):
            left = until - time.monotonic()
            if left <= 0:
                break
            if number < len(nodes):  # the others are to have their chance
                left /= 2
            try:
                response = self._pool.request(
                    method,
                    f"{node}{place}{query and f'?{query}'}",
                    body=sent,
                    headers=self._headers,
                    redirect=False,
                    timeout=urllib3.Timeout(connect=min(CONNECT_SECONDS, left), read=left),
                )
            except SSLError as error:
                raise Refused(
                    f"The certificate of {node} is not to be trusted: {_reason(error)}.",
                    "Where your own authority signs it, name that in SSL_CERT_FILE.",
                ) from error
            except HTTPError:  # it is down, or went down while it answered, or takes too long
                self._silent[node] = time.monotonic()
                continue
            self._silent.pop(node, None)
            return response.status, _decoded(response.data)
        raise Unavailable(
            f"No node of {self.address} answers in time.", "Try again; ask who runs the cluster."
        )

    def _in_turn(self) -> list[str]:
        """Return the nodes in the order of their turns, those that were silent just now last."""
        nodes = self.address.nodes
        with self._taking_turns:
            first = next(self._turns) % len(nodes)
        since = time.monotonic() - _SHUNNED_SECONDS
        in_turn = (*nodes[first:], *nodes[:first])
        return sorted(in_turn, key=lambda node: self._silent.get(node, 0.0) > since)


def nodes_of(address: Address, who: Credentials) -> Iterator[tuple[str, str]]:
    """Yield each node that an address names, with what is wrong with it; nothing if it answers."""
    for node in address.nodes:
        try:
            alone = Cluster(Address((node,), address.name), who)
            alone.ask("GET", "_mapping", seconds=CONNECT_SECONDS, local="true")
        except ArchiveError as error:
            yield node, error.message
        else:
            alone.close()
            yield node, ""


def _reason(error: SSLError) -> str:
    cause = error.args[0] if error.args else error
    return str(getattr(cause, "verify_message", "") or getattr(cause, "reason", "") or cause)


def _decoded(data: bytes) -> Answer:
    try:
        answer = json.loads(data or b"{}")
    except ValueError:
        answer = {}
    return answer if isinstance(answer, dict) else {"answer": answer}


def _told(status: int, answer: Answer, address: Address) -> Answer:
    """Return a good answer, or raise what a bad one means."""
    if status < 300:
        return answer
    error = answer.get("error") or {}
    causes = error.get("root_cause") if isinstance(error, dict) else None
    first = causes[0] if causes else error
    kind = first.get("type", "") if isinstance(first, dict) else str(error)
    reason = first.get("reason", "") if isinstance(first, dict) else str(error)
    if status == 401:
        raise Refused(
            f"{address} does not know this user, or the password or token is wrong.",
            "See PULLQUOTE_USER and PULLQUOTE_PASSWORD, or PULLQUOTE_TOKEN.",
        )
    if status == 403 and "block" not in kind:
        raise Refused(f"This user may not do that in {address}.", "Ask who runs the cluster.")
    if status == 404 and (kind == "index_not_found_exception" or not error):
        raise NoSuchArchive(
            f"There is no shared archive {address}.", f"Make it: pullquote publish --to {address}"
        )
    if status == 429:
        raise Unavailable("The cluster is too busy.", "Try again in a moment.")
    if "cluster_manager_not_discovered" in kind or "NoClusterManager" in reason:
        raise Unavailable(
            "The cluster has no manager: it can be read, but not written.",
            "It needs more than half of its nodes: ask who runs it.",
        )
    if status in (400, 404) or "too many terms" in reason:
        raise BadRequest(f"{kind}: {reason} {json.dumps(answer)[:2000]}")
    raise Unavailable(f"The cluster answers with an error ({status} {kind}).", reason[:200])
