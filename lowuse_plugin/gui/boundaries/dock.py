# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The window 编辑边界: a dock, so that the map stays in reach."""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.boundaries.form import BoundaryForm
from lowuse_plugin.qgis_bridge.i18n import tr


class BoundaryDock(QgsDockWidget):
    """Holds the form; closing it leaves the drawing, and asks where something would be lost."""

    def __init__(self, may_close: Callable[[], bool], parent: QWidget | None = None) -> None:
        """Make an empty dock.

        Args:
            may_close: Asks the user; False keeps the dock open.
            parent: QGIS's window.
        """
        super().__init__(tr("Edit boundaries"), parent)
        self.setObjectName("LowUse.Boundary")
        self._may_close = may_close
        self.form = BoundaryForm()
        self.setWidget(self.form)
        install_f1(self, "boundaries")

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a width in which the table can be read."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), self.form.sizeHint().width() + 20), hint.height())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask before something is lost."""
        if self._may_close():
            super().closeEvent(event)
        else:
            event.ignore()
