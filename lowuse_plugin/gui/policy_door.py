# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The way from a clause, wherever it is shown, to the policy library.

Clauses are shown by widgets that know no command; they find the way by its name among what belongs
to the window that they are in.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

_NAME = "LowUse.PolicyDoor"


class PolicyDoor(QObject):
    """Stands among the children of QGIS's window while the plugin is loaded."""

    wanted = pyqtSignal(str)
    """Id of the clause that the library is to show."""

    def __init__(self, parent: QObject) -> None:
        """Be found below a parent."""
        super().__init__(parent)
        self.setObjectName(_NAME)


def find_door(widget: QWidget) -> PolicyDoor | None:
    """Return the way from a widget, from its window or those that own it; None without one."""
    at: QWidget | None = widget.window()
    while at is not None:
        door = at.findChild(PolicyDoor, _NAME)
        if door is not None:
            return door
        at = at.parentWidget()
    return None
