# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person says when tagging: kind, own basis, batch."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.qgis_bridge.i18n import tr


class TagForm(QWidget):
    """Two lines and two buttons that say how many parcels they act on."""

    tag_wanted = pyqtSignal()
    withdraw_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = QComboBox()
        self._kind.setObjectName("LowUse.Tagging.Kind")
        for code, word in shipped().codes["low_efficiency_kind"].values.items():
            self._kind.addItem(word, code)
        self._batch = _line("LowUse.Tagging.Batch", tr("Batch (optional)"))
        self._basis = _line(
            "LowUse.Tagging.Basis", tr("Your own basis; needed where no rule is hit")
        )
        self._tag = _button("LowUse.Tagging.Tag")
        self._withdraw = _button("LowUse.Tagging.Withdraw")
        self._tag.clicked.connect(lambda _checked=False: self.tag_wanted.emit())
        self._withdraw.clicked.connect(lambda _checked=False: self.withdraw_wanted.emit())
        self._hidden = QLabel()
        self._hidden.setObjectName("LowUse.Tagging.Hidden")
        self._hidden.setWordWrap(True)
        self._lay_out()
        self.aim_at(0)

    @property
    def kind(self) -> str:
        """Code of the kind of low-efficiency land."""
        return str(self._kind.currentData())

    @property
    def basis(self) -> str | None:
        """The person's own basis."""
        return self._basis.text().strip() or None

    @property
    def batch(self) -> str | None:
        """Batch that the tags belong to."""
        return self._batch.text().strip() or None

    def aim_at(
        self, parcels: int, *, refused: str = "", busy: bool = False, hidden: int = 0
    ) -> None:
        """Say on how many parcels the buttons act, and why they do not.

        Args:
            parcels: The chosen ones.
            refused: Why nothing may be written, empty when it may.
            busy: Whether something is at work.
            hidden: How many of them the filter of the list hides.
        """
        self._tag.setText(tr("Tag {count} as low-efficiency", count=f"{parcels:,}"))
        self._withdraw.setText(tr("Withdraw"))
        hint = "" if parcels else tr("Choose parcels in the list or on the map first.")
        hint = refused or hint
        for button in (self._tag, self._withdraw):
            button.setEnabled(bool(parcels) and not refused and not busy)
            button.setToolTip(hint)
        self._hidden.setText(
            tr("⚠ {count} of them are not in the list as it is filtered.", count=f"{hidden:,}")
        )
        self._hidden.setVisible(bool(hidden))

    def forget_basis(self) -> None:
        """Clear what was said of the parcels that are tagged now."""
        self._basis.clear()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._kind, 2)
        first.addWidget(self._basis, 3)
        second.addWidget(self._batch, 1)
        second.addWidget(self._tag, 2)
        second.addWidget(self._withdraw)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._hidden)
        layout.addLayout(first)
        layout.addLayout(second)
        self._kind.setToolTip(tr("Kind of low-efficiency land"))
        self._kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._kind.setMinimumContentsLength(6)


def _line(name: str, placeholder: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setPlaceholderText(placeholder)
    line.setToolTip(placeholder)
    return line


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button
