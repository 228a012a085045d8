# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""办理 of a merge: how far its case is, what hinders it, who judged what, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QListWidget, QWidget

from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.merging.parts import too_few
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.blockers import BlockersView, Hindrance
from lowuse_plugin.gui.widgets.claims.followed_page import FollowedPage, Subject
from lowuse_plugin.gui.widgets.claims.steps import StepsView
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.merging.case_buttons import (
    MEMBERS,
    MergeCaseButtons,
    why_not_on,
)
from lowuse_plugin.gui.widgets.merging.case_hints import (
    asked_text,
    ended_offers,
    no_case_text,
    seizure_reasons,
    title_text,
    turn_text,
    unhindered_text,
)
from lowuse_plugin.gui.widgets.merging.case_reading import (
    TABLES,
    MergeSeen,
    read_merge,
    read_seen,
    subject_of,
)
from lowuse_plugin.gui.widgets.merging.case_words import (
    agreement_text,
    figures_text,
    member_text,
    state_word,
    step_text,
    step_tip,
)
from lowuse_plugin.gui.widgets.merging.checks_then import checks_then
from lowuse_plugin.gui.widgets.merging.doors import MergeDoors
from lowuse_plugin.gui.widgets.merging.judgements import MergeJudgements
from lowuse_plugin.gui.widgets.merging.kept_hindrances import kept_hindrances
from lowuse_plugin.gui.widgets.merging.scenarios_part import MergeScenariosPart
from lowuse_plugin.gui.widgets.merging.warned_part import MergeWarnedPart, query_hindrances
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, quiet_button
from lowuse_plugin.gui.widgets.state_track import StateTrack, Way
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.claims.records import Blocker
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.gui.merging.parts import MergeLook
    from lowuse_plugin.services.merging.returning import Taken
    from lowuse_plugin.services.merging.revocation import BuiltUpon

_WIDTHS = (6, 3, 2, 1)
_MOST_MEMBERS = 5
_OPEN_CONDITIONS = "MERGE_CONDITION_OPEN"
_CONDITIONS = frozenset({_OPEN_CONDITIONS, "MERGE_CONDITION_FAILS"})


class MergeCasePage(FollowedPage):
    """Carries out the protocol of pages of the panel; the window of the cases shows it too."""

    NAME = "LowUse.MergeCase"

    def __init__(
        self,
        context: PanelContext,
        doors: MergeDoors,
        parent: QWidget | None = None,
        *,
        empty: str = "",
    ) -> None:
        """Show no merge yet.

        Args:
            context: The shared parts.
            doors: Dialogs of others.
            parent: Owner.
            empty: What stands there while nothing is looked at.
        """
        subject = Subject(read_merge, tr("Reading the merge case"), TABLES)
        super().__init__(context, subject, parent)
        self._doors, self._said_empty = doors, empty
        self._make()
        install_f1(self, "mergecases")
        self._begin()

    def show_merge(self, look: MergeLook) -> None:
        """Show the merge that is looked at, an empty one for none."""
        self._follow.show(subject_of(look.case_uuid, look.members))

    def show_case(self, uuid: str) -> None:
        """Show a case, empty for none."""
        self._follow.show(subject_of(uuid, ()))

    @property
    def seen(self) -> MergeSeen | None:
        """What is shown; None while something else stands there."""
        found: MergeSeen | None = self._state
        return found

    def judge(self, condition: str) -> None:
        """Open the form of a judgement on the case that is shown."""
        if self.seen is not None:
            self._doors.judge(condition, self.seen)

    # -- what stands in the place of a case -------------------------------------------------------

    def _empty(self) -> tuple[str, Sequence[Offer]]:
        return self._said_empty or tr(
            "Choose a group in the list to see its case, or to begin one."
        ), ()  # fmt: skip

    def _gone(self) -> str:
        return tr("This merge case is not in the workspace any more.")

    def _instead(self, state: MergeSeen) -> tuple[str, Sequence[Offer]]:
        if state.case is not None:
            return "", ()
        if state.holdings:
            return self._held(state)
        if too_few(state.parcels):
            return tr("Choose at least two parcels to begin a merge case."), ()
        barred = why_not(self._context.session)
        text = no_case_text(state)
        if barred:
            return f"{text}\n{barred}", ended_offers(state, self.NAME, self._doors.open_case)
        begin = Offer(tr("Propose the merge …"), partial(self._doors.propose, state.parcels),
                      f"{self.NAME}.Propose")  # fmt: skip
        ended = ended_offers(state, self.NAME, self._doors.open_case, self._reopen)
        return text, (*ended, begin)

    def _reopen(self, uuid: str) -> None:
        """Read a case that ended, and open the form that takes it up again."""
        store = self._context.session.store
        if store is not None:
            self._context.run_for(
                store, tr("Reading the merge case"), lambda _progress: read_seen(store, uuid),
                partial(self._doors.step, chain.REOPEN),
            )  # fmt: skip

    def _held(self, state: MergeSeen) -> tuple[str, Sequence[Offer]]:
        """Say in which cases some of the parcels are, and what can be begun with them."""
        count = len(state.parcels)
        names = listed(f"{each.case_no} {state_word(each.state)}" for each in state.holdings)
        held = sum(each.held for each in state.holdings)
        offers = [
            Offer(
                tr("Show {case}", case=each.case_no),
                partial(self._doors.open_case, each.uuid, each.parcels),
                f"{self.NAME}.Show.{at}",
            )
            for at, each in enumerate(state.holdings, 1)
        ]
        if any(chain.holds_alone(each.state) for each in state.holdings):
            text = tr("{held} of these {count} parcels are in other cases: {names}. A parcel of a "
                      "case that was accepted is in no other one.", held=held, count=count,
                      names=names)  # fmt: skip
            return text, offers
        text = tr("Parcels of these {count} are in proposed merges: {names}. Another scenario can "
                  "be drawn up beside them.", count=count, names=names)  # fmt: skip
        if not why_not(self._context.session):
            begin = partial(self._doors.propose, state.parcels)
            offers.insert(
                0, Offer(tr("Propose as another scenario …"), begin, f"{self.NAME}.Propose")
            )
        return text, offers

    def _seen(self, state: MergeSeen | None) -> None:
        self._doors.seen(state)

    # -- the case ---------------------------------------------------------------------------------

    def _show(self, state: MergeSeen) -> None:
        case = state.case
        if case is None:
            return
        self._title.setText(title_text(state))
        self._example.setVisible(state.example)
        tips = {each: step_tip(case.steps, each) for each in chain.CHAIN}
        self._track.show_state(case.state, tips)
        self._track.setVisible(case.state in chain.CHAIN)
        self._beside.setText(labelled(tr("State"), state_word(case.state)))
        self._beside.setVisible(case.state not in chain.CHAIN)
        self._scenarios.show_seen(state)
        self._papers_asked.setText(asked_text(state))
        self._papers_asked.setVisible(bool(self._papers_asked.text()))
        found = [self._hindrance(each) for each in state.blockers]
        mended = query_hindrances(state, seizure_reasons(state), self._act)
        self._blockers.show_hindrances([*found, *mended])
        self._warned.show_seen(state)
        self._turn.setText(turn_text(case))
        self._turn.setVisible(bool(self._turn.text()))
        self._show_built(state)
        self._members.clear()
        self._members.addItems([member_text(member) for member in case.members])
        rows = range(min(len(case.members), _MOST_MEMBERS))
        height = sum(self._members.sizeHintForRow(row) for row in rows)
        self._members.setFixedHeight(height + 2 * self._members.frameWidth())
        self._new_parcel.setVisible(case.state == chain.REGISTERED)
        self._figures.setText(figures_text(case))
        self._agreement.setText(agreement_text(case))
        self._steps.show_steps(case.steps)
        is_over = state.state is not None and state.state.matrix is None
        self._then.setText(checks_then(case, state.titles) if is_over else "")
        self._then_title.setVisible(bool(self._then.text()))
        self._then.setVisible(bool(self._then.text()))
        self._show_papers(case)
        self._aim()
        about = (case.uuid, case.state)
        if about != self._shown_about:  # what comes next stands above
            self._shown_about = about
            self._scroll.verticalScrollBar().setValue(0)

    def _show_judgements(self, state: MergeSeen) -> None:
        matrix = state.state.matrix if state.state is not None else None
        rows = matrix.rows if matrix is not None else ()
        self._judgements.show_rows(rows, why_not(self._context.session))
        self._judged_title.setVisible(not self._judgements.isHidden())

    def _show_built(self, state: MergeSeen) -> None:
        found = kept_hindrances(state, self._on_built, self._on_taken)
        self._built_by.show_hindrances(found)
        self._built.setVisible(bool(found))

    def _show_papers(self, case: MergeCase) -> None:
        """Offer the papers of the case; a menu that is open stays so while it is read anew."""
        about = (case.uuid, case.case_no)
        if about == self._papers_about:
            return
        self._papers_about = about
        before, self._papers = self._papers, self._doors.papers(case, self)
        if before is not None:
            before.hide()
            before.deleteLater()
        if self._papers is not None:
            self._ways.addWidget(self._papers)

    def _hindrance(self, blocker: Blocker) -> Hindrance:
        """Return a sentence with the way to where it is mended, where there is one."""
        text = describe_code(blocker.code, blocker.params)
        open_row = self._first_open()
        if blocker.code == _OPEN_CONDITIONS and open_row and not why_not(self._context.session):
            return Hindrance(text, partial(self.judge, open_row), tr("Judge …"))
        case = self.seen.case if self.seen is not None else None
        if blocker.code in _CONDITIONS and case is not None:
            return Hindrance(text, partial(self._doors.conditions, case), tr("Show the conditions"))
        if blocker.code == "MERGE_MEMBER_ABSENT" and self._is_draft():
            return Hindrance(text, partial(self._do, MEMBERS), tr("Change …"))
        return Hindrance(text)

    def _act(self, action: str, parcels: tuple[str, ...], column: str) -> None:
        reason = self._context.actions.do(action, parcels, column)
        if reason:
            self._context.messages.info(reason)

    def _first_open(self) -> str:
        """Return the first condition on which a judgement is awaited, empty where none is."""
        state = self.seen.state if self.seen is not None else None
        rows = state.matrix.rows if state is not None and state.matrix is not None else ()
        return next((row.code for row in rows if row.open_to_judgement), "")

    def _is_draft(self) -> bool:
        case = self.seen.case if self.seen is not None else None
        return case is not None and case.state == chain.PROPOSED

    def _aim(self) -> None:
        """Let the buttons follow what may be done now."""
        seen = self.seen
        if seen is None or seen.case is None or seen.state is None:
            return
        self._buttons.aim(seen, self._context.session)
        hindered = bool(seen.blockers)
        following = state_word(seen.state.following)
        self._before.setText(
            tr("Before “{state}” this has to be mended:", state=following)
            if hindered
            else unhindered_text(seen, following)
        )
        can = hindered or not why_not_on(seen, self._context.session)
        self._before.setVisible(seen.case.is_open and can)
        self._show_judgements(seen)

    def _do(self, kind: str) -> None:
        if self.seen is not None and self.seen.case is not None:
            self._doors.step(kind, self.seen)

    def _on_show(self) -> None:
        if self.seen is not None and self.seen.case is not None:
            self._doors.look_at(self.seen.case)

    def _on_built(self, built: BuiltUpon) -> None:
        if self.seen is not None and self.seen.case is not None:
            self._doors.open_built(self.seen.case, built)

    def _on_taken(self, taken: Taken) -> None:
        if taken.column:
            self._act("Edit", (taken.parcel,), taken.column)
        else:
            self._doors.show_parcel(taken.parcel)

    def _on_new_parcel(self) -> None:
        if self.seen is not None and self.seen.case is not None:
            self._doors.show_parcel(self.seen.case.new_parcel_uuid)

    def _on_member(self, row: int) -> None:
        case = self.seen.case if self.seen is not None else None
        if case is not None and 0 <= row < len(case.members):
            self._doors.show_parcel(case.members[row].parcel_uuid)

    # -- widgets ----------------------------------------------------------------------------------

    def _make(self) -> None:
        name = self.NAME
        self._title = plain_label(f"{name}.Title")
        self._example = plain_label(
            f"{name}.Example",
            tr("The steps and papers are an example (示例): the document states none."),
        )
        way = Way(chain.CHAIN, lambda state, _short: state_word(state), _WIDTHS,
                  lambda: tr("the case stands here"))  # fmt: skip
        self._track = StateTrack(f"{name}.Track", way)
        self._beside = plain_label(f"{name}.Beside")
        self._buttons = MergeCaseButtons(name, self._do)
        self._before = plain_label(f"{name}.Before")
        self._blockers = BlockersView(f"{name}.Blocker")
        self._warned = MergeWarnedPart(f"{name}.Warned", self._act)
        self._turn = plain_label(f"{name}.Turn")
        self._shown_about = ("", "")  # case and state that are shown
        self._papers: QWidget | None = None
        self._papers_about = ("", "")  # case and number that the papers are about
        self._papers_asked = plain_label(f"{name}.Asked")
        why = tr("The merge cannot be taken back while this stands in the way:")
        self._built = plain_label(f"{name}.Built", why)
        self._built_by = BlockersView(f"{name}.BuiltBy")
        self._then_title = heading(tr("What was checked then"))
        self._then = plain_label(f"{name}.Then")
        self._judged_title = heading(tr("What persons judge"))
        self._judgements = MergeJudgements(f"{name}.Judgement", self.judge)
        self._scenarios = MergeScenariosPart(
            name, self._doors, self._context.session, lambda: self.seen
        )
        self._members = QListWidget()
        self._members.setObjectName(f"{name}.Members")
        self._members.setToolTip(tr("Double click or Enter shows the parcel on the map"))
        self._members.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._members.activated.connect(lambda index: self._on_member(index.row()))
        self._show_button = quiet_button(f"{name}.ShowOnMap", tr("Show on the map"), self._on_show)
        self._new_parcel = quiet_button(
            f"{name}.NewParcel", tr("Show the new parcel"), self._on_new_parcel
        )
        ways = QWidget()
        self._ways = FlowLayout(ways, spacing=max(self.fontMetrics().height() // 5, 2))
        self._ways.addWidget(self._show_button)
        self._ways.addWidget(self._new_parcel)
        self._figures = plain_label(f"{name}.Figures")
        self._agreement = plain_label(f"{name}.Agreement")
        self._steps = StepsView(name=f"{name}.Steps", text=step_text)
        for widget in (
            self._title, self._track, self._beside, self._turn, self._buttons,
            self._before, self._blockers, self._warned,
            self._papers_asked, self._scenarios, self._built, self._built_by,
            self._judged_title, self._judgements,
            heading(tr("Parcels of the case")), self._members, ways,
            heading(tr("Areas")), self._figures,
            heading(tr("Application and decision")), self._agreement,
            heading(tr("What was done")), self._steps, self._then_title, self._then,
            self._example,
        ):  # fmt: skip
            self._column.addWidget(widget)
        self._column.addStretch(1)
