# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What can be done with rows of one kind, offered alike wherever they are shown.

Commands register here; lists and cards know none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QMenu

Uuids = tuple[str, ...]


class RowAction(NamedTuple):
    """One entry."""

    name: str
    """Object name behind that of the kind, such as ``LowUse.ParcelAction.``."""
    title: str
    tip: str
    act: Callable[[Uuids], None]
    """Gets the rows, at least one."""
    act_at: Callable[[Uuids, str], None] | None = None
    """As ``act``, and goes to a field of the row, where it has fields."""
    single: bool = False
    """Only for one row at a time."""
    why_not: Callable[[], str] = lambda: ""
    """Why it cannot be done now, empty when it can; shown instead of being carried out."""
    why_not_these: Callable[[Uuids], str] = lambda _uuids: ""
    """Why it cannot be done with these rows, where that hangs on them."""
    concerns: Callable[[Uuids], bool] = lambda _uuids: True
    """Whether it is offered for these rows at all."""


class RowActions(QObject):
    """Keeps the entries in their order."""

    changed = pyqtSignal()

    def __init__(self, kind: str, parent: QObject | None = None) -> None:
        """Begin without entries.

        Args:
            kind: Begin of the object names, such as ``LowUse.ParcelAction``.
            parent: Owner.
        """
        super().__init__(parent)
        self._kind = kind
        self._actions: list[RowAction] = []

    def add(self, action: RowAction) -> None:
        """Offer something from now on."""
        self._actions.append(action)
        self.changed.emit()

    def do(self, name: str, uuids: Uuids, column: str = "") -> str:
        """Carry an entry out from elsewhere.

        Args:
            name: Of the entry, such as ``Edit``.
            uuids: The rows.
            column: Field to go to, where the entry opens fields.

        Returns:
            Why it cannot be done now, empty where it was.
        """
        for each in self._actions:
            if each.name == name:
                reason = each.why_not() or each.why_not_these(uuids)
                if not reason and column and each.act_at is not None:
                    each.act_at(uuids, column)
                elif not reason:
                    each.act(uuids)
                return reason
        return ""

    def fill(self, menu: QMenu, uuids: Uuids) -> None:
        """Put the entries for some rows into a menu."""
        menu.setToolTipsVisible(True)
        for each in self._actions:
            if not each.concerns(uuids):
                continue
            reason = each.why_not() or each.why_not_these(uuids)
            entry = menu.addAction(each.title)
            entry.setObjectName(f"{self._kind}.{each.name}")
            fits = len(uuids) == 1 if each.single else bool(uuids)
            entry.setEnabled(fits and not reason)
            entry.setToolTip(reason or each.tip)
            entry.triggered.connect(partial(_act, each, uuids))


def _act(action: RowAction, uuids: Uuids, _checked: bool = False) -> None:
    action.act(uuids)
