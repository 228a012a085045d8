# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What can be done with parcels: the entries of every list of parcels and of the card."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.gui.row_actions import RowAction, RowActions, Uuids

__all__ = ["ParcelAction", "ParcelActions", "Uuids"]

ParcelAction = RowAction


class ParcelActions(RowActions):
    """The entries for parcels."""

    paste_wanted = pyqtSignal()
    """Ctrl+V was pressed in a list of parcels."""
    merges_wanted = pyqtSignal(object)
    """Several groups of parcels are chosen, and a merge is to be proposed of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("LowUse.ParcelAction", parent)
