# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The project that is looked at: one for the panel, its pages and the map."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal


class CurrentProject(QObject):
    """What the user looks at; as :class:`~lowuse_plugin.qgis_bridge.current.CurrentParcel`."""

    changed = pyqtSignal(str)
    """Uuid of the project that is looked at, empty when there is none."""
    reveal_requested = pyqtSignal(str)
    """Uuid of a project that the map is to show and flash."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._uuid = ""

    @property
    def uuid(self) -> str:
        """The project that is looked at, empty when there is none."""
        return self._uuid

    def look_at(self, uuid: str, *, reveal: bool = False) -> None:
        """Make a project the current one.

        Args:
            uuid: The project, empty for none.
            reveal: Let the map go there and flash it, also when it is current already.
        """
        if uuid != self._uuid:
            self._uuid = uuid
            self.changed.emit(uuid)
        if reveal and uuid:
            self.reveal_requested.emit(uuid)

    def clear(self) -> None:
        """Forget it, as when a workspace is closed."""
        self.look_at("")
