# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""停用: asks for day and reason, and shows what rests on the parcels."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.subjects import linked_title
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.services.parcels.retire import RetirePreview, Use

_NAME = "LowUse.Retire"
_LINES, _WIDTH = 5, 78
_CODES = {
    "tag": "tag_state",
    "project": "project_state",
    "merge_case": "merge_state",
    "submission_item": "submission_state",
}
"""Code list of the state of what rests on a parcel."""


class RetireDialog(QDialog):
    """Asks only when nothing that goes on rests on the parcels; is accepted once it is written."""

    retire_wanted = pyqtSignal()

    def __init__(self, preview: RetirePreview, parent: QWidget | None = None) -> None:
        """Show what was found.

        Args:
            preview: The parcels and what rests on them.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Retire")
        self.setWindowTitle(tr("Retire parcels"))
        self._preview = preview
        self._reason = ReasonLine(f"{_NAME}.Reason", tr("Reason, such as: 收储注销，依据文号"))
        self._day = QDateEdit(_qdate(office_today()))
        self._day.setObjectName(f"{_NAME}.Day")
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setMaximumDate(_qdate(office_today()))
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setObjectName(f"{_NAME}.Retire")
        ok.setText(tr("Retire {count} parcels", count=f"{len(preview.parcels):,}"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self._state = _label("State")
        self._barred = self._refusal = ""
        self._is_busy = False
        self._lay_out()
        self._reason.textChanged.connect(self._on_changed)
        self._day.dateChanged.connect(self._on_changed)
        self._buttons.accepted.connect(self.retire_wanted)
        self._buttons.rejected.connect(self.reject)
        install_f1(self, "boundaries", "retire")
        self._aim()

    @property
    def reason(self) -> str:
        """Why the parcels are retired."""
        return self._reason.reason

    @property
    def day(self) -> date:
        """Since when they are no more."""
        chosen = self._day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def accept(self) -> None:
        """Offer the reason next time."""
        self._reason.remember()
        super().accept()

    def set_busy(self, busy: bool) -> None:
        """Take nothing in while it is written."""
        self._is_busy = busy
        if busy:
            self._refusal = ""
        self._aim()

    def refuse(self, text: str) -> None:
        """Say why nothing was written; what was entered stays."""
        self._refusal = "✕ " + tr("Nothing was written. {why}", why=text)
        self._aim()

    def bar(self, reason: str) -> None:
        """Say why nothing can be written at all just now; empty when it can."""
        self._barred = reason
        self._aim()

    def _on_changed(self) -> None:
        self._refusal = ""
        self._aim()

    def _lay_out(self) -> None:
        preview = self._preview
        layout = QVBoxLayout(self)
        what = _label("What")
        labels = [parcel.label for parcel in preview.parcels]
        what.setText(
            tr("{count} parcels are to be retired: {which}. They stay in the workspace with day "
               "and reason, but count in no list, map or figure any more. This can be undone.",
               count=f"{len(labels):,}", which=_some(labels))
        )  # fmt: skip
        layout.addWidget(what)
        if preview.uses:
            layout.addWidget(self._uses())
        if preview.remaining:
            kept = "、".join(
                with_aside(linked_title(table), f"{count:,}")
                for table, count in preview.remaining.items()
            )
            note = _label("Remaining")
            note.setText(tr("What is recorded about them stays as it is: {which}.", which=kept))
            layout.addWidget(note)
        form = QFormLayout()
        form.addRow(tr("Since"), self._day)
        form.addRow(tr("Reason"), self._reason)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self._state)
        layout.addWidget(self._buttons)
        self._state.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        # As high as its texts are when they are wrapped at this width, and no higher.
        width = self.fontMetrics().horizontalAdvance("0") * _WIDTH
        self.resize(width, layout.totalHeightForWidth(width))
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _uses(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        title = _label("UsesTitle")
        title.setText(tr("✕ They cannot be retired while this rests on them:"))
        rows = QListWidget()
        rows.setObjectName(f"{_NAME}.Uses")
        rows.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        labels = {parcel.uuid: parcel.label for parcel in self._preview.parcels}
        for use in self._preview.uses:
            label = labels.get(use.parcel_uuid, use.parcel_uuid)
            rows.addItem(labelled(label, use_text(use)))
        height = rows.fontMetrics().height() * 3 // 2
        rows.setMaximumHeight(height * min(max(rows.count(), 2), _LINES) + 4)
        layout.addWidget(title)
        layout.addWidget(rows)
        return box

    def _aim(self) -> None:
        """Say what is missing."""
        missing = self._missing()
        self._state.setText(missing or self._refusal)
        button = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(not missing)
        for widget in (self._reason, self._day):
            widget.setEnabled(not self._preview.uses and not self._is_busy)

    def _missing(self) -> str:
        if self._is_busy:
            return tr("Writing …")
        if self._barred:
            return self._barred
        if self._preview.uses:
            return tr("First withdraw the tag, take the parcel out of the project, or end the "
                      "merge or filing.")  # fmt: skip
        return "" if self.reason else tr("Give a reason: it goes into the log with your name.")


def use_text(use: Use) -> str:
    """Return what rests on a parcel: kind, name and state."""
    kinds = {
        "tag": tr("low-efficiency tag"),
        "project": tr("project"),
        "merge_case": tr("merge of parcels"),
        "submission_item": tr("filing"),
    }
    words = shipped().codes[_CODES[use.kind]].values
    name = " ".join(text for text in (kinds[use.kind], use.detail) if text)
    state = words.get(use.state, use.state)
    return with_aside(name, state) if state else name


def _some(labels: list[str], most: int = 3) -> str:
    shown = "、".join(labels[:most])
    return shown if len(labels) <= most else f"{shown} …"


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(f"{_NAME}.{name}")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
