# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Saves the checklist row by row: one after the other, each on what the one before left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claim_material_model import MaterialEdit
from lowuse_plugin.gui.widgets.claim_words import material_word
from lowuse_plugin.gui.widgets.save_wait import SaveWait
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt
    from lowuse_plugin.services.claims import ClaimView


class MaterialSaving(QObject):
    """Holds what was typed until it is written."""

    done = pyqtSignal()
    """Everything that was typed is written: read anew."""
    failed = pyqtSignal(str, object)
    """Item and error: that row was not written."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._claim: ClaimView | None = None
        self._queue: dict[str, MaterialEdit] = {}
        self._current: MaterialEdit | None = None
        self.wait = SaveWait("LowUse.Claim.Materials.Waiting", context.session.waiting)
        context.session.closed.connect(self._on_closed)

    @property
    def items(self) -> tuple[str, ...]:
        """Items that are on their way."""
        now = () if self._current is None else (self._current.item,)
        return (*now, *self._queue)

    def follow(self, claim: ClaimView | None) -> None:
        """Save on this state of the claim from now on, unless a save knows a newer one."""
        same = claim is not None and self._claim is not None and claim.uuid == self._claim.uuid
        if not (same and self._current is not None):
            self._claim = claim

    def send(self, edit: MaterialEdit) -> None:
        """Save a row, after those that wait already."""
        self._queue.pop(edit.item, None)
        self._queue[edit.item] = edit
        self._next()

    def _next(self) -> None:
        store, claim = self._context.session.store, self._claim
        if self._current is not None or not self._queue or store is None or claim is None:
            return
        item = next(iter(self._queue))
        edit = self._current = self._queue.pop(item)
        person = current_actor().name

        def work(_progress: Progress) -> tuple[Receipt, ClaimView | None]:
            from lowuse_plugin.services.claim_materials import set_material  # noqa: PLC0415
            from lowuse_plugin.services.claims import read_claim  # noqa: PLC0415

            receipt = set_material(
                store, claim, edit.item, state=edit.state, document_no=edit.document_no,
                dated_on=edit.dated_on, remark=edit.remark, checked_by=person,
            )  # fmt: skip
            return receipt, read_claim(store, claim.project_uuid)

        def done(found: tuple[Receipt, ClaimView | None]) -> None:
            receipt, fresh = found
            text = tr("{paper}: {state}, saved.", paper=edit.title, state=material_word(edit.state))
            self._context.tell_saved(store, receipt.transaction_id, text)
            if not sip.isdeleted(self):
                self._claim = fresh

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self):
                self.failed.emit(edit.item, error)

        def ended() -> None:
            if not sip.isdeleted(self) and self._current is edit:
                self._rest()

        title = tr("Saving {paper}", paper=edit.title)
        task = self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)
        self.wait.follow(task)
        task.ended.connect(ended)

    def _rest(self) -> None:
        self._current = None
        self.wait.watch(False)
        if self._queue:
            self._next()
        else:
            self.done.emit()

    def _on_closed(self) -> None:
        self._queue.clear()
        self._current = self._claim = None
