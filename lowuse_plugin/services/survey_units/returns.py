# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A survey unit whose land changes goes back to 疑似低效 (P-12 … P-16).

The office check, the field check and the publicity were of the outline that it had; a step says so,
and who changed it.
"""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Mapping
from typing import Any

import shapely

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.findings import WARNING, Finding
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Insert, Value
from lowuse_plugin.domain.survey import procedure as chain
from lowuse_plugin.geometry.unit_overlap import LEAST_M2
from lowuse_plugin.geometry.wkb import decode
from lowuse_plugin.services.survey.rows import STEP
from lowuse_plugin.services.survey_units.shapes import Measured, unit_label

BACK = chain.SUSPECTED


def is_other_land(before: Value, after: Any) -> bool:
    """Tell whether an outline differs by more than a sliver from the one that is stored."""
    stored = decode(column("wkb", [before]))[0]
    if stored is None or not shapely.is_valid(stored):
        return True
    return float(shapely.area(shapely.symmetric_difference(stored, after))) > LEAST_M2


def sent_back(row: Mapping[str, Any], found: Measured, reason: str, by: str) -> Insert | None:
    """Return the step that takes a unit back as its land changes; None where it is not further.

    Args:
        row: The unit as it is.
        found: As it is going to be.
        reason: Why its land changes.
        by: Who changes it.

    Raises:
        LowUseError: ``UNIT_RETURN_FIRST`` (unit, state, expected): nobody is known who could sign.
    """
    state = chain.standing(row["survey_state"], row["tag_state"])
    if chain.position(state) <= chain.position(BACK):
        return None
    if not by.strip():
        raise LowUseError(
            "UNIT_RETURN_FIRST", unit=unit_label(row), state=_word(state), expected=_word(BACK)
        )
    procedure = chain.shipped()
    details = {
        "procedure": {"id": procedure.id, "sha256": procedure.sha256},
        "outline": {"before_m2": row["area_m2"], "after_m2": found.area_m2},
    }
    return Insert(
        STEP,
        str(uuids.uuid4()),
        {
            "survey_unit_uuid": row["uuid"],
            "action": chain.RETURN,
            "from_state": state,
            "to_state": BACK,
            "done_by": by.strip(),
            "done_on": office_today().isoformat(),
            "opinion": f"地块范围变更：{reason.strip()}",
            "details": json.dumps(details, ensure_ascii=False, sort_keys=True),
        },
    )


def note_of(row: Mapping[str, Any]) -> Finding:
    """Return what people should know of a unit that goes back."""
    return Finding("UNIT_WENT_BACK", WARNING, {"unit": unit_label(row), "state": _word(BACK)})


def _word(state: str) -> str:
    return shown_code("submission_state", state)
