# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the forms of merge cases begin with and take in, read outside the interface thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.gui.dialogs.merging.case_dialogs import (
        Candidate,
        MergeMembersDialog,
        ProposeRequest,
    )
    from lowuse_plugin.gui.panels.context import PanelContext

_MOST_REASONS = 5


def propose_request(store: Store, parcels: Sequence[str]) -> ProposeRequest:
    """Return what a new case begins with.

    Raises:
        LowUseError: ``MERGE_MEMBER_IN_CASE``; what checking raises.
    """
    from lowuse_plugin.domain.merging.case import FAIL, PASS, SCREENING  # noqa: PLC0415
    from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
    from lowuse_plugin.gui.dialogs.merging.case_dialogs import ProposeRequest  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.merging.words import (  # noqa: PLC0415
        condition_words,
        outcome_words,
    )
    from lowuse_plugin.qgis_bridge.punctuation import labelled  # noqa: PLC0415
    from lowuse_plugin.services.merging.matrix import merge_matrix  # noqa: PLC0415
    from lowuse_plugin.services.merging.rows import refuse_in_case  # noqa: PLC0415
    from lowuse_plugin.services.merging.scenarios import scenarios_with  # noqa: PLC0415

    with store.read() as reading:
        refuse_in_case(reading, parcels)
        beside = scenarios_with(reading, parcels)
        rows = {uuid: reading.row("parcel", uuid) or {} for uuid in parcels}
    matrix = merge_matrix(store, parcels, stage=SCREENING, today=office_today())
    holders = {str(row.get("holder_name") or "") for row in rows.values()}
    order = {FAIL: 0, PASS: 2}
    open_rows = sorted(
        (row for row in matrix.rows if row.outcome != PASS and row.code != "M-12"),
        key=lambda row: order.get(row.outcome, 1),
    )
    findings = tuple(
        labelled(
            f"{outcome_words(row.outcome)}  {condition_words(row)}",
            _reasons_line([each for each in row.reasons if each.outcome != PASS], matrix.labels),
        )
        for row in open_rows
    )
    taken = {case.scenario: case.case_no for case in beside}
    return ProposeRequest(
        labels=dict(matrix.labels),
        versions=dict(matrix.versions),
        person=current_actor().name,
        holder=holders.pop() if len(holders) == 1 else "",
        outcome="\n".join(
            [
                labelled(tr("Screening"), outcome_words(matrix.outcome)),
                *_beside(beside),
                *_for_subsidy(store, rows),
            ]
        ),
        findings=findings,
        taken=taken,
        name=free_name(taken) if taken else "",
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
    from lowuse_plugin.qgis_bridge.messages import describe_code  # noqa: PLC0415
    from lowuse_plugin.services.merging.subsidy_flags import group_standings  # noqa: PLC0415

    areas = (row.get("registered_area_m2") or row.get("plane_area_m2") for row in rows.values())
    if sum(float(area) for area in areas if area is not None) <= OVER_30_MU_M2:
        return []
    with store.read() as reading:
        remark = group_standings(reading, {"": tuple(rows)})[""].remark
    return [f"ⓘ {describe_code(remark.code, remark.params)}"]


def _reasons_line(reasons: Sequence[MatrixReason], labels: Mapping[str, str]) -> str:
    """Return in a line the first reasons and how many more there are: the page 条件 has all."""
    from lowuse_plugin.qgis_bridge.merging.words import reason_words  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.punctuation import semicolons  # noqa: PLC0415

    said = [reason_words(reason, labels) for reason in reasons[:_MOST_REASONS]]
    if len(reasons) > _MOST_REASONS:
        said.append(tr("and {count} more", count=len(reasons) - _MOST_REASONS))
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
