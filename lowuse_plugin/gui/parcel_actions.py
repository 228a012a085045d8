# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What can be done with parcels, offered alike by the card and by the menu of every list.

Commands register here; lists and cards know none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QMenu

Uuids = tuple[str, ...]


@dataclass(frozen=True)
class ParcelAction:
    """One entry."""

    name: str
    """Object name behind ``LowUse.ParcelAction.``."""
    title: str
    tip: str
    act: Callable[[Uuids], None]
    """Gets the parcels, at least one."""
    single: bool = False
    """Only for one parcel at a time."""
    why_not: Callable[[], str] = lambda: ""
    """Why it cannot be done now, empty when it can; shown instead of being carried out."""
    why_not_these: Callable[[Uuids], str] = lambda _uuids: ""
    """Why it cannot be done with these parcels, where that hangs on them."""
    concerns: Callable[[Uuids], bool] = lambda _uuids: True
    """Whether it is offered for these parcels at all."""


class ParcelActions(QObject):
    """Keeps the entries in their order."""

    changed = pyqtSignal()
    paste_wanted = pyqtSignal()
    """Ctrl+V was pressed in a list of parcels."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: list[ParcelAction] = []

    def add(self, action: ParcelAction) -> None:
        """Offer something from now on."""
        self._actions.append(action)
        self.changed.emit()

    def fill(self, menu: QMenu, uuids: Uuids) -> None:
        """Put the entries for some parcels into a menu."""
        menu.setToolTipsVisible(True)
        for each in self._actions:
            if not each.concerns(uuids):
                continue
            reason = each.why_not() or each.why_not_these(uuids)
            entry = menu.addAction(each.title)
            entry.setObjectName(f"LowUse.ParcelAction.{each.name}")
            fits = len(uuids) == 1 if each.single else bool(uuids)
            entry.setEnabled(fits and not reason)
            entry.setToolTip(reason or each.tip)
            entry.triggered.connect(partial(_act, each, uuids))


def _act(action: ParcelAction, uuids: Uuids, _checked: bool = False) -> None:
    action.act(uuids)
