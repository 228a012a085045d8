# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tells when the user took layers of ours out of the project, and only then.

A project that is opened takes away the layers of the one before, and brings its own one by one.
"""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

_QUIET_MS = 300
_NEXT_PROJECT_MS = 5000
"""So long one layer of a project may take to load."""


class MissingLayers(QObject):
    """Looks what is missing when the project has come to rest."""

    changed = pyqtSignal(object)
    """Tuple of roles that are missing now."""

    def __init__(
        self,
        project: QgsProject,
        missing: Callable[[], tuple[str, ...]],
        parent: QObject | None = None,
    ) -> None:
        """Follow a project.

        Args:
            project: The user's project.
            missing: Gives the roles that are missing now.
            parent: Owner.
        """
        super().__init__(parent)
        self._project = project
        self._missing = missing
        self._told: tuple[str, ...] = ()
        self._another_comes = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        project.cleared.connect(self._on_cleared)
        project.layerLoaded.connect(self._on_loaded)
        project.readProject.connect(self._on_read)

    def stop(self) -> None:
        """Let go of the project."""
        self._soon.stop()
        self._project.cleared.disconnect(self._on_cleared)
        self._project.layerLoaded.disconnect(self._on_loaded)
        self._project.readProject.disconnect(self._on_read)

    def look_later(self) -> None:
        """Look when nothing has come or gone for a while."""
        self._soon.start(_NEXT_PROJECT_MS if self._another_comes else _QUIET_MS)

    def look(self) -> None:
        """Look now, and tell if it is news."""
        self._another_comes = False
        missing = self._missing()
        if missing != self._told:
            self._told = missing
            self.changed.emit(missing)

    def _on_cleared(self) -> None:
        self._another_comes = True
        self.look_later()

    def _on_loaded(self, _done: int, _total: int) -> None:
        if self._another_comes:
            self.look_later()

    def _on_read(self, *_document: object) -> None:
        self._another_comes = False
        self.look_later()
