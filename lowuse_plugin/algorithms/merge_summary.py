# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What ``lowuse:mergeparcels`` tells of a preview and of a merge."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lowuse_plugin.algorithms.base import as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.services.merging.matrix import MergeMatrix
    from lowuse_plugin.services.merging.preview import MergePreview
    from lowuse_plugin.store.workspace import WorkspaceStore


def tell_preview(job: Job, found: MergePreview, matrix: MergeMatrix) -> dict[str, Any]:
    """Tell what would come of a merge and which conditions it does not meet; return the outputs.

    Args:
        job: The run.
        found: The preview.
        matrix: The conditions of the same parcels, at screening.
    """
    from lowuse_plugin.domain.display import shown_number
    from lowuse_plugin.domain.findings import NOTE
    from lowuse_plugin.domain.merging.case import FAIL
    from lowuse_plugin.qgis_bridge.messages import describe_code

    areas = found.areas
    job.tell(
        tr(
            "{count} parcels, {area} m² as one outline with {corners} corners",
            count=len(found.members),
            area=shown_number(areas.union_plane, places=2),
            corners=found.corners,
        )
    )
    for finding in (*found.blockers, *found.notes):
        tell = job.tell if finding.severity == NOTE else job.warn
        tell(describe_code(finding.code, finding.params))
    _tell_unmet(job, matrix)
    registered = None if areas.registered_sum is None else float(areas.registered_sum)
    summary = {
        "members": [
            {"uuid": m.uuid, "label": m.label, "version": m.version, "plane_m2": m.plane}
            for m in found.members
        ],
        "union_plane_m2": areas.union_plane,
        "union_ellipsoidal_m2": areas.union_ellipsoidal,
        "registered_sum_m2": registered,
        "difference_m2": areas.difference,
        "epsg": areas.epsg,
        "gap_m2": found.gap_m2,
        "overlap_m2": found.overlap_m2,
        "corners": found.corners,
        "parts": found.parts,
        "blockers": [finding.code for finding in found.blockers],
        "conditions": {row.code: row.outcome for row in matrix.rows},
        "fields_open": [cell.column for cell in found.open_cells],
        "values": {cell.column: cell.value for cell in found.cells if cell.value is not None},
    }
    return {
        "CASE_NO": "",
        "STATE": "",
        "OUTCOME": FAIL if found.blockers else matrix.outcome,
        "NEW_PARCEL": "",
        "UNION_M2": areas.union_plane,
        "REGISTERED_M2": registered,
        "SUMMARY": as_json(summary),
    }


def _tell_unmet(job: Job, matrix: MergeMatrix) -> None:
    """Warn of every condition that is not met, with its reasons."""
    from lowuse_plugin.domain.merging.case import FAIL
    from lowuse_plugin.qgis_bridge.merging.words import condition_words, outcome_words, reason_words
    from lowuse_plugin.qgis_bridge.punctuation import labelled

    for row in matrix.with_outcome(FAIL):
        job.warn(labelled(condition_words(row), outcome_words(row.outcome)))
        for reason in row.reasons:
            job.warn(f"  {reason_words(reason, matrix.labels)}")


def tell_case(job: Job, store: WorkspaceStore, uuid: str) -> dict[str, Any]:
    """Tell how a merge stands, and return the outputs."""
    from lowuse_plugin.qgis_bridge.merging.state_words import state_word
    from lowuse_plugin.services.merging.cases import read_case

    case = read_case(store, uuid)
    job.tell(tr("Merge {case}: {state}", case=case.label, state=state_word(case.state)))
    area = case.registered_area_m2 or case.figures.registered_sum
    summary = {
        "case_no": case.case_no,
        "uuid": case.uuid,
        "state": case.state,
        "members": [
            {
                "uuid": m.parcel_uuid,
                "label": m.label,
                "version": m.now_version,
                "changed": m.changed,
            }
            for m in case.members
        ],
        "checks": {
            stage: {code: check.outcome for code, check in found.items()}
            for stage, found in case.checks.items()
        },
        "steps": [
            {
                "action": step.action,
                "to_state": step.to_state,
                "done_by": step.done_by,
                "done_on": step.done_on.isoformat(),
                "details": json.loads(as_json(dict(step.details))),
            }
            for step in case.steps
        ],
    }
    registered = case.state == "registered"
    return {
        "CASE_NO": case.case_no,
        "STATE": case.state,
        "OUTCOME": case.outcome,
        "NEW_PARCEL": case.new_parcel_uuid if registered else "",
        "UNION_M2": case.figures.union_m2,
        "REGISTERED_M2": None if area is None else float(area),
        "SUMMARY": as_json(summary),
    }
