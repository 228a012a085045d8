# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What colleagues do to a row while its form is open: who works on it, and what they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from lowuse_plugin.domain.history.conflicts import RowConflict
from lowuse_plugin.gui.dialogs.history.conflict_dialog import ConflictDialog
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.edit_banner import EditBanner
from lowuse_plugin.gui.widgets.edit_form import EditForm
from lowuse_plugin.gui.widgets.field_editors import FOREIGN
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.edit_words import foreign_text, lease_text, news_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.lease_words import SIGN
from lowuse_plugin.services.rows.edit_row import (
    EditableRow,
    News,
    differences,
    look_again,
    take_current,
)

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Refresh, Row

_PARCEL = "parcel"


class EditNews(QWidget):
    """Two banners, and the row as the form knows it."""

    taken = pyqtSignal(object)
    """An ``EditableRow``: the stored values of now were taken."""
    failed = pyqtSignal(object)
    """An error, for the user."""

    def __init__(
        self, context: PanelContext, table: str, uuid: str, parent: QWidget | None = None
    ) -> None:
        """Say nothing.

        Args:
            context: The shared parts.
            table: Of the row.
            uuid: Of the row.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.EditNews")
        self._context = context
        self._table, self._uuid = table, uuid
        self._path = context.session.path
        """Of its workspace: another one may have a row of the same uuid."""
        self.row: EditableRow | None = None
        """As it was opened, or as its stored values were taken since."""
        self._form: EditForm | None = None
        self._news: News | None = None
        self._held = False
        self._lease = EditBanner("LowUse.Edit.Lease", SIGN)
        self._changed = EditBanner("LowUse.Edit.News", FOREIGN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._lease)
        layout.addWidget(self._changed)
        context.session.refreshed.connect(self._on_refreshed)
        context.session.closed.connect(self._on_closed)
        context.leases.changed.connect(self._on_leases)

    def watch(self, row: EditableRow, form: EditForm) -> None:
        """Tell of changes of a row from now on, here and at the fields of its form."""
        self.row, self._form = row, form

    def hold(self) -> None:
        """Tell colleagues that the row is being edited."""
        if self._uuid and not self._held and self._context.session.can_write and self._is_open:
            self._held = True
            self._context.leases.hold(self._table, [self._uuid], tr("editing"))
        self._show_lease()

    @property
    def _is_open(self) -> bool:
        return bool(self._context.session.path == self._path)

    def let_go(self) -> None:
        """Tell colleagues that it is not edited any more."""
        if self._held:
            self._held = False
            self._context.leases.release(self._table, [self._uuid])

    def look_again(self) -> None:
        """Ask the workspace what colleagues changed."""
        store, row = self._context.session.store, self.row
        if store is None or row is None or not self._uuid or not self._is_open:
            return
        self._context.run_for(
            store,
            tr("Reading what colleagues changed"),
            lambda _progress: (row, look_again(store, row)),
            self._tell,
            on_failed=self._fail,
            hidden=True,
        )

    def load_current(self) -> None:
        """Take the stored values where nothing was edited; where both edited, saving asks."""
        row, news, form = self.row, self._news, self._form
        if row is None or news is None or form is None:
            return
        edited = set(form.edited)
        self.row = take_current(row, news, edited)
        self._news = None
        form.take_row(self.row)
        both = [g.title for g in news.groups if edited & {f.column for f in g.fields}]
        text = tr(
            "You changed “{groups}” too: your entries stay, and saving asks whose values stand.",
            groups="、".join(both),
        )
        self._changed.say(text if both else "", (self._offer_differences(),))
        self.taken.emit(self.row)

    def _on_closed(self) -> None:
        self._held = False

    def _on_leases(self, uuids: frozenset[str]) -> None:
        if self._uuid in uuids:
            self._show_lease()

    def _show_lease(self) -> None:
        others = self._context.leases.of_others([self._uuid]) if self._is_open else ()
        self._lease.say(lease_text(others[0]) if others else "")

    def _on_refreshed(self, refresh: Refresh) -> None:
        of_parcels = self._table == _PARCEL and refresh.parcels is not None
        concerned = not of_parcels or self._uuid in refresh.parcels
        if refresh.everything or (self._table in refresh.tables and concerned):
            self.look_again()

    def _tell(self, found: tuple[EditableRow, News | None]) -> None:
        """Say what colleagues changed, at the top and at each field."""
        if sip.isdeleted(self) or self._form is None or found[0] is not self.row:
            return
        self._news = found[1]
        groups = self._news.groups if self._news is not None else ()
        texts = {f.column: foreign_text(g, f) for g in groups for f in g.theirs_changed}
        self._form.say_foreign(texts)
        load = Offer(tr("Load values of now"), self.load_current, "LowUse.Edit.Load")
        text = news_text(groups, self._table) if groups else ""
        self._changed.say(text, (self._offer_differences(), load))

    def _offer_differences(self) -> Offer:
        return Offer(tr("Show differences"), self._show_differences, "LowUse.Edit.Differences")

    def _show_differences(self) -> None:
        store, row, form = self._context.session.store, self.row, self._form
        if store is None or row is None or form is None or not self._is_open:
            return
        unreadable = set(form.unreadable)
        mine: Row = {n: form.editor(n).value for n in form.edited if n not in unreadable}
        self._context.run_for(
            store,
            tr("Reading what colleagues changed"),
            lambda _progress: differences(store, row, mine),
            self._look_at,
            on_failed=self._fail,
            hidden=True,
        )

    def _look_at(self, found: RowConflict) -> None:
        if not sip.isdeleted(self):
            ConflictDialog(found, to_decide=False, parent=self.window()).show()

    def _fail(self, error: BaseException) -> None:
        if not sip.isdeleted(self):
            self.failed.emit(error)
