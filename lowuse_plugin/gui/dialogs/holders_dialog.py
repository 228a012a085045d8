# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""权利人 of a parcel: names, 证件号 and shares, entered and mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.parcels.holder_fields import HolderFields
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import sentences
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from lowuse_plugin.services.parcels.holders import HolderEntry, ParcelHolders

_PLACE = "LowUse.Holders"
_FEW = 3
"""More holders than these scroll."""
_LINES = 20


class HoldersDialog(AskingDialog):
    """Asks for what is known of each holder, and why it is changed."""

    wanted = pyqtSignal()

    NAME = "Holders"
    CHARACTERS = 76

    def __init__(
        self, holders: ParcelHolders, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show the holders.

        Args:
            holders: As they were read.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        title = tr("Holders of {parcel}", parcel=holders.label)
        super().__init__(title, tr("Save"), waiting, parent)
        self.holders = holders
        self._reason = ReasonLine(f"{_PLACE}.Reason", tr("Such as: certificate of 2025 entered"))
        rows = QWidget()
        form = QFormLayout(rows)
        form.setContentsMargins(0, 0, 0, 0)
        alone = len(holders.entries) == 1
        self.fields = [
            HolderFields(entry, f"{_PLACE}.{place}", form, self, alone=alone)
            for place, entry in enumerate(holders.entries, start=1)
        ]
        what = tr("Who holds the parcel, as the certificate has it. Other holders are added or "
                  "taken away by the name, under “Edit …”.")  # fmt: skip
        self.body.addWidget(plain_label(f"{_PLACE}.What", what))
        self.body.addWidget(rows if len(self.fields) <= _FEW else self._scrolled(rows))
        self.form.addRow(tr("Reason *"), self._reason)
        self.body.addWidget(self._fields)
        self._doubts = plain_label(f"{_PLACE}.ShareDoubts")
        self.body.addWidget(self._doubts)
        for each in self.fields:
            each.changed.connect(self._on_changed)
            each.changed.connect(self._doubt_shares)
        self._doubt_shares()
        self._reason.textChanged.connect(self._on_changed)
        install_f1(self, "editing", "holders")
        self._begin()

    @property
    def entries(self) -> tuple[HolderEntry, ...]:
        """What was entered of each holder."""
        return tuple(each.entry for each in self.fields)

    @property
    def reason(self) -> str:
        """Why it is changed."""
        return self._reason.reason

    def accept(self) -> None:
        """Offer the reason next time."""
        self._reason.remember()
        super().accept()

    def _typed(self) -> object:
        return self.entries, self.reason

    def _gap(self) -> str:
        gaps = []
        if self.entries == self.holders.entries:
            gaps.append(tr("Nothing is changed yet."))
        if not all(entry.name for entry in self.entries):
            gaps.append(tr("Enter the name of the holder."))
        if not self.reason:
            gaps.append(tr("Enter the reason; it goes into the log."))
        return sentences(gaps)

    def _doubt_shares(self) -> None:
        """Say what speaks against the shares together; they are kept as the paper has them."""
        from lowuse_plugin.domain.parcels.shares import share_doubts  # noqa: PLC0415

        doubts = share_doubts([entry.share for entry in self.entries])
        lines = [f"⚠ {describe_code(each.code, each.params)}" for each in doubts]
        self._doubts.setText("\n".join(lines))
        self._doubts.setVisible(bool(lines))

    def _send(self) -> None:
        self.wanted.emit()

    def _scrolled(self, rows: QWidget) -> QScrollArea:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(holder)
        area.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        return area
