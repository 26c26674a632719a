"""Starts the secured node."""

from __future__ import annotations

import base64
import hmac
import json
import secrets
import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.shared.server.nodes import Cluster, NoServer, java, run

PASSWORD = "an invented password"
_START_SECONDS = 240.0
_USERS = """
_meta: {type: internalusers, config_version: 2}
publisher: {hash: "HASH"}
desk: {hash: "HASH"}
"""
_CONFIG = """
_meta: {type: config, config_version: 2}
config:
  dynamic:
    http: {anonymous_auth_enabled: false, xff: {enabled: false}}
    authc:
      tokens:
        http_enabled: true
        transport_enabled: true
        order: 0
        http_authenticator:
          type: jwt
          challenge: false
          config: {signing_key: KEY, jwt_header: Authorization, roles_key: roles, subject_key: sub}
        authentication_backend: {type: noop}
      passwords:
        http_enabled: true
        transport_enabled: true
        order: 1
        http_authenticator: {type: basic, challenge: true}
        authentication_backend: {type: intern}
"""
_KEY = secrets.token_bytes(64)
# As the README tells an administrator.
_MAPPING = """
_meta: {type: rolesmapping, config_version: 2}
pullquote_reader: {users: ["desk"], backend_roles: ["newsroom"]}
pullquote_writer: {users: ["publisher"]}
"""
_ROLES = """
_meta: {type: roles, config_version: 2}
pullquote_reader:
  cluster_permissions: ["cluster_composite_ops_ro"]
  index_permissions:
    - index_patterns: ["news*"]
      allowed_actions: ["read", "indices:admin/mappings/get"]
pullquote_writer:
  cluster_permissions: ["cluster_composite_ops"]
  index_permissions:
    - index_patterns: ["news*"]
      allowed_actions: ["indices_all"]
"""


def token(role: str, key: bytes = _KEY) -> str:
    """Return a token (JWT) with a role, as an identity provider would sign it."""

    def packed(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    claims = {"sub": "somebody", "roles": role, "exp": int(time.time()) + 3600}
    parts = ({"alg": "HS512", "typ": "JWT"}, claims)
    signed = ".".join(packed(json.dumps(part).encode()) for part in parts)
    return f"{signed}.{packed(hmac.digest(key, signed.encode(), 'sha512'))}"


class SecuredNode(Cluster):
    """One node that speaks TLS, with a certificate of an authority of its own."""

    def __init__(self, directory: Path) -> None:
        config = directory / "node0" / "config"
        certificates = "plugins.security.ssl.{0}.pem{1}_filepath=certs/{2}"
        of_each = [
            certificates.format(layer, what, file)
            for layer in ("transport", "http")
            for what, file in (("cert", "node.pem"), ("key", "node.key"), ("trustedcas", "ca.pem"))
        ]
        super().__init__(
            directory,
            heap="512m",
            kind="secured",
            more=(
                *of_each,
                "plugins.security.ssl.transport.enforce_hostname_verification=false",
                "plugins.security.ssl.http.enabled=true",
                "plugins.security.allow_default_init_securityindex=true",
                "plugins.security.nodes_dn=CN=pullquote-node",
            ),
            plugins=(*Cluster.plugins, "org.opensearch.security.OpenSearchSecurityPlugin"),
        )
        self.authority = config / "certs" / "ca.pem"
        self._sign(config / "certs")
        self._set_users(config / "opensearch-security")

    def _sign(self, place: Path) -> None:
        place.mkdir(parents=True)
        (place / "ext").write_text(
            "subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n"
        )
        new = ["openssl", "req", "-newkey", "rsa:2048", "-nodes"]
        ca, node = f"{place}/ca", f"{place}/node"
        run([*new, "-x509", "-keyout", f"{ca}.key", "-out", f"{ca}.pem", "-subj", "/CN=test-ca"])
        run([*new, "-keyout", f"{node}.key", "-out", f"{node}.csr", "-subj", "/CN=pullquote-node"])
        sign = ["openssl", "x509", "-req", "-in", f"{node}.csr", "-CA", f"{ca}.pem"]
        sign += ["-CAkey", f"{ca}.key", "-CAcreateserial", "-extfile", f"{place}/ext"]
        run([*sign, "-out", f"{node}.pem"])

    def _set_users(self, place: Path) -> None:
        kept = Path(self.classes.partition("/classes")[0])
        shutil.copytree(kept / "plugin" / "config", place)
        hashed = subprocess.run(
            [
                str(java()),
                "-cp",
                self.classes,
                "org.opensearch.security.tools.Hasher",
                "-p",
                PASSWORD,
            ],
            capture_output=True,
            text=True,
            timeout=120,
        )
        digest = hashed.stdout.split()[-1]
        (place / "internal_users.yml").write_text(_USERS.replace("HASH", digest))
        (place / "roles.yml").write_text(_ROLES)
        (place / "roles_mapping.yml").write_text(_MAPPING)
        key = base64.b64encode(_KEY).decode()
        (place / "config.yml").write_text(_CONFIG.replace("KEY", key))
        for file in (*place.parent.rglob("*"), place.parent):
            file.chmod(0o700 if file.is_dir() else 0o600)

    def wait(self, *, nodes: int, status: str = "yellow") -> None:
        """Wait until it asks for a password.

        Raises:
            NoServer: It does not in time.
        """
        context = ssl.create_default_context(cafile=str(self.authority))
        until = time.monotonic() + _START_SECONDS
        asking = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        asking.add_password(None, f"https://{self.hosts}", "publisher", PASSWORD)
        opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=context),
            urllib.request.HTTPBasicAuthHandler(asking),
        )
        while time.monotonic() < until and self.running():
            try:
                opener.open(f"https://{self.hosts}/_search?size=0", timeout=10)
            except urllib.error.HTTPError as error:
                if error.code == 403:  # it knows us, and we may not ask for everything
                    return
            except OSError:
                pass
            else:
                return
            time.sleep(0.5)
        raise NoServer(f"no secured node: {self.output()[-600:]}")
