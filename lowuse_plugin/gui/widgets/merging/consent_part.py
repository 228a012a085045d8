# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Consents of mortgagees, a line for each mortgaged parcel of a merge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QLabel

from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.first_names import first_names
from lowuse_plugin.gui.widgets.form_fields import required
from lowuse_plugin.gui.widgets.plain_parts import form_note, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled
from lowuse_plugin.qgis_bridge.settings import one_line


class MergeConsents(QObject):
    """Rows of a form; without a mortgage there are none."""

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
        self._labels = {uuid: labels.get(uuid, uuid) for uuid in mortgaged}
        self._lines = {
            uuid: line_edit(
                f"Consent.{number}", tr("Document no. or words of the consent"), place=place
            )
            for number, uuid in enumerate(mortgaged, 1)
        }
        for number, (uuid, line) in enumerate(self._lines.items(), 1):
            title = QLabel(required(tr("Consent of the mortgagee")))
            title.setBuddy(line)
            line.textChanged.connect(lambda _text: self.changed.emit())
            row = QHBoxLayout()
            row.addWidget(line, 1)
            if number == 1 and len(self._lines) > 1:
                row.addWidget(
                    quiet_button(f"{place}.ConsentOfAll", tr("For all of them"), self._fill)
                )
            form.addRow(title, row)
            form.addRow("", form_note(
                f"{place}.Mortgaged.{number}", labelled(tr("Mortgaged"), self._labels[uuid])
            ))  # fmt: skip

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

    def _fill(self) -> None:
        """Let the first letter speak for those of whom nothing is entered yet."""
        first, *others = self._lines.values()
        for line in others:
            if not one_line(line.text()):
                line.setText(first.text())
