# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The real QGIS: the built zip in a profile of its own, on a display of its own."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts import desktop_profile
from scripts.desktop_profile import Profile, clean_environment

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "screenshots"
DRIVE = Path(__file__).with_name("drive.py")


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """An X server of our own, whatever the machine has."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            "1366x768x24",
            "-dpi",
            "96",
            "-nolisten",
            "tcp",
        ],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture(scope="session")
def plugin_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desktop_profile.build_zip(tmp_path_factory.mktemp("dist"))


@pytest.fixture
def make_profile(tmp_path: Path, plugin_zip: Path) -> Callable[..., Profile]:
    def make(*, locale: str, shapely: bool) -> Profile:
        root = tmp_path / "低效用地 办公室"
        return desktop_profile.make_profile(root, plugin_zip, locale=locale, shapely=shapely)

    return make


@pytest.fixture
def qgis_process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run ``qgis_process`` in a profile; Debian's wrapper of that name passes a wrong option."""

    def call(profile: Profile, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["qgis_process.bin", *arguments],
            env=clean_environment(tmp_path)
            | {"QGIS_CUSTOM_CONFIG_PATH": str(profile.root), "QT_QPA_PLATFORM": "offscreen"},
            cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    return call


@pytest.fixture
def drive_qgis(tmp_path: Path, display: str) -> Callable[..., dict[str, Any]]:
    """Start QGIS, let the script drive it, return what the script saw."""

    def drive(profile: Profile, name: str) -> dict[str, Any]:
        SCREENSHOTS.mkdir(exist_ok=True)
        result = tmp_path / "result.json"
        environment = clean_environment(tmp_path) | {
            "DISPLAY": display,
            "LOWUSE_RESULT": str(result),
            "LOWUSE_SCREENSHOT": str(SCREENSHOTS / name),
            "LOWUSE_SAMPLE": str(tmp_path / "工作库 样例.gpkg"),
        }
        done = subprocess.run(
            profile.command("--code", str(DRIVE)),
            env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert result.exists(), done.stdout + done.stderr
        seen = json.loads(result.read_text(encoding="utf-8"))
        assert seen.get("trouble") is None, seen["trouble"]
        return seen | {"stderr": done.stderr, "returncode": done.returncode}

    return drive
