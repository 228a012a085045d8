# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the pages about a merge read, outside the interface thread."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.preview import MergePreview
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.merging.values import ValueChoice
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.gui.merging.parts import MergeLook
    from lowuse_plugin.services.merging.matrix import MergeMatrix

TABLES = frozenset(
    {
        *("parcel", "parcel_holder", "right_holder", "import_package", "reference_layer"),
        *("reference_area", "control_line_version", "control_line"),
        *("merge_case", "merge_member", "merge_judgement", "merge_step"),
    }
)
"""After a save of any of these a merge may be another one."""

SCREENING = "screening"


@dataclass(frozen=True)
class Wanted:
    """What is read.

    Attributes:
        members: The parcels.
        case_uuid: The case that they are in, empty without one.
        stage: At which stage the conditions are looked at; a case has its own.
        values: What a person chose for fields, as a case keeps it; a case has its own.
    """

    members: tuple[str, ...]
    case_uuid: str = ""
    stage: str = SCREENING
    values: str = ""

    def key(self) -> str:
        """Return it as a text, empty where there is nothing to read."""
        if not self.members:
            return ""
        return json.dumps([self.members, self.case_uuid, self.stage, self.values])

    @staticmethod
    def of(key: str) -> Wanted:
        """Return what stands in a text of :meth:`key`."""
        members, case_uuid, stage, values = json.loads(key)
        return Wanted(tuple(members), case_uuid, stage, values)


@dataclass(frozen=True)
class MatrixState:
    """The conditions of a merge.

    Attributes:
        matrix: None where a case goes no further: its conditions stand as they were kept.
        case: The case, None without one.
    """

    matrix: MergeMatrix | None
    case: MergeCase | None


@dataclass(frozen=True)
class PreviewState:
    """What would come of a merge; ``preview`` None as in :class:`MatrixState`.

    Attributes:
        values: What a person chose for fields.
        crs: Of the shapes.
    """

    preview: MergePreview | None
    case: MergeCase | None
    values: Mapping[str, ValueChoice]
    crs: str


def wanted_of(look: MergeLook, *, stage: str = SCREENING, values: str = "") -> Wanted:
    """Return what is read of a merge that is looked at."""
    if look.case_uuid:
        return Wanted(look.members, look.case_uuid)
    return Wanted(look.members, stage=stage, values=values)


def read_matrix(store: Store, key: str) -> MatrixState:
    """Return the conditions of a merge, of a case at the stage of its next step."""
    from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
    from lowuse_plugin.services.merging.matrix import merge_matrix  # noqa: PLC0415

    wanted = Wanted.of(key)
    case_uuid = wanted.case_uuid or _case_of(store, wanted.members)
    if case_uuid:
        from lowuse_plugin.services.merging.state import read_state  # noqa: PLC0415

        state = read_state(store, case_uuid)
        return MatrixState(state.matrix, state.case)
    found = merge_matrix(store, wanted.members, stage=wanted.stage, today=office_today())
    return MatrixState(found, None)


def read_preview(store: Store, key: str) -> PreviewState:
    """Return what would come of a merge, with the office's rules of fields."""
    from lowuse_plugin.domain.merging.values import read_choices  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules  # noqa: PLC0415
    from lowuse_plugin.services.merging.preview import merge_preview  # noqa: PLC0415

    wanted = Wanted.of(key)
    crs = store.info.crs
    case_uuid = wanted.case_uuid or _case_of(store, wanted.members)
    if case_uuid:
        from lowuse_plugin.services.merging.state import read_state  # noqa: PLC0415

        state = read_state(store, case_uuid, fields=field_rules())
        return PreviewState(state.preview, state.case, state.case.values, crs)
    values = read_choices(wanted.values)
    preview = merge_preview(store, wanted.members, values=values, fields=field_rules())
    return PreviewState(preview, None, values, crs)


def _case_of(store: Store, members: Sequence[str]) -> str:
    """Return the case on its way whose parcels these are, empty where there is none."""
    from lowuse_plugin.gui.widgets.merging.case_reading import holdings_of  # noqa: PLC0415

    found = (each for each in holdings_of(store, members) if set(each.parcels) == set(members))
    return next((each.uuid for each in found), "")
