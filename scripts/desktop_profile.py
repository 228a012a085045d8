# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A profile of QGIS with the built plugin in it, apart from the profile of whoever runs this."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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


@dataclass(frozen=True)
class Profile:
    """A folder of profiles with one profile."""

    root: Path

    @property
    def folder(self) -> Path:
        """The profile itself."""
        return self.root / "profiles" / "default"

    @property
    def plugin(self) -> Path:
        """Where the plugin is installed."""
        return self.folder / "python" / "plugins" / "lowuse_plugin"

    def command(self, *arguments: str) -> list[str]:
        """Return how QGIS is started in it."""
        return [
            "qgis", "--profiles-path", str(self.root), "--profile", "default",
            "--nologo", "--noversioncheck", *arguments,
        ]  # fmt: skip


def build_zip(folder: Path) -> Path:
    """Build the plugin into a folder and return the zip."""
    subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "package.py"), "--folder", str(folder)],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return next(folder.glob("*.zip"))


def make_profile(root: Path, plugin_zip: Path, *, locale: str, shapely: bool = True) -> Profile:
    """Install the zip into a profile; settings that are there already stay."""
    profile = Profile(root)
    shutil.rmtree(profile.plugin, ignore_errors=True)
    profile.plugin.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(plugin_zip) as archive:
        archive.extractall(profile.plugin.parent)
    if shapely:
        add_shapely(profile.folder / "python")
    settings = profile.folder / "QGIS" / "QGIS3.ini"
    if not settings.exists():
        settings.parent.mkdir(exist_ok=True)
        settings.write_text(SETTINGS.format(locale=locale), encoding="utf-8")
    return profile


def add_shapely(target: Path) -> None:
    """Copy what ``pip install --no-deps --target`` would put there."""
    files = importlib.metadata.distribution("shapely").files or []
    for file in files:
        source = Path(str(file.locate()))
        if source.suffix == ".pyc" or ".." in file.parts:
            continue
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target / file)


@contextmanager
def x_server(size: str) -> Iterator[str]:
    """Run an X server of our own and give the name of its display.

    Args:
        size: Of its screen in pixels, such as ``1366x768``.

    Raises:
        RuntimeError: It did not start.
    """
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24"]
    server = subprocess.Popen(
        [*command, "-dpi", "96", "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def clean_environment(folder: Path) -> dict[str, str]:
    """Return an environment in which nothing of our own Python and QGIS is left.

    Args:
        folder: Takes the place of the home folder.
    """
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    foreign = ("QGIS_", "QT_", "PYTHON", "LC_", "LANG", "VIRTUAL_ENV", "DISPLAY", "WAYLAND", "XDG_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
    return kept | {
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(runtime),
        "HOME": str(folder),
        "PATH": "/usr/bin:/bin",
    }
