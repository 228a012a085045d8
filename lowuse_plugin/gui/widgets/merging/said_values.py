# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the parcels of a merge say of one field, each value with a button that takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QWidget

from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.widgets.plain_parts import link_button, plain_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.values import PreviewCell
    from lowuse_plugin.domain.ports import Value

_MOST_NAMED = 6


class MergeSaidValues(QWidget):
    """A line a value: nobody types again what a parcel has already."""

    taken = pyqtSignal(object)
    """A value that the new parcel is to have."""

    def __init__(self, name: str, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Say nothing yet.

        Args:
            name: Begin of the object names.
            labels: uuid → how people know the parcel.
            parent: Owner.
        """
        super().__init__(parent)
        self._name, self._labels = name, labels
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setVerticalSpacing(0)
        self._lines.setColumnStretch(2, 1)

    def show_cell(self, cell: PreviewCell) -> None:
        """Show what the parcels say now."""
        while self._lines.count():
            widget = self._lines.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, (value, text) in enumerate(said_values(cell, self._labels)):
            says = plain_label(f"{self._name}.Said.{at + 1}", text)
            says.setWordWrap(False)
            self._lines.addWidget(says, at, 0)
            if value is not None:
                take = link_button(f"{self._name}.Take.{at + 1}", tr("Take this value"))
                take.setAccessibleName(tr("Take {value}", value=text))
                take.clicked.connect(partial(self._take, value))
                self._lines.addWidget(take, at, 1)

    def _take(self, value: Value, _checked: bool = False) -> None:
        self.taken.emit(value)


def said_values(cell: PreviewCell, labels: Mapping[str, str]) -> list[tuple[Value, str]]:
    """Return the different values of a field, each with the parcels that have it."""
    from lowuse_plugin.domain.display import shown_value  # noqa: PLC0415
    from lowuse_plugin.domain.parcels.codes import short_labels  # noqa: PLC0415

    spec = shipped().tables["parcel"].columns[cell.column]
    names = short_labels([labels.get(uuid, uuid) for uuid in cell.by_member])
    found: dict[Value, list[str]] = {}
    for name, value in zip(names, cell.by_member.values(), strict=True):
        found.setdefault(value, []).append(name)
    open_word = tr("to be filled in")
    return [
        (value, labelled(_named(who), open_word if value is None else shown_value(spec, value)))
        for value, who in found.items()
    ]


def _named(names: Sequence[str]) -> str:
    shown, more = listed(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    return shown if more <= 0 else tr("{names} and {count} more", names=shown, count=more)
