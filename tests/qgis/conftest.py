# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Real QGIS objects without the QGIS window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSettings
from qgis.PyQt.QtWidgets import QApplication

from lowuse_plugin.algorithms.provider import LowUseProvider
from lowuse_plugin.qgis_bridge.cache import OVERRIDE
from lowuse_plugin.store import checks
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import Desk, settle


@pytest.fixture(scope="session", autouse=True)
def _settings_of_nobody(qgis_app: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Neither the person who runs the tests nor a second run beside this one shares settings."""
    folder = str(tmp_path_factory.mktemp("settings"))
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, folder)


@pytest.fixture(autouse=True)
def _no_window_left(qgis_app: object) -> Iterator[None]:
    """No window of ours without an owner outlives its test: it would answer signals in later ones.

    What Python owns goes with the variable that holds it, and that may be much later.
    """
    before = set(_windows_of_nobody())
    yield
    settle()
    left = [name for address, name in _windows_of_nobody().items() if address not in before]
    assert not left, left


def _windows_of_nobody() -> dict[int, str]:
    """Return address and class of each."""
    return {
        sip.unwrapinstance(window): type(window).__name__
        for window in QApplication.topLevelWidgets()
        if type(window).__module__.startswith("lowuse_plugin")
        and sip.ispyowned(window)
        and window.parent() is None
    }


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()
    settle()


@pytest.fixture
def provider(qgis_processing: None) -> Iterator[LowUseProvider]:
    """The provider, registered."""
    provider = LowUseProvider()
    registry = QgsApplication.processingRegistry()
    assert registry.addProvider(provider)
    yield provider
    registry.removeProvider(provider)


@pytest.fixture
def own_settings(qgis_app: object) -> Iterator[None]:
    """The plugin's settings as on the first day, and so again afterwards."""
    QgsSettings().remove("lowuse")
    yield
    QgsSettings().remove("lowuse")


@pytest.fixture
def session_desk(  # noqa: PLR0917  each a fixture
    desk: Desk,
    own_settings: None,
    qgis_new_project: None,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[SessionDesk]:
    """A session without a workspace; colleagues' saves are looked for often.

    Layers come into the project only where a test is marked with ``map_layers``.
    """
    monkeypatch.setenv(OVERRIDE, str(folder / "缓存"))
    with_layers = request.node.get_closest_marker("map_layers") is not None
    session_desk = SessionDesk(desk, with_layers=with_layers)
    yield session_desk
    session_desk.stop()
    QgsProject.instance().clear()


@pytest.fixture
def write_protect(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Called, it lets every workspace be opened as one whose file this user may not write."""

    def protect() -> None:
        monkeypatch.setattr(checks, "why_read_only", lambda *_arguments: checks.READ_ONLY_FILE)

    return protect
