# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the forms of merge cases begin with, read outside the interface thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.gui.dialogs.merge_case_dialogs import Candidate, ProposeRequest


def propose_request(store: Store, parcels: Sequence[str]) -> ProposeRequest:
    """Return what a new case begins with.

    Raises:
        LowUseError: ``MERGE_MEMBER_IN_CASE``; what checking raises.
    """
    from lowuse_plugin.domain.merge_case import FAIL, PASS, SCREENING  # noqa: PLC0415
    from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
    from lowuse_plugin.gui.dialogs.merge_case_dialogs import ProposeRequest  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.merge_words import (  # noqa: PLC0415
        condition_words,
        outcome_words,
        reason_words,
    )
    from lowuse_plugin.qgis_bridge.punctuation import labelled, semicolons  # noqa: PLC0415
    from lowuse_plugin.services.merge_matrix import merge_matrix  # noqa: PLC0415
    from lowuse_plugin.services.merge_rows import refuse_in_case  # noqa: PLC0415

    with store.read() as reading:
        refuse_in_case(reading, parcels)
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
            semicolons(reason_words(reason, matrix.labels) for reason in row.reasons
                       if reason.outcome != PASS),
        )
        for row in open_rows
    )  # fmt: skip
    return ProposeRequest(
        labels=dict(matrix.labels),
        versions=dict(matrix.versions),
        person=current_actor().name,
        holder=holders.pop() if len(holders) == 1 else "",
        outcome=labelled(tr("Screening"), outcome_words(matrix.outcome)),
        findings=findings,
    )


def candidates(store: Store, parcels: Sequence[str]) -> tuple[Candidate, ...]:
    """Return parcels as they can be taken into a case; what counts no more is left out.

    Raises:
        LowUseError: What reading raises.
    """
    from lowuse_plugin.gui.dialogs.merge_case_dialogs import Candidate  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.parcel_names import parcel_called  # noqa: PLC0415

    with store.read() as reading:
        rows = {uuid: reading.row("parcel", uuid) for uuid in parcels}
    return tuple(
        Candidate(uuid, parcel_called(_label(row), int(row["fid"] or 0)), int(row["row_version"]))
        for uuid, row in rows.items()
        if row is not None and row["retired_at"] is None
    )


def _label(row: Any) -> str:
    named = (row.get(name) for name in ("parcel_code", "unit_code", "map_number"))
    return next((str(each) for each in named if each), "")
