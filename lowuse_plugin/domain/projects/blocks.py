# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How the form of a project lays out its fields: what people have in hand at one time."""

from __future__ import annotations

from functools import cache

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.list_columns import ACCEPTANCES, OTHER_AREAS, PARTS
from lowuse_plugin.domain.schema import BlockSpec

IDENTITY, LAND, COMPLETION, THREE_OLD = "identity", "land", "completion", "three_old"
_BLOCKS = (
    (
        IDENTITY,
        "项目",
        ("identity", "party"),
        ("project_code", "investment_code", "redeveloper", "right_holder_name"),
    ),
    (
        LAND,
        "改造土地",
        ("land",),
        ("land_area_m2", "land_area_source", "use_before"),
    ),
    (COMPLETION, "竣工", ("completion",), ("floor_area_m2", "use_after", "acceptances")),
    (THREE_OLD, "三旧", ("three_old",), ("three_old_status", "three_old_as_of")),
)
_BEHIND = {
    "approved_on": "approval_no",
    OTHER_AREAS: "land_area_source",
    PARTS: "use_before",
    "industrial_floor_area_m2": "floor_area_m2",
    "retained_floor_area_m2": "industrial_floor_area_m2",
    "planning_permit_no": "use_after",
    "applied_on": ACCEPTANCES,
    "planned_completion_on": "applied_on",
}
"""Field → the one that it stands behind, where the table has another order."""


@cache
def project_blocks() -> tuple[BlockSpec, ...]:
    """Return the pages of the form."""
    columns = schema.shipped().tables["project"].columns
    return tuple(
        BlockSpec(
            name,
            title,
            _ordered([column.name for column in columns.values() if column.group in groups]),
            frozenset(expected),
        )
        for name, title, groups, expected in _BLOCKS
    )


def _ordered(names: list[str]) -> tuple[str, ...]:
    for name, before in _BEHIND.items():
        if name in names and before in names:
            names.remove(name)
            names.insert(names.index(before) + 1, name)
    return tuple(names)
