# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Saves the checklist: what was typed meanwhile goes together, on what the save before left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.material_model import MaterialEdit, PaperKey
from lowuse_plugin.gui.widgets.claims.words import material_word
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.save_wait import SaveWait
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed, sentences, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt
    from lowuse_plugin.services.claims.materials import MaterialNote
    from lowuse_plugin.services.claims.procedure import ClaimView

_TOPIC = "papers"


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
    """A tuple of :class:`Paper` and the error: they were not written."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: ClaimView | None = None
        self._project = ""
        self._claims: dict[str, ClaimView] = {}
        """The newest state of each claim that papers are saved on."""
        self._queue: dict[PaperKey, Paper] = {}
        self._current: tuple[Paper, ...] = ()
        """What is being written, of one claim."""
        self._alone: frozenset[PaperKey] = frozenset()
        """Papers of a save that one of them hindered: each has to be written by itself."""
        self._written = 0
        """How many papers were written since the last rest."""
        self.wait = SaveWait("LowUse.Claim.Materials.Waiting", context.session.waiting)
        context.session.closed.connect(self._on_closed)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """What is on its way, of any claim."""
        return (*self._current, *self._queue.values())

    @property
    def keys(self) -> frozenset[PaperKey]:
        """The same by claim and item."""
        return frozenset(paper.key for paper in self.papers)

    def is_shown(self, paper: Paper) -> bool:
        """Tell whether a paper belongs to the claim that is shown."""
        return self._shown is not None and self._shown.uuid == paper.claim_uuid

    def waits(self, paper: PaperKey) -> bool:
        """Tell whether something newer was typed for a paper that is being written."""
        return paper in self._queue

    def follow(self, claim: ClaimView | None, project: str = "") -> None:
        """Save what is typed for a claim from now on.

        Args:
            claim: As it was read just now, unless a save that is on its way knows a newer one.
            project: Its name.
        """
        self._shown, self._project = claim, project
        saved = self._current[0].claim_uuid if self._current else ""
        if claim is not None and claim.uuid != saved:
            self._claims[claim.uuid] = claim

    def send(self, edits: Sequence[MaterialEdit]) -> None:
        """Save rows of the claim that is shown, with those of it that wait already."""
        claim = self._shown
        if claim is None:
            return
        for edit in edits:
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
        if self._current:
            self.wait.cancel()
        elif given_up:
            self.done.emit()

    def _next(self) -> None:
        store = self._context.session.store
        if self._current or not self._queue or store is None:
            return
        papers = self._current = self._together()
        for paper in papers:
            del self._queue[paper.key]
        claim, person = self._claims[papers[0].claim_uuid], current_actor().name

        def work(_progress: Progress) -> tuple[Receipt, ClaimView | None]:
            from lowuse_plugin.services.claims.materials import set_materials  # noqa: PLC0415
            from lowuse_plugin.services.claims.procedure import read_claim  # noqa: PLC0415

            notes = [_note(paper.edit) for paper in papers]
            receipt = set_materials(store, claim, notes, checked_by=person)
            return receipt, read_claim(store, claim.project_uuid)

        def done(found: tuple[Receipt, ClaimView | None]) -> None:
            receipt, fresh = found
            self._written += len(papers)
            text = _saved(papers)
            self._context.tell_saved(
                store, receipt.transaction_id, text, _told(papers, self._written), topic=_TOPIC
            )
            if not sip.isdeleted(self) and fresh is not None and fresh.uuid in self._claims:
                written = {paper.edit.item for paper in papers}
                self._claims[fresh.uuid] = _with_ours(claim, fresh, written)

        def failed(error: BaseException) -> None:
            if sip.isdeleted(self):
                self._context.messages.failure(error, about=_not_saved(papers))
            else:
                self._on_failed(papers, error)

        def ended() -> None:
            if not sip.isdeleted(self) and self._current is papers:
                self._rest()

        title = tr("Saving {paper}", paper=_names(papers))
        task = self._context.run_for(
            store, title, work, done, on_failed=failed, hidden=True, writes=True
        )
        self.wait.follow(task)
        task.ended.connect(ended)

    def _on_failed(self, papers: tuple[Paper, ...], error: BaseException) -> None:
        """Let papers that go together try one by one where only one of them hinders."""
        if len(papers) > 1 and _is_about_one(error) and self._current is papers:
            self._alone |= {paper.key for paper in papers}
            # What was typed meanwhile stays the newer one.
            self._queue = {**{paper.key: paper for paper in papers}, **self._queue}
        else:
            self.failed.emit(papers, error)

    def _together(self) -> tuple[Paper, ...]:
        """Return what waits for the same claim as what waits longest."""
        first = next(iter(self._queue.values()))
        if first.key in self._alone:
            return (first,)
        return tuple(
            paper for paper in self._queue.values()
            if paper.claim_uuid == first.claim_uuid and paper.key not in self._alone
        )  # fmt: skip

    def tell_failure(self, papers: Sequence[Paper], error: BaseException) -> None:
        """Say that papers of a project that is not shown were not written."""
        self._context.messages.failure(error, about=_not_saved(papers))

    def _rest(self) -> None:
        self._current = ()
        self.wait.watch(False)
        waiting = {paper.claim_uuid for paper in self.papers}
        if self._shown is not None:
            waiting.add(self._shown.uuid)
        self._claims = {uuid: claim for uuid, claim in self._claims.items() if uuid in waiting}
        self._alone &= self.keys
        if self._queue:
            self._next()
        else:
            self._written = 0
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
        self._current, self._shown = (), None
        self._alone, self._written = frozenset(), 0
        self.wait.watch(False)


def _note(edit: MaterialEdit) -> MaterialNote:
    from lowuse_plugin.services.claims.materials import MaterialNote  # noqa: PLC0415

    return MaterialNote(edit.item, edit.state, edit.document_no, edit.dated_on, edit.remark)


def _with_ours(seen: ClaimView, fresh: ClaimView, written: Collection[str]) -> ClaimView:
    """Return a claim as it was seen, with what was written of it just now.

    What a colleague noted meanwhile is not taken over: whatever was typed over it without having
    seen it has to end as a conflict.
    """
    now = {each.item: each for each in fresh.materials if each.item in written}
    return replace(fresh, materials=tuple(now.get(each.item, each) for each in seen.materials))


def _is_about_one(error: BaseException) -> bool:
    """Tell whether other papers of a save can be written without the one it is about."""
    from lowuse_plugin.services.claims.materials import OF_ONE  # noqa: PLC0415

    return isinstance(error, LowUseError) and error.code in OF_ONE


def _saved(papers: Sequence[Paper]) -> str:
    """Return what one save was, as it is called when it is undone."""
    if len(papers) == 1:
        state = material_word(papers[0].edit.state)
        return tr("{paper}: {state}, saved.", paper=papers[0].name, state=state)
    titles = listed(paper.edit.title for paper in papers)
    return tr("{project}: {count} papers saved: {papers}", project=papers[0].project,
              count=len(papers), papers=titles)  # fmt: skip


def _told(papers: Sequence[Paper], written: int) -> str:
    """Return the same with how many were written before it without a pause."""
    before = written - len(papers)
    if before <= 0:
        return _saved(papers)
    return sentences((_saved(papers), tr("Saved before that: {count}.", count=before)))


def _names(papers: Sequence[Paper]) -> str:
    return listed(paper.name for paper in papers)


def _not_saved(papers: Sequence[Paper]) -> str:
    return tr("{paper} was not saved.", paper=_names(papers))
