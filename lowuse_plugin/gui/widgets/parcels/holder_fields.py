# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The fields of one right holder; the number of a person stays hidden until it is wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QHBoxLayout

from lowuse_plugin.domain.parcels.holder_numbers import number_doubt, shown_id_number
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.widgets.form_fields import choice, line, required
from lowuse_plugin.gui.widgets.plain_parts import form_note, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.settings import one_line

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QLineEdit

    from lowuse_plugin.services.parcels.holders import HolderEntry


class HolderFields(QObject):
    """Rows of a form about one holder."""

    changed = pyqtSignal()

    def __init__(
        self, entry: HolderEntry, place: str, form: QFormLayout, parent: QObject, *, alone: bool
    ) -> None:
        """Show what is known.

        Args:
            entry: Of the holder.
            place: Object name; those of the fields stand behind it.
            form: Gets the rows.
            parent: Owner.
            alone: The parcel has no other holder: nobody asks for shares.
        """
        super().__init__(parent)
        self._entry = entry
        self._is_hidden = False
        self._name = line(f"{place}.Name", entry.name, tr("As it stands on the certificate"))
        self._kind = _codes(f"{place}.IdKind", "id_kind", entry.id_kind, tr("told by the number"))
        self._kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._number = line(f"{place}.IdNumber", entry.id_number, tr("Missing: enter it here"))
        self._reveal = quiet_button(f"{place}.Reveal", tr("Show and change"), self.reveal)
        self._reveal.setToolTip(tr("Numbers of persons stay hidden until somebody needs them"))
        self._doubt = form_note(f"{place}.Doubt")
        self._share_kind: QComboBox | None = None
        self._share: QLineEdit | None = None
        self._hide()
        number = QHBoxLayout()
        number.addWidget(self._kind)
        number.addWidget(self._number, 1)
        number.addWidget(self._reveal)
        form.addRow(required(tr("Holder")), self._name)
        form.addRow(tr("Id number"), number)
        if not alone:
            form.addRow(tr("Share of the holder"), self._shares(place))
        form.addRow("", self._doubt)
        for field in (self._name, self._number):
            field.textChanged.connect(lambda _text: self._on_changed())
        self._kind.currentIndexChanged.connect(lambda _index: self._on_changed())
        self._say_doubt()

    @property
    def entry(self) -> HolderEntry:
        """What was entered."""
        hidden = self._is_hidden
        return replace(
            self._entry,
            name=one_line(self._name.text()),
            id_kind=str(self._kind.currentData() or ""),
            id_number=self._entry.id_number if hidden else one_line(self._number.text()),
            **self._shared(),
        )

    def _shares(self, place: str) -> QHBoxLayout:
        """Return the fields of one who holds the parcel with others."""
        self._share_kind = _codes(f"{place}.ShareKind", "share_kind", self._entry.share_kind, "–")
        self._share = line(f"{place}.Share", self._entry.share, tr("Such as 1/2 or 50%"))
        self._share_kind.currentIndexChanged.connect(lambda _index: self._on_changed())
        self._share.textChanged.connect(lambda _text: self._on_changed())
        shares = QHBoxLayout()
        shares.addWidget(self._share_kind)
        shares.addWidget(self._share, 1)
        return shares

    def _shared(self) -> dict[str, str]:
        if self._share_kind is None or self._share is None:
            return {}
        kind = str(self._share_kind.currentData() or "")
        return {"share_kind": kind, "share": one_line(self._share.text())}

    def reveal(self) -> None:
        """Show the whole number and let it be changed."""
        self._is_hidden = False
        self._number.setReadOnly(False)
        self._number.setText(self._entry.id_number)
        self._number.setFocus()
        self._reveal.hide()

    def _hide(self) -> None:
        entry = self._entry
        shown = shown_id_number(entry.id_kind or None, entry.id_number)
        self._is_hidden = shown != entry.id_number
        self._number.setText(shown)
        self._number.setReadOnly(self._is_hidden)
        self._reveal.setVisible(self._is_hidden)

    def _on_changed(self) -> None:
        self._say_doubt()
        self.changed.emit()

    def _say_doubt(self) -> None:
        """Say what speaks against the number, and for whom else a change holds."""
        now = self.entry
        lines = []
        code = number_doubt(now.id_kind or None, now.id_number)
        if code:
            lines += [f"⚠ {line}" for line in describe_code(code).split(". ")]
        if self._entry.others:
            lines.append(
                tr("Holds {count} more parcels: a name or number that is changed here holds for "
                   "them too.", count=f"{self._entry.others:,}")
            )  # fmt: skip
        self._doubt.setText("\n".join(lines))
        self._doubt.setVisible(bool(lines))


def _codes(name: str, domain: str, chosen: str, missing: str) -> QComboBox:
    values = shipped().codes[domain].values
    entries = [(missing, ""), *((title, code) for code, title in values.items())]
    return choice(name, entries, chosen)
