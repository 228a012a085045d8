# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""编辑宗地: the fields of one parcel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer

from lowuse_plugin.gui.dialogs.form_words import FormWords
from lowuse_plugin.gui.dialogs.rows.row_dialog import RowDialog
from lowuse_plugin.qgis_bridge.edit_words import parcel_title
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.services.rows.edit_row import EditableRow, read_row

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store


class EditDialog(RowDialog):
    """Edits one parcel."""

    TABLE, NAME, HELP = "parcel", "Edit", "editing"
    SIZE_KEY = "lowuse/edit/geometry"
    _goal = ""
    """Field that is gone to once the parcel is read."""

    def go_to(self, column: str) -> None:
        """Bring a field to the front, once the parcel is read."""
        self._goal = column
        if self.form is not None:
            QTimer.singleShot(0, self._reach)  # a page that was just put there has no size yet

    def _reach(self) -> None:
        if not sip.isdeleted(self) and self.form is not None and self._goal:
            self.form.go_to(self._goal)
            self._goal = ""

    def _take(self, row: Any) -> None:
        super()._take(row)
        if not sip.isdeleted(self):
            self.go_to(self._goal)

    def _words_of_form(self) -> FormWords:
        return FormWords(
            title=tr("Edit parcel"),
            reading=tr("Reading a parcel"),
            wait=tr("Reading the parcel …"),
            reason=tr("Why it is changed, such as: certificate of 2025 entered"),
            refused=lambda reason: tr("The parcel cannot be edited. {why}", why=reason),
            named=lambda row: parcel_title(row.label, row.fid, row.holder),
            window=lambda named: tr("Edit parcel · {parcel}", parcel=named),
        )

    def _load(self, store: Store) -> EditableRow:
        return read_row(store, self.TABLE, self.uuid)
