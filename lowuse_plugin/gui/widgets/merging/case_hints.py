# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the page of a merge says beside its buttons: what is asked for, warned of, was sent back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.gui.merging.query_command import ACTION as QUERY
from lowuse_plugin.gui.widgets.merging.case_reading import SEIZURE
from lowuse_plugin.gui.widgets.merging.case_words import outcome_text, state_word, word
from lowuse_plugin.gui.widgets.merging.condition_words import seizure_field
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.words import member_words, outcome_words, reason_words
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed, semicolons

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.matrix import MatrixReason
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.gui.widgets.merging.case_reading import MergeSeen
    from lowuse_plugin.services.merging.matrix import MergeMatrix
    from lowuse_plugin.services.merging.state import MergeState

_ASKED_AGAIN = "SEIZURE_"
_MOST_ENDED = 2
_TURNS = frozenset({chain.RETURN, chain.REOPEN, chain.REFUSE, chain.WITHDRAW, chain.REVOKE})


def title_text(seen: MergeSeen) -> str:
    """Return number, parcels and what the conditions give now, or gave at the end."""
    case, state = seen.case, seen.state
    if case is None or state is None:
        return ""
    count = tr("{count} parcels", count=len(case.members))
    matrix = state.matrix
    outcome = outcome_words(matrix.outcome) if matrix is not None else outcome_text(case)
    return semicolons((case.label, count, outcome))


def unhindered_text(seen: MergeSeen, following: str) -> str:
    """Return that nothing hinders the next step, and what is entered with it."""
    state = seen.state
    awaited = [describe_code(e.code, e.params) for e in state.awaited] if state else []
    if state is not None and state.following == chain.REGISTERED and state.preview is not None:
        fields = [cell.title for cell in state.preview.open_cells]
        if fields:
            awaited.append(
                tr("{count} fields of the new parcel are open and decided in the form: {fields}",
                   count=len(fields), fields=listed(fields))
            )  # fmt: skip
    if not awaited:
        return tr("Nothing hinders the next step: {state}.", state=following)
    lines = [f"• {each}" for each in awaited]
    return "\n".join([tr("“{state}” asks for this:", state=following), *lines])


def asked_text(seen: MergeSeen) -> str:
    """Return the papers that the next step asks for, empty where it asks for none."""
    if seen.asked is None or not seen.asked.asks:
        return ""
    title = tr("Papers for “{state}” ({department})", state=state_word(seen.asked.state),
               department=seen.asked.department)  # fmt: skip
    return labelled(title, listed(seen.asked.asks))


def turn_text(case: MergeCase) -> str:
    """Return who sent a case back or ended it, and why; empty where the last step went on."""
    if not case.steps or case.steps[-1].action not in _TURNS:
        return ""
    step = case.steps[-1]
    head = " · ".join((word("action", step.action), shown_day(step.done_on), step.done_by))
    return f"↩ {labelled(head, step.opinion) if step.opinion else head}"


def no_case_text(seen: MergeSeen) -> str:
    """Return that parcels are in no case under way, and how merges of them ended."""
    text = tr("These {count} parcels are in no merge case under way.", count=len(seen.parcels))
    if not seen.ended:
        return text
    lines = [
        labelled(
            " · ".join((each.case_no, state_word(each.state), shown_day(each.on), each.by)),
            each.why,
        )
        for each in seen.ended
    ]
    return "\n".join((text, tr("Merges of them that ended:"), *lines))


def ended_offers(
    seen: MergeSeen,
    name: str,
    show: Callable[[str, Sequence[str]], None],
    reopen: Callable[[str], None] | None = None,
) -> list[Offer]:
    """Return the ways to merges of some parcels that ended.

    Args:
        seen: Parcels without a case under way.
        name: Begin of the object names.
        show: Lets everything look at a case.
        reopen: Takes a case up again; None where nobody may.
    """
    offers = [
        Offer(
            tr("Show {case}", case=each.case_no),
            partial(show, each.uuid, each.parcels),
            f"{name}.Ended.{at}",
        )
        for at, each in enumerate(seen.ended[:_MOST_ENDED], 1)
    ]
    same = [e for e in seen.ended if e.can_reopen and set(e.parcels) == set(seen.parcels)]
    if same and reopen is not None:
        text = tr("Reopen {case} …", case=same[0].case_no)
        offers.insert(0, Offer(text, partial(reopen, same[0].uuid), f"{name}.ReopenEnded"))
    return offers


def seizure_reasons(seen: MergeSeen) -> tuple[MatrixReason, ...]:
    """Return what of the seizure hinders the next step and is mended with a parcel.

    The query of the day is entered with the registration; there only a seizure counts.
    """
    from lowuse_plugin.domain.merging.matrix import hinders  # noqa: PLC0415

    matrix = seen.state.matrix if seen.state is not None else None
    asked = seen.asked
    if matrix is None or asked is None:
        return ()
    asks = asked.state != chain.REGISTERED
    return tuple(
        reason for reason in matrix.row(SEIZURE).reasons
        if reason.members and hinders(reason.outcome, asked.check) and (
            reason.code == "SEIZED" or (asks and reason.code.startswith(_ASKED_AGAIN))
        )
    )  # fmt: skip


def old_queries(matrix: MergeMatrix) -> tuple[MatrixReason, ...]:
    """Return which parcels the register has to be asked about again, though nothing hinders."""
    if "SEIZURE_QUERY_WANTED" not in matrix.warnings:
        return ()
    reasons = matrix.row(SEIZURE).reasons
    return tuple(each for each in reasons if each.members and each.code.startswith(_ASKED_AGAIN))


def other_queries(seen: MergeSeen) -> tuple[MatrixReason, ...]:
    """Return the old queries that do not hinder the next step: those are told with it."""
    matrix = seen.state.matrix if seen.state is not None else None
    told = seizure_reasons(seen)
    return () if matrix is None else tuple(e for e in old_queries(matrix) if e not in told)


def step_hints(state: MergeState) -> tuple[str, ...]:
    """Return what deserves a look before the next step beside queries, a sentence each."""
    return tuple(each for each in (_mortgage_hint(state), _own_judgements_hint(state)) if each)


def _mortgage_hint(state: MergeState) -> str:
    """Return whose mortgagee has to consent; the form of the registration asks for it itself."""
    from lowuse_plugin.domain.merging.matrix import unsettled_mortgages  # noqa: PLC0415
    from lowuse_plugin.domain.parcels.codes import short_by  # noqa: PLC0415

    matrix = state.matrix
    if matrix is None or state.following == chain.REGISTERED:
        return ""
    parcels = member_words(unsettled_mortgages(matrix.row(SEIZURE)), short_by(matrix.labels))
    if not parcels:
        return ""
    return tr("{parcels}: mortgaged. The registration needs the written consent of the mortgagee.",
              parcels=parcels)  # fmt: skip


def _own_judgements_hint(state: MergeState) -> str:
    """Return what is the reviewer's to judge and was judged by who drew the case up."""
    from lowuse_plugin.domain.merging.matrix import judged_by  # noqa: PLC0415

    if state.matrix is None or state.following != chain.REVIEWED:
        return ""
    name = state.case.drafted_by
    conditions = listed(judged_by(name, state.matrix.rows))
    if not conditions:
        return ""
    return tr("{conditions}: judged by {name}, who drew the case up. The reviewer has to look at "
              "it again.", conditions=conditions, name=name)  # fmt: skip


def query_text(reason: MatrixReason, matrix: MergeMatrix) -> str:
    """Return a reason about a seizure, and how many days ago the register was asked."""
    from lowuse_plugin.domain.parcels.codes import short_by  # noqa: PLC0415

    said = reason_words(reason, short_by(matrix.labels))  # beside a button a whole code is cut
    day = reason.params.get("checked_on")
    days = (matrix.checked_on - date.fromisoformat(str(day))).days if day else 0
    if days <= 0:
        return said
    told = tr("asked {days} days ago, at most {most}", days=days, most=matrix.pack.seizure_days)
    return semicolons((said, told))


class SeizureWay(NamedTuple):
    """Where a reason about a seizure is mended.

    Attributes:
        text: What the button says.
        action: An entry of what can be done with parcels.
        parcels: With which ones.
        column: Field to go to, where there is one.
    """

    text: str
    action: str
    parcels: tuple[str, ...]
    column: str = ""


def seizure_way(reason: MatrixReason, case: MergeCase) -> SeizureWay:
    """Return the way to mend a reason: a query is answered for all parcels of the case at once."""
    if reason.code.startswith(_ASKED_AGAIN):
        return SeizureWay(tr("Seizure and mortgage query …"), QUERY, case.parcels)
    column = seizure_field(reason.code)
    return SeizureWay(tr("Change whether it is seized …"), "Edit", reason.members[:1], column)
