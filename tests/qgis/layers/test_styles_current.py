# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The styles of the layers on the screen are what their script writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import Qgis

from lowuse_plugin.paths import resource

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(
    f'version="{Qgis.version()}"'
    not in resource("styles", "control_line.qml").read_text(encoding="utf-8"),
    reason="another QGIS writes other attributes",
)
def test_every_style_is_what_the_script_writes(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for name in ("scripts", "lowuse_plugin", "resources/schema"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(
        [sys.executable, str(copy / "scripts" / "build_styles.py")],
        check=True, env={**os.environ, "PYTHONPATH": ""}, capture_output=True, timeout=60,
    )  # fmt: skip
    shipped = resource("styles", "control_line.qml").parent
    written = {path.name: path.read_text(encoding="utf-8") for path in copy.glob("**/styles/*.qml")}
    kept = {path.name: path.read_text(encoding="utf-8") for path in shipped.glob("*.qml")}
    assert {name for name in kept if not name.startswith("map_")} == set(written)
    assert [name for name in written if written[name] != kept[name]] == []
