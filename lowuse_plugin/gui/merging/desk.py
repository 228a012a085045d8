# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The forms of merge cases: drawn up, changed, judged; their steps stand beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QPoint
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.merging.forms import MergeForms
from lowuse_plugin.gui.merging.many_desk import MergeManyDesk
from lowuse_plugin.gui.merging.parts import too_few
from lowuse_plugin.gui.merging.readings import candidates, hand_chosen, propose_request
from lowuse_plugin.gui.merging.scenario_desk import MergeScenarioDesk
from lowuse_plugin.gui.merging.steps_desk import MergeStepsDesk
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.merging.case_buttons import APPLICATION, MEMBERS, SCENARIO
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.case import Judgement
    from lowuse_plugin.domain.merging.matrix import MergeMatrix
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.merging.case_dialogs import (
        ApplicationEntry,
        Candidate,
        MergeApplicationDialog,
        MergeMembersDialog,
        MergeProposeDialog,
        ProposeEntry,
        ProposeRequest,
    )
    from lowuse_plugin.gui.dialogs.merging.judgement_dialog import (
        JudgementRequest,
        MergeJudgementDialog,
    )
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
    from lowuse_plugin.gui.widgets.merging.case_reading import MergeSeen


class MergeDesk(QObject):
    """Serves the page 办理, the window of the cases and the panel 宗地合并."""

    def __init__(
        self,
        context: PanelContext,
        drawing: Callable[[], UnitDrawing],
        window: QWidget,
        parent: QObject,
    ) -> None:
        """Ask nothing yet.

        Args:
            context: The shared parts.
            drawing: Returns what draws on the map.
            window: Owner of the forms.
            parent: Owner of this.
        """
        super().__init__(parent)
        self._context, self._window = context, window
        self._look = context.parcel_parts.merging.current
        self.asking = AskingDesk(context, self)
        self.forms = MergeForms(self.asking, self._look, self)
        self.steps = MergeStepsDesk(context, self.forms, drawing, window, self)
        self.scenarios = MergeScenarioDesk(context, self.asking, self.look_at, window, self)
        self.many = MergeManyDesk(context, self.asking, window, self)

    def act(self, kind: str, seen: MergeSeen) -> None:
        """Open the form of a step, the application, the parcels, or another scenario of a case."""
        if kind == APPLICATION:
            self.application(seen)
        elif kind == MEMBERS:
            self.members(seen)
        elif kind == SCENARIO:
            self.scenarios.begin(seen)
        else:
            self.steps.step(kind, seen)

    def follow(self, seen: MergeSeen | None) -> None:
        """Tell forms that are open what is so now; none writes on a case that went elsewhere."""
        if seen is not None and seen.case is not None:
            self.forms.follow(seen.case)
            self.steps.renew(seen)

    # -- a new case -------------------------------------------------------------------------------

    def propose(self, parcels: Sequence[str]) -> None:
        """Look at parcels and open the form of a new case, or say why there can be none."""
        session, messages = self._context.session, self._context.messages
        store, reason = session.store, why_not(session)
        chosen = tuple(dict.fromkeys(parcels))
        if store is None or reason:
            messages.info(reason or tr("Open a workspace first."))
            return
        if too_few(chosen):
            messages.info(too_few(chosen))
            return

        def done(request: ProposeRequest) -> None:
            def make() -> MergeProposeDialog:
                from lowuse_plugin.gui.dialogs.merging.case_dialogs import (  # noqa: PLC0415
                    MergeProposeDialog,
                )

                dialog = MergeProposeDialog(request, session.waiting, self._window)
                dialog.propose_wanted.connect(partial(self._write_new, dialog, store))
                return dialog

            self.asking.ask(("propose", *sorted(chosen)), make)

        title = tr("Checking the parcels of the merge")
        self._context.run_for(store, title, lambda _progress: propose_request(store, chosen), done)

    def _write_new(self, dialog: MergeProposeDialog, store: Store, entry: ProposeEntry) -> None:
        request = dialog.request
        # What was chosen of these parcels up to now, whatever is looked at meanwhile.
        values = self._look.drafts.get(frozenset(request.labels), {})

        def work(_progress: Progress) -> tuple[str, str, Receipt]:
            from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules  # noqa: PLC0415
            from lowuse_plugin.services.merging.cases import (  # noqa: PLC0415
                propose_merge,
                read_case,
            )

            case, receipt = propose_merge(
                store, tuple(request.labels), by=request.person, on=entry.on,
                applicant=entry.applicant, remark=entry.remark, versions=request.versions,
                values=values, fields=field_rules(),
            )  # fmt: skip
            return case, read_case(store, case).case_no, receipt

        def done(found: tuple[str, str, Receipt]) -> bool:
            case, number, receipt = found
            text = tr("{case}: a merge of {count} parcels is proposed.", case=number,
                      count=len(request.labels))  # fmt: skip
            self._context.tell_saved(store, receipt.transaction_id, text)
            if self._context.session.store is store:
                self.look_at(case, tuple(request.labels))
            return True

        self.asking.write(dialog, store, tr("Proposing the merge"), work, done)

    def look_at(self, case: str, parcels: Sequence[str]) -> None:
        """Let everything look at a case and its parcels."""
        look = self._look.look
        known = not set(look.whole).isdisjoint(parcels)
        self._look.look_at(parcels, case_uuid=case, whole=look.whole if known else ())

    # -- what is changed of a case ----------------------------------------------------------------

    def application(self, seen: MergeSeen) -> None:
        """Open the form of the application of a case."""
        store, case = self._context.session.store, seen.case
        if store is None or case is None:
            return
        rivals = seen.state.rivals if seen.state is not None else ()
        taken = {each.name: each.case_no for each in rivals if each.name != case.scenario}

        def make() -> MergeApplicationDialog:
            from lowuse_plugin.gui.dialogs.merging.case_dialogs import (  # noqa: PLC0415
                MergeApplicationDialog,
            )

            waiting = self._context.session.waiting
            dialog = MergeApplicationDialog(case, taken, waiting, self._window)
            self.forms.hold(dialog, case, _application_of)
            dialog.save_wanted.connect(partial(self._write_application, dialog, store))
            return dialog

        self.asking.ask((APPLICATION, case.uuid), make)

    def _write_application(
        self, dialog: MergeApplicationDialog, store: Store, entry: ApplicationEntry
    ) -> None:
        case, seen = dialog.case, self.forms.version(dialog)

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.merging.cases import change_application  # noqa: PLC0415

            return change_application(
                store, case.uuid, applicant=entry.applicant, applied_on=entry.applied_on,
                remark=entry.remark, by=current_actor().name, seen=seen,
            )  # fmt: skip

        text = tr("{case}: application saved.", case=case.label)
        self._write(dialog, store, tr("Saving the application"), work, text)

    def members(self, seen: MergeSeen) -> None:
        """Open the choice of the parcels of a case."""
        store, case = self._context.session.store, seen.case
        if store is None or case is None:
            return
        look = self._look.look
        near = look.whole if not set(look.whole).isdisjoint(case.parcels) else ()
        others = tuple(each for each in near if each not in case.parcels)

        def done(found: tuple[Candidate, ...]) -> None:
            from lowuse_plugin.gui.dialogs.merging.case_dialogs import (  # noqa: PLC0415
                Candidate,
                MembersRequest,
                MergeMembersDialog,
            )

            own = tuple(
                Candidate(
                    each.parcel_uuid, each.label, each.now_version,
                    "" if each.current else tr("(counts no more)"),
                )
                for each in case.members
            )  # fmt: skip
            request = MembersRequest(case.uuid, case.case_no, own, found)

            def make() -> MergeMembersDialog:
                waiting = self._context.session.waiting
                dialog = MergeMembersDialog(request, waiting, self._window)
                self.forms.hold(dialog, case, _nothing_else)
                dialog.chosen_wanted.connect(partial(hand_chosen, self._context, dialog, store))
                dialog.save_wanted.connect(partial(self._write_members, dialog, store))
                return dialog

            self.asking.ask((MEMBERS, case.uuid), make)

        title = tr("Reading parcels")
        self._context.run_for(store, title, lambda _progress: candidates(store, others), done)

    def _write_members(
        self, dialog: MergeMembersDialog, store: Store, wanted: dict[str, int]
    ) -> None:
        request, seen = dialog.request, self.forms.version(dialog)

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules  # noqa: PLC0415
            from lowuse_plugin.services.merging.cases import change_members  # noqa: PLC0415

            return change_members(
                store, request.case_uuid, tuple(wanted), by=current_actor().name,
                seen=seen, versions=wanted, fields=field_rules(),
            )  # fmt: skip

        def done(receipt: Receipt) -> bool:
            text = tr("{case}: {count} parcels are merged now.", case=request.label,
                      count=len(wanted))  # fmt: skip
            self.forms.tell_saved(dialog, receipt)
            self._context.tell_saved(store, receipt.transaction_id, text)
            if self._look.look.case_uuid == request.case_uuid:
                self.look_at(request.case_uuid, tuple(wanted))
            return True

        self.asking.write(dialog, store, tr("Saving the parcels of the case"), work, done)

    # -- judging ----------------------------------------------------------------------------------

    def judge(self, condition: str, seen: MergeSeen, at: QPoint | None = None) -> None:
        """Open the form of a judgement, or say why the condition cannot be judged.

        Args:
            condition: Such as ``M-10``.
            seen: The case, as it is shown.
            at: Where the form stands; where new windows stand when left out.
        """
        store, case, state = self._context.session.store, seen.case, seen.state
        matrix = state.matrix if state is not None else None
        if store is None or case is None or matrix is None:
            self._context.messages.info(
                tr("Nothing can be judged: the case is at its end, or a parcel counts no more.")
            )
            return
        row = matrix.row(condition)
        if not row.judgeable:
            self._context.messages.info(
                tr("{condition} is computed from the data; a judgement does not change it.",
                   condition=f"{row.code} {row.condition.title}")
            )  # fmt: skip
            return

        if not row.takes_judgement:
            self._context.messages.info(
                tr("{condition}: a judgement would change nothing. Enter what is missing with the "
                   "parcel.", condition=f"{row.code} {row.condition.title}")
            )  # fmt: skip
            return

        def make() -> MergeJudgementDialog:
            from lowuse_plugin.gui.dialogs.merging.judgement_dialog import (  # noqa: PLC0415
                JudgementRequest,
                MergeJudgementDialog,
            )

            request = JudgementRequest(
                case.uuid, case.label, row, matrix.labels, current_actor().name,
                left=len(_waiting_after(condition, matrix)),
            )  # fmt: skip
            dialog = MergeJudgementDialog(request, self._context.session.waiting, self._window)
            judged = partial(_judged_of, condition)
            self.forms.hold(dialog, case, judged, lambda now: dialog.renew(judged(now)))
            dialog.judged.connect(partial(self._write_judgement, dialog, store))
            dialog.refused.connect(partial(self._read_again, store, case.uuid))
            return dialog

        form = self.asking.ask(("judge", case.uuid, condition), make)
        if at is not None:
            form.move(at)

    def _write_judgement(
        self, dialog: MergeJudgementDialog, store: Store, judgement: Judgement
    ) -> None:
        request, seen = dialog.request, self.forms.version(dialog)

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.merging.judging import judge  # noqa: PLC0415

            return judge(store, request.case_uuid, judgement, seen=seen)

        condition = f"{request.row.code} {request.row.condition.title}"
        text = tr("{case}: judgement of {condition} saved.", case=request.label,
                  condition=condition)  # fmt: skip

        def then() -> None:
            if dialog.goes_on and self._context.session.store is store:
                self._judge_next(store, request, dialog.pos())

        self._write(dialog, store, tr("Saving the judgement"), work, text, then=then)

    def _read_again(self, store: Store, case_uuid: str) -> None:
        """Let forms know a case as it is now, also one that is shown nowhere any more."""

        def work(_progress: Progress) -> MergeCase:
            from lowuse_plugin.services.merging.cases import read_case  # noqa: PLC0415

            return read_case(store, case_uuid)

        self._context.run_for(store, tr("Reading the merge case"), work, self.forms.follow)

    def _judge_next(self, store: Store, judged: JudgementRequest, at: QPoint) -> None:
        """Open the form of the next condition that waits, in the place of the one before."""
        from lowuse_plugin.gui.widgets.merging.case_reading import read_seen  # noqa: PLC0415

        def done(seen: MergeSeen) -> None:
            matrix = seen.state.matrix if seen.state is not None else None
            waiting = () if matrix is None else _waiting_after(judged.row.code, matrix)
            if waiting:
                self.judge(waiting[0], seen, at)

        title = tr("Reading the merge case")
        self._context.run_for(
            store, title, lambda _progress: read_seen(store, judged.case_uuid), done
        )

    def _write(
        self,
        dialog: Any,
        store: Store,
        title: str,
        work: Callable[[Progress], Receipt],
        text: str,
        *,
        then: Callable[[], None] | None = None,
    ) -> None:
        def done(receipt: Receipt) -> bool:
            self.forms.tell_saved(dialog, receipt)
            self._context.tell_saved(store, receipt.transaction_id, text)
            if then is not None:
                then()
            return True

        self.asking.write(dialog, store, title, work, done)


def _application_of(case: MergeCase) -> object:
    return case.applicant, case.applied_on, case.remark


def _judged_of(condition: str, case: MergeCase) -> Judgement | None:
    from lowuse_plugin.domain.merging.case import newest_judgements  # noqa: PLC0415

    return newest_judgements(case.judgements).get(condition)


def _waiting_after(condition: str, matrix: MergeMatrix) -> tuple[str, ...]:
    """Return the other conditions that wait for a judgement, those behind this one first."""
    codes = [row.code for row in matrix.rows]
    at = codes.index(condition)
    return tuple(
        row.code for row in (*matrix.rows[at + 1:], *matrix.rows[:at]) if row.open_to_judgement
    )  # fmt: skip


def _nothing_else(_case: MergeCase) -> object:
    return None
