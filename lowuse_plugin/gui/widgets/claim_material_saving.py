# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Saves the checklist row by row: one after the other, each on what the one before left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claim_material_model import MaterialEdit, PaperKey
from lowuse_plugin.gui.widgets.claim_words import material_word
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.save_wait import SaveWait
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt
    from lowuse_plugin.services.claims import ClaimView


@dataclass(frozen=True)
class Paper:
    """A row on its way, with the claim in whose list it was typed."""

    claim_uuid: str
    project_uuid: str
    project: str
    """Its name."""
    edit: MaterialEdit

    @property
    def key(self) -> PaperKey:
        """What only one row can be on its way for."""
        return self.claim_uuid, self.edit.item

    @property
    def name(self) -> str:
        """The paper in words."""
        return with_aside(self.edit.title, self.project)


class MaterialSaving(QObject):
    """Holds what was typed until it is written, whatever project is shown meanwhile."""

    done = pyqtSignal()
    """Everything that was typed is written: read anew."""
    failed = pyqtSignal(object, object)
    """A :class:`Paper` and the error: it was not written."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: ClaimView | None = None
        self._project = ""
        self._claims: dict[str, ClaimView] = {}
        """The newest state of each claim that papers are saved on."""
        self._queue: dict[PaperKey, Paper] = {}
        self._current: Paper | None = None
        self.wait = SaveWait("LowUse.Claim.Materials.Waiting", context.session.waiting)
        context.session.closed.connect(self._on_closed)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """What is on its way, of any claim."""
        now = () if self._current is None else (self._current,)
        return (*now, *self._queue.values())

    @property
    def keys(self) -> frozenset[PaperKey]:
        """The same by claim and item."""
        return frozenset(paper.key for paper in self.papers)

    def is_shown(self, paper: Paper) -> bool:
        """Tell whether a paper belongs to the claim that is shown."""
        return self._shown is not None and self._shown.uuid == paper.claim_uuid

    def follow(self, claim: ClaimView | None, project: str = "") -> None:
        """Save what is typed for a claim from now on.

        Args:
            claim: As it was read just now, unless a save that is on its way knows a newer one.
            project: Its name.
        """
        self._shown, self._project = claim, project
        saved = self._current.claim_uuid if self._current is not None else ""
        if claim is not None and claim.uuid != saved:
            self._claims[claim.uuid] = claim

    def send(self, edit: MaterialEdit) -> None:
        """Save a row of the claim that is shown, after those that wait already."""
        claim = self._shown
        if claim is None:
            return
        paper = Paper(claim.uuid, claim.project_uuid, self._project, edit)
        self._queue.pop(paper.key, None)
        self._queue[paper.key] = paper
        self._next()

    def may_leave(self) -> bool:
        """Tell whether everything is written; else say what is not, and how not to wait for it."""
        papers = self.papers
        if papers:
            discard = Offer(tr("Discard"), self.discard, "LowUse.Claim.Materials.Discard")
            self._context.messages.info(
                tr("These papers are being saved: {papers}. Wait until they are written, then "
                   "leave the workspace again.",
                   papers=listed(paper.name for paper in papers)),
                offers=(discard,),
            )  # fmt: skip
        return not papers

    def discard(self) -> None:
        """Give up what is not written yet."""
        given_up = tuple(self._queue)
        self._queue.clear()
        if self._current is not None:
            self.wait.cancel()
        elif given_up:
            self.done.emit()

    def _next(self) -> None:
        store = self._context.session.store
        if self._current is not None or not self._queue or store is None:
            return
        paper = self._current = self._queue.pop(next(iter(self._queue)))
        claim, edit, person = self._claims[paper.claim_uuid], paper.edit, current_actor().name

        def work(_progress: Progress) -> tuple[Receipt, ClaimView | None]:
            from lowuse_plugin.services.claim_materials import set_material  # noqa: PLC0415
            from lowuse_plugin.services.claims import read_claim  # noqa: PLC0415

            receipt = set_material(
                store, claim, edit.item, state=edit.state, document_no=edit.document_no,
                dated_on=edit.dated_on, remark=edit.remark, checked_by=person,
            )  # fmt: skip
            return receipt, read_claim(store, paper.project_uuid)

        def done(found: tuple[Receipt, ClaimView | None]) -> None:
            receipt, fresh = found
            text = tr("{paper}: {state}, saved.", paper=paper.name, state=material_word(edit.state))
            self._context.tell_saved(store, receipt.transaction_id, text)
            if not sip.isdeleted(self) and fresh is not None and fresh.uuid in self._claims:
                self._claims[fresh.uuid] = fresh

        def failed(error: BaseException) -> None:
            if sip.isdeleted(self):
                self._context.messages.failure(error, about=_not_saved(paper))
            else:
                self.failed.emit(paper, error)

        def ended() -> None:
            if not sip.isdeleted(self) and self._current is paper:
                self._rest()

        title = tr("Saving {paper}", paper=paper.name)
        task = self._context.run_for(
            store, title, work, done, on_failed=failed, hidden=True, writes=True
        )
        self.wait.follow(task)
        task.ended.connect(ended)

    def tell_failure(self, paper: Paper, error: BaseException) -> None:
        """Say that a paper of a project that is not shown was not written."""
        self._context.messages.failure(error, about=_not_saved(paper))

    def _rest(self) -> None:
        self._current = None
        self.wait.watch(False)
        wanted = {paper.claim_uuid for paper in self.papers}
        if self._shown is not None:
            wanted.add(self._shown.uuid)
        self._claims = {uuid: claim for uuid, claim in self._claims.items() if uuid in wanted}
        if self._queue:
            self._next()
        else:
            self.done.emit()

    def _on_closed(self) -> None:
        """Say what was not written: nobody was asked before the workspace was closed."""
        if self._queue:
            names = listed(paper.name for paper in self._queue.values())
            self._context.messages.warning(
                tr("These papers were not saved: {papers}", papers=names)
            )
        self._queue.clear()
        self._claims.clear()
        self._current = self._shown = None
        self.wait.watch(False)


def _not_saved(paper: Paper) -> str:
    return tr("{paper} was not saved.", paper=paper.name)
