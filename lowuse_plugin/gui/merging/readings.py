# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the forms of merge cases begin with and take in, read outside the interface thread."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.merging.scenarios import letter_of
from lowuse_plugin.gui.asking_desk import is_open
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.matrix import MatrixReason
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.gui.dialogs.merging.case_dialogs import (
        Candidate,
        MergeMembersDialog,
        ProposeRequest,
    )
    from lowuse_plugin.gui.dialogs.merging.propose_many_dialog import GroupOffer, ManyRequest
    from lowuse_plugin.gui.panels.context import PanelContext
    from lowuse_plugin.services.merging.matrix import MergeMatrix

_MOST_REASONS = 5


def propose_request(store: Store, parcels: Sequence[str]) -> ProposeRequest:
    """Return what a new case begins with.

    Raises:
        LowUseError: ``MERGE_MEMBER_IN_CASE``; what checking raises.
    """
    from lowuse_plugin.domain.merging.case import SCREENING  # noqa: PLC0415
    from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
    from lowuse_plugin.gui.dialogs.merging.case_dialogs import ProposeRequest  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.merging.words import outcome_words  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.punctuation import labelled  # noqa: PLC0415
    from lowuse_plugin.services.merging.drawing_up import sole_holder  # noqa: PLC0415
    from lowuse_plugin.services.merging.matrix import merge_matrix  # noqa: PLC0415
    from lowuse_plugin.services.merging.rows import refuse_in_case  # noqa: PLC0415
    from lowuse_plugin.services.merging.scenarios import scenarios_with  # noqa: PLC0415

    with store.read() as reading:
        refuse_in_case(reading, parcels)
        beside = scenarios_with(reading, parcels)
        rows = {uuid: reading.row("parcel", uuid) or {} for uuid in parcels}
        holder = sole_holder(reading, parcels)
    matrix = merge_matrix(store, parcels, stage=SCREENING, today=office_today())
    taken = {case.scenario: case.case_no for case in beside}
    return ProposeRequest(
        labels=dict(matrix.labels),
        versions=dict(matrix.versions),
        person=current_actor().name,
        holder=holder,
        outcome="\n".join(
            [
                labelled(tr("Screening"), outcome_words(matrix.outcome)),
                *_beside(beside),
                *_for_subsidy(store, rows),
            ]
        ),
        findings=findings(matrix, most=_MOST_REASONS, outcome=outcome_words),
        taken=taken,
        name=free_name(taken) if taken else "",
    )


def many_request(store: Store, groups: Sequence[Sequence[str]], progress: Progress) -> ManyRequest:
    """Return what several new cases begin with; a group of which there can be none says why.

    Raises:
        CancelledError: The user asked to stop.
        LowUseError: What reading raises.
    """
    from lowuse_plugin.gui.dialogs.merging.propose_many_dialog import (  # noqa: PLC0415
        ManyRequest,
    )

    offers = []
    for place, group in enumerate(groups):
        progress.step(place, len(groups))
        offers.append(_offer(store, group))
    return ManyRequest(tuple(offers), current_actor().name)


def _offer(store: Store, parcels: Sequence[str]) -> GroupOffer:
    """Return a group as the form of several shows it."""
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415
    from lowuse_plugin.domain.merging.case import SCREENING  # noqa: PLC0415
    from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.merging.words import outcome_sign  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.messages import describe_any  # noqa: PLC0415
    from lowuse_plugin.services.merging.matrix import merge_matrix  # noqa: PLC0415

    offer, applicant = _stated(store, parcels)
    hindrance = _held(store, parcels) or offer.hindrance
    if hindrance:
        return replace(offer, hindrance=hindrance)
    try:
        matrix = merge_matrix(
            store, parcels, stage=SCREENING, today=office_today(), applicant=applicant or None
        )
    except LowUseError as error:
        return replace(offer, hindrance=describe_any(error))
    return replace(
        offer,
        versions=dict(matrix.versions),
        outcome=matrix.outcome,
        findings=findings(matrix, most=1, outcome=outcome_sign),
    )


def _stated(store: Store, parcels: Sequence[str]) -> tuple[GroupOffer, str]:
    """Return a group by what stands on its parcels, and who would apply; nothing is judged yet."""
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415
    from lowuse_plugin.gui.dialogs.merging.propose_many_dialog import GroupOffer  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.messages import describe_any  # noqa: PLC0415
    from lowuse_plugin.services.merging.drawing_up import land_of, sole_holder  # noqa: PLC0415
    from lowuse_plugin.services.merging.facts import read_facts  # noqa: PLC0415
    from lowuse_plugin.services.parcels.labels import parcel_label  # noqa: PLC0415

    with store.read() as reading:
        rows = [reading.row("parcel", uuid) or {} for uuid in parcels]
        labels = {uuid: parcel_label(reading, uuid) for uuid in parcels}
        applicant = sole_holder(reading, parcels)
        offer = GroupOffer(labels, _holder_words(rows))
        try:
            facts = read_facts(reading, parcels)
        except LowUseError as error:
            return replace(offer, hindrance=describe_any(error)), applicant
    is_drawn = any(parcel.registered_area_m2 is None for parcel in facts.parcels)
    return replace(offer, land_m2=land_of(facts), is_drawn=is_drawn), applicant


def _holder_words(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return what some parcels state as their holder."""
    stated = {str(row.get("holder_name") or "") for row in rows}
    if len(stated) > 1:
        return tr("several holders")
    return stated.pop() or tr("no holder stated")


def _held(store: Store, parcels: Sequence[str]) -> str:
    """Return in which case on its way any of some parcels are, empty where in none."""
    from lowuse_plugin.gui.widgets.merging.case_reading import holdings_of  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.merging.state_words import state_word  # noqa: PLC0415

    for held in holdings_of(store, parcels):
        state = state_word(held.state)
        return tr("in {case}: {state}", case=held.case_no, state=state)
    return ""


def findings(matrix: MergeMatrix, *, most: int, outcome: Callable[[str], str]) -> tuple[str, ...]:
    """Return what is not met yet, a line each; what fails stands first.

    Args:
        matrix: The check.
        most: So many reasons of a condition are said.
        outcome: Says how a condition stands: in words, or by a sign where room is scarce.
    """
    from lowuse_plugin.domain.merging.case import FAIL, PASS  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.merging.words import condition_words  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.punctuation import labelled  # noqa: PLC0415

    order = {FAIL: 0, PASS: 2}
    open_rows = sorted(
        (row for row in matrix.rows if row.outcome != PASS),
        key=lambda row: order.get(row.outcome, 1),
    )
    return tuple(
        labelled(
            f"{outcome(row.outcome)}  {condition_words(row)}",
            _reasons_line(
                [each for each in row.reasons if each.outcome != PASS], matrix.labels, most
            ),
        )
        for row in open_rows
    )


def free_name(taken: Collection[str]) -> str:
    """Return what another scenario is called at first: the next letter that none has.

    Args:
        taken: Names of the scenarios beside it.
    """
    names = (tr("Scenario {letter}", letter=letter_of(at)) for at in count(len(taken)))
    return next(name for name in names if name not in taken)


def _beside(cases: Sequence[MergeCase]) -> list[str]:
    """Return which proposed merges have parcels of these already: this is another scenario."""
    if not cases:
        return []
    names = listed(dict.fromkeys(f"{case.case_no} {case.remark}".strip() for case in cases))
    return [
        "ⓘ " + tr("Parcels of these are in proposed merges: {cases}. This becomes another scenario "
                  "beside them; name it in the remark.", cases=names)
    ]  # fmt: skip


def _for_subsidy(store: Store, rows: Mapping[str, Any]) -> list[str]:
    """Return why nobody has to merge parcels for the sake of the 30 mu, of more than these."""
    from lowuse_plugin.domain.merging.groups import OVER_30_MU_M2  # noqa: PLC0415
    from lowuse_plugin.domain.units import exact  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.messages import describe_code  # noqa: PLC0415
    from lowuse_plugin.services.merging.subsidy_flags import group_standings  # noqa: PLC0415

    kept = ("registered_area_m2", "plane_area_m2")
    areas = ([row[name] for name in kept if row.get(name) is not None] for row in rows.values())
    if sum(exact(known[0]) for known in areas if known) <= OVER_30_MU_M2:
        return []
    with store.read() as reading:
        remark = group_standings(reading, {"": tuple(rows)})[""].remark
    return [f"ⓘ {describe_code(remark.code, remark.params)}"]


def _reasons_line(reasons: Sequence[MatrixReason], labels: Mapping[str, str], most: int) -> str:
    """Return in a line the first reasons and how many more there are: the page 条件 has all."""
    from lowuse_plugin.qgis_bridge.merging.words import reason_words  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.punctuation import semicolons  # noqa: PLC0415

    said = [reason_words(reason, labels) for reason in reasons[:most]]
    if len(reasons) > most:
        said.append(tr("and {count} more", count=len(reasons) - most))
    return semicolons(said)


def candidates(store: Store, parcels: Sequence[str]) -> tuple[Candidate, ...]:
    """Return parcels as they can be taken into a case; what counts no more is left out.

    Raises:
        LowUseError: What reading raises.
    """
    from lowuse_plugin.domain.parcels.labels import label_of  # noqa: PLC0415
    from lowuse_plugin.gui.dialogs.merging.case_dialogs import Candidate  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.parcels.names import parcel_called  # noqa: PLC0415

    with store.read() as reading:
        rows = {uuid: reading.row("parcel", uuid) for uuid in parcels}
    return tuple(
        Candidate(uuid, parcel_called(label_of(row)), int(row["row_version"]))
        for uuid, row in rows.items()
        if row is not None and row["retired_at"] is None
    )


def hand_chosen(context: PanelContext, dialog: MergeMembersDialog, store: Store) -> None:
    """Let a form take the parcels that are chosen in a list or on the map."""
    chosen = context.current.chosen
    if not chosen:
        context.messages.info(tr("Choose parcels in a list or on the map first."))
        return

    def done(found: tuple[Candidate, ...]) -> None:
        if is_open(dialog):
            dialog.take(found, wanted=True)

    title = tr("Reading parcels")
    context.run_for(store, title, lambda _progress: candidates(store, chosen), done)
