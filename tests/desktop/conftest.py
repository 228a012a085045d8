# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The real QGIS: the built zip in a profile of its own, on a display of its own."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "screenshots"
DRIVE = Path(__file__).with_name("drive.py")
SETTINGS = """[locale]
overrideFlag=true
userLocale={locale}

[PythonPlugins]
lowuse_plugin=true
processing=true

[qgis]
checkVersion=false
showTips=false

[app]
fontPointSize=10
"""


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """An X server of our own, whatever the machine has."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
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
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "package.py"), "--folder", str(folder)],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return next(folder.glob("*.zip"))


@dataclass(frozen=True)
class Profile:
    """A profile with the plugin installed from the zip."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / "profiles" / "default"

    @property
    def plugin(self) -> Path:
        return self.folder / "python" / "plugins" / "lowuse_plugin"


def add_shapely(target: Path) -> None:
    """Copy what ``pip install --no-deps --target`` would put there."""
    files = importlib.metadata.distribution("shapely").files or []
    for file in files:
        source = Path(str(file.locate()))
        if source.suffix == ".pyc" or ".." in file.parts:
            continue
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target / file)


@pytest.fixture
def make_profile(tmp_path: Path, plugin_zip: Path) -> Callable[..., Profile]:
    def make(*, locale: str, shapely: bool) -> Profile:
        profile = Profile(tmp_path / "低效用地 办公室")
        profile.plugin.parent.mkdir(parents=True)
        with zipfile.ZipFile(plugin_zip) as archive:
            archive.extractall(profile.plugin.parent)
        if shapely:
            add_shapely(profile.folder / "python")
        settings = profile.folder / "QGIS" / "QGIS3.ini"
        settings.parent.mkdir()
        settings.write_text(SETTINGS.format(locale=locale), encoding="utf-8")
        return profile

    return make


def clean_environment(folder: Path) -> dict[str, str]:
    """An environment in which nothing of the tests' own Python and QGIS is left."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    foreign = ("QGIS_", "QT_", "PYTHON", "LC_", "LANG", "VIRTUAL_ENV", "DISPLAY", "WAYLAND")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
    return kept | {
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(runtime),
        "HOME": str(folder),
        "PATH": "/usr/bin:/bin",
    }


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
            [
                "qgis", "--profiles-path", str(profile.root), "--profile", "default", "--nologo",
                "--noversioncheck", "--code", str(DRIVE),
            ],
            env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert result.exists(), done.stdout + done.stderr
        seen = json.loads(result.read_text(encoding="utf-8"))
        assert seen.get("trouble") is None, seen["trouble"]
        return seen | {"stderr": done.stderr, "returncode": done.returncode}

    return drive
