"""The nodes that tests start end with them, whatever becomes of these."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from tests.shared.conftest import start
from tests.shared.server.nodes import Cluster as Nodes

WAIT = 60.0


@pytest.mark.cluster
def test_a_node_ends_with_its_owner(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "600"]) as owner:
        nodes = start(lambda: Nodes(tmp_path / "nodes", owner=owner.pid))
        try:
            assert nodes.running() == [0]
            owner.kill()
            owner.wait()  # who is not waited for counts as there
            until = time.monotonic() + WAIT
            while nodes.running() and time.monotonic() < until:
                time.sleep(0.1)
            assert nodes.running() == []
        finally:
            owner.kill()
            nodes.stop()
