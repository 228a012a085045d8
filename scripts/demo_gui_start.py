# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs inside QGIS (``qgis --code``): opens the training workspace as its button does."""

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction
from qgis.utils import iface


def begin() -> None:
    """Press the buttons that a new user would press."""
    window = iface.mainWindow()
    iface.newProject()
    window.findChild(QAction, "LowUse.Tagging.Toggle").setChecked(True)
    window.findChild(QAction, "LowUse.Training").trigger()


QTimer.singleShot(1500, begin)
