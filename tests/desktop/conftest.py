# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The real QGIS: the built zip in a profile of its own, on a display of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from scripts import desktop_profile
from scripts.desktop_profile import Profile, clean_environment

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "screenshots"
DRIVERS = Path(__file__).parent
SMALL_SCREEN, LARGE_SCREEN = "1366x768", "1920x1080"


@pytest.fixture(scope="session")
def displays() -> Iterator[Callable[[str], str]]:
    """X servers of our own, one a size of screen, whatever the machine has."""
    with ExitStack() as servers:
        running: dict[str, str] = {}

        def display(size: str) -> str:
            if size not in running:
                running[size] = servers.enter_context(desktop_profile.x_server(size))
            return running[size]

        yield display


@pytest.fixture(scope="session")
def plugin_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desktop_profile.build_zip(tmp_path_factory.mktemp("dist"))


SOMEBODY = "\n[lowuse]\ndisplay_name=\\x5f20\\x4e09\n"
"""张三 has said who he is: the plugin does not ask at the first opening."""


@pytest.fixture(scope="session")
def make_profile(
    tmp_path_factory: pytest.TempPathFactory, plugin_zip: Path
) -> Callable[..., Profile]:
    def make(*, locale: str = "zh-Hans", shapely: bool = True, root: Path | None = None) -> Profile:
        root = root or tmp_path_factory.mktemp("profiles") / "低效用地 办公室"
        profile = desktop_profile.make_profile(root, plugin_zip, locale=locale, shapely=shapely)
        settings = profile.folder / "QGIS" / "QGIS3.ini"
        text = settings.read_text(encoding="utf-8")
        if "[lowuse]" not in text:
            settings.write_text(text + SOMEBODY, encoding="utf-8")
        return profile

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


@pytest.fixture(scope="session")
def drive_qgis(
    tmp_path_factory: pytest.TempPathFactory, displays: Callable[[str], str]
) -> Callable[..., dict[str, Any]]:
    """Start QGIS, let a script of this folder drive it, return what the script saw."""

    def drive(
        profile: Profile,
        script: str,
        *,
        name: str,
        seconds: float,
        screen: str = SMALL_SCREEN,
        scale: float = 1,
        home: Path | None = None,
        project: Path | None = None,
        **more: object,
    ) -> dict[str, Any]:
        """Play one script.

        Args:
            profile: Where the plugin is installed.
            script: Name of the script in this folder, without ``.py``.
            name: Beginning of the names of its screenshots.
            seconds: So long QGIS may take, its start and end included.
            screen: Size of the screen in pixels.
            scale: How much larger everything is drawn.
            home: Folder of the user, where caches are: another one is another computer. By
                default a new one.
            project: Opened by QGIS itself when it starts.
            **more: Environment of the script, ``LOWUSE_`` before the name.
        """
        SCREENSHOTS.mkdir(exist_ok=True)
        home = home or tmp_path_factory.mktemp("home")
        result = tmp_path_factory.mktemp("result") / f"{name}.json"
        given = {f"LOWUSE_{key.upper()}": str(value) for key, value in more.items()}
        environment = clean_environment(home) | {
            "DISPLAY": displays(screen),
            "QT_SCALE_FACTOR": str(scale),
            "LOWUSE_DRIVERS": str(DRIVERS),
            "LOWUSE_RESULT": str(result),
            "LOWUSE_SECONDS": str(seconds),
            "LOWUSE_SCREENSHOT": str(SCREENSHOTS / name),
            **given,
        }
        opened = () if project is None else ("--project", str(project))
        try:
            done = subprocess.run(
                profile.command(*opened, "--code", str(DRIVERS / f"{script}.py")),
                env=environment, cwd=home, capture_output=True, text=True, timeout=seconds,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            done = None
        if done is None:
            stack = result.with_name(f"{result.name}.stack")
            where = stack.read_text(encoding="utf-8") if stack.exists() else "QGIS did not start"
            pytest.fail(f"{script} takes longer than {seconds:g} s\n{where}")
        assert result.exists(), done.stdout + done.stderr
        seen = json.loads(result.read_text(encoding="utf-8"))
        assert seen.get("trouble") is None, f"{seen['trouble']}\n{seen['message']}"
        assert seen["errors"] == [], "\n".join(seen["errors"])
        return seen | {"stderr": done.stderr, "returncode": done.returncode}

    return drive
