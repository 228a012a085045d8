# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Consents of mortgagees: one text for all parcels of one mortgagee, another where it differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from qgis.PyQt.QtCore import QObject, QStringListModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCompleter, QFormLayout, QHBoxLayout, QLabel, QLineEdit

from lowuse_plugin.domain.parcels.codes import short_by
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.first_names import first_names
from lowuse_plugin.gui.widgets.form_fields import required
from lowuse_plugin.gui.widgets.plain_parts import form_note, heading, plain_label, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled
from lowuse_plugin.qgis_bridge.settings import one_line


class MergeConsents(QObject):
    """Rows of a form; without a mortgage there are none, and for one parcel no common text."""

    changed = pyqtSignal()

    def __init__(
        self,
        place: str,
        form: QFormLayout,
        mortgaged: Sequence[str],
        labels: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        """Add the rows.

        Args:
            place: Object name; each line adds its number.
            form: Gets the rows.
            mortgaged: uuids of the mortgaged parcels.
            labels: uuid → how people know the parcel.
            parent: Owner.
        """
        super().__init__(parent)
        named = {uuid: labels.get(uuid, uuid) for uuid in mortgaged}
        self._labels = short_by(named) if len(named) > 1 else named
        self._own: set[str] = set()
        """Parcels of which a person typed the consent: the common text leaves them alone."""
        self._lines = {
            uuid: line_edit(f"Consent.{number}", _words(), place=place)
            for number, uuid in enumerate(mortgaged, 1)
        }
        self._known = {uuid: QStringListModel(self) for uuid in self._lines}
        """Texts of the other lines: the next parcel of a mortgagee is a choice."""
        self._common: _CommonConsent | None = None
        if len(self._lines) == 1:
            self._lay_out_one(place, form)
        elif self._lines:
            self._common = self._lay_out_several(place, form)
        for uuid, line in self._lines.items():
            line.textChanged.connect(partial(self._type, uuid))
            line.editingFinished.connect(self._finish)

    @property
    def texts(self) -> dict[str, str]:
        """What was entered, by uuid of the parcel."""
        return {uuid: one_line(line.text()) for uuid, line in self._lines.items()}

    @property
    def gap(self) -> str:
        """What is missing yet, empty when nothing."""
        left = [self._labels[uuid] for uuid, text in self.texts.items() if not text]
        if not left:
            return ""
        return tr("Enter the written consent of the mortgagee, or how the mortgage is changed: "
                  "{parcels}.", parcels=first_names(left))  # fmt: skip

    def _type(self, uuid: str, text: str) -> None:
        """Know what a person typed of a parcel; an emptied line follows the common text again."""
        if one_line(text):
            self._own.add(uuid)
        else:
            self._own.discard(uuid)
        self._tell()

    def _finish(self) -> None:
        """Give lines that were emptied the common text, and offer the texts of each to others."""
        if self._common is not None and self._common.text and not all(self.texts.values()):
            self._fill()
        counts = Counter(text for text in self.texts.values() if text)
        for uuid, text in self.texts.items():
            others = [known for known, count in counts.items() if known != text or count > 1]
            if others != self._known[uuid].stringList():
                self._known[uuid].setStringList(others)

    def _fill(self) -> None:
        common = self._common.text if self._common is not None else ""
        for uuid in self._lines.keys() - self._own:
            line = self._lines[uuid]
            if line.text() != common:
                before = line.blockSignals(True)
                line.setText(common)
                line.blockSignals(before)
        self._tell()

    def _overwrite(self) -> None:
        """Let the common text stand where another one does: this was asked for."""
        self._own.difference_update(self._kept())
        self._fill()

    def _kept(self) -> list[str]:
        """Return the parcels that keep another text than the common one."""
        common = one_line(self._common.text) if self._common is not None else ""
        return [
            uuid for uuid, text in self.texts.items()
            if common and uuid in self._own and text != common
        ]  # fmt: skip

    def _tell(self) -> None:
        if self._common is not None:
            self._common.tell([self._labels[uuid] for uuid in self._kept()])
        self.changed.emit()

    # -- widgets ----------------------------------------------------------------------------------

    def _lay_out_one(self, place: str, form: QFormLayout) -> None:
        [(uuid, line)] = self._lines.items()
        form.addRow(_title(tr("Consent of the mortgagee"), line), line)
        form.addRow("", form_note(
            f"{place}.Mortgaged.1", labelled(tr("Mortgaged"), self._labels[uuid])
        ))  # fmt: skip

    def _lay_out_several(self, place: str, form: QFormLayout) -> _CommonConsent:
        form.addRow(heading(
            tr("Consents of the mortgagees, {count} parcels", count=len(self._lines))
        ))  # fmt: skip
        common = _CommonConsent(place, form, self)
        common.edited.connect(self._fill)
        common.finished.connect(self._finish)
        common.overwritten.connect(self._overwrite)
        for number, (uuid, line) in enumerate(self._lines.items(), 1):
            name = _title(self._labels[uuid], line)
            name.setObjectName(f"{place}.Mortgaged.{number}")
            completer = QCompleter(self._known[uuid], line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
            form.addRow(name, line)
        return common


class _CommonConsent(QObject):
    """The text for all parcels of one mortgagee, and which ones keep their own."""

    edited = pyqtSignal()
    finished = pyqtSignal()
    overwritten = pyqtSignal()
    """It is wanted in the lines that a person typed too."""

    def __init__(self, place: str, form: QFormLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line_edit("ConsentOfAll", _words(), place=place)
        self._kept = plain_label(f"{place}.ConsentsKept")
        self._over = quiet_button(
            f"{place}.ConsentsOverwrite", tr("Fill these in too"), self.overwritten.emit
        )
        title = QLabel(tr("One mortgagee for all"))
        title.setBuddy(self._line)
        kept = QHBoxLayout()
        kept.addWidget(self._kept, 1)
        kept.addWidget(self._over)
        form.addRow(title, self._line)
        form.addRow("", kept)
        self._line.textChanged.connect(lambda _text: self.edited.emit())
        self._line.editingFinished.connect(self.finished)
        self.tell(())

    @property
    def text(self) -> str:
        """What was entered."""
        return str(self._line.text())

    def tell(self, others: Sequence[str]) -> None:
        """Say which parcels keep what a person typed."""
        self._kept.setText(
            tr("{count} were typed one by one and stay: {parcels}.", count=len(others),
               parcels=first_names(others)) if others else ""
        )  # fmt: skip
        for widget in (self._kept, self._over):
            widget.setVisible(bool(others))


def _words() -> str:
    return tr("Document no. and day, or words of the consent")


def _title(text: str, line: QLineEdit) -> QLabel:
    title = QLabel(required(text))
    title.setTextFormat(Qt.TextFormat.PlainText)
    title.setBuddy(line)
    return title
