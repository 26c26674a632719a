"""Where a shared archive is, and who asks for it: `https://host[,host...]/NAME`."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from index.errors import ArchiveError

USER_VARIABLE, PASSWORD_VARIABLE = "PULLQUOTE_USER", "PULLQUOTE_PASSWORD"
TOKEN_VARIABLE = "PULLQUOTE_TOKEN"
FILE_VARIABLE = "PULLQUOTE_CREDENTIALS"
"""The environment variables that say who asks; the last one names a TOML file of mode 0600 with
`user` and `password`, or `token`."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,199}")
_HOST = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_LOCAL = re.compile(r"(?:localhost|127\.[0-9.]+|\[::1\])(?::[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Address:
    """A shared archive's place: any of its nodes answers for all."""

    nodes: tuple[str, ...]
    """Such as `https://search.example.org:9200`."""
    name: str

    @property
    def is_private(self) -> bool:
        """Whether nobody on the way can read along: by TLS, or because there is no way."""
        return all(
            node.startswith("https:") or _LOCAL.fullmatch(node.partition("//")[2])
            for node in self.nodes
        )

    def __str__(self) -> str:
        scheme = self.nodes[0].partition("//")[0]
        hosts = ",".join(node.partition("//")[2] for node in self.nodes)
        return f"{scheme}//{hosts}/{self.name}"


def address_of(text: str) -> Address:
    """Read the address of a shared archive.

    Raises:
        ArchiveError: It is none, or it holds a password.
    """
    parts = urlsplit(text)
    if "@" in parts.netloc:
        raise ArchiveError(
            "The address of a shared archive holds no user and no password: others may see it.",
            f"Set {USER_VARIABLE} and {PASSWORD_VARIABLE}, or {TOKEN_VARIABLE}.",
        )
    hosts, name = parts.netloc.split(","), parts.path.strip("/")
    is_whole = all(map(_HOST.fullmatch, hosts)) and _NAME.fullmatch(name)
    if not is_whole or parts.query or parts.fragment:
        raise ArchiveError(
            "This is not the address of a shared archive.",
            "Write  https://host/name , or  https://host:9200,other:9200/name ;"
            " a name has small letters, digits, - and _.",
        )
    return Address(tuple(f"{parts.scheme}://{host}" for host in hosts), name)


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks: nobody, a user with a password, or whoever has a token."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.user or self.token)


def credentials() -> Credentials:
    """Return who asks, from the environment or the file that it names.

    Raises:
        ArchiveError: The file cannot be read, or others can read it.
    """
    said = os.environ
    if named := said.get(FILE_VARIABLE):
        return _from_file(Path(named))
    return Credentials(
        said.get(USER_VARIABLE, ""), said.get(PASSWORD_VARIABLE, ""), said.get(TOKEN_VARIABLE, "")
    )


def _from_file(file: Path) -> Credentials:
    try:
        with file.open("rb") as opened:
            if os.fstat(opened.fileno()).st_mode & 0o077:
                raise ArchiveError(
                    f"Others can read {file}, which {FILE_VARIABLE} names.",
                    f"Keep it to yourself: chmod 600 {file}",
                )
            said = tomllib.load(opened)
    except OSError as error:
        raise ArchiveError(f"{file} cannot be read: {error.strerror}.") from error
    except ValueError as error:  # not TOML, whose error may repeat a line
        raise ArchiveError(
            f"{file} is no credentials file.", 'Write  user = "..."  and  password = "..." .'
        ) from error
    return Credentials(*(str(said.get(key, "")) for key in ("user", "password", "token")))
