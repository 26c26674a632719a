"""The explorer's own web server: it answers its own page only, and that page asks nobody else.

A page of somebody else, open in the same browser, could otherwise talk to a server on this machine
(cross-site WebSocket hijacking, DNS rebinding), read the articles and start the editor.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

_TOKEN = "token"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ExplorerServer(Server):
    """Serves the explorer to whoever opened its address, with the token in it."""

    token = ""
    """What the address must hold; the browser keeps it as a cookie from then on."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._own_page_only)
        app.on_response_prepare.append(self._ask_nobody_else)
        return app

    @web.middleware
    async def _own_page_only(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        asked = urlsplit(f"//{request.host}").hostname or ""
        if is_loopback(self.host) and not is_loopback(asked):
            raise web.HTTPForbidden(text="This is not the address of the explorer.")
        origin = request.headers.get("Origin")
        if origin is not None and not is_same_place(origin, request.host):
            raise web.HTTPForbidden(text="Only the explorer's own page may ask this.")
        given = request.query.get(_TOKEN, "")
        if self._is_token(given):
            answer = web.HTTPFound("/")
            answer.set_cookie(self._cookie, given, httponly=True, samesite="Strict")
            raise answer
        if not self._is_token(request.cookies.get(self._cookie, "")):
            raise web.HTTPForbidden(text="Open the whole address that pullquote serve has printed.")
        return await handler(request)

    @property
    def _cookie(self) -> str:
        return f"pullquote-{self.port}"  # cookies do not know ports

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())

    async def _ask_nobody_else(self, request: web.Request, response: web.StreamResponse) -> None:
        socket = self.public_url.replace("http", "ws", 1)
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self' 'unsafe-inline' data:; connect-src 'self' {socket}"
        )


def is_same_place(origin: str, host: str) -> bool:
    """Tell whether a page's origin is the host that is asked, by any name of this machine."""
    page, asked = urlsplit(origin), urlsplit(f"//{host}")
    if page.port != asked.port:
        return False
    names = (page.hostname or "", asked.hostname or "")
    return names[0] == names[1] or all(map(is_loopback, names))


def is_loopback(host: str) -> bool:
    """Tell whether an address can be reached from this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
