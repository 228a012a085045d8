# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a part that is cut off a parcel takes over: what people state, no numbers and no measures.

Rights, mortgage, use and findings hold for all the land of a parcel until somebody says otherwise;
a part without them would look unburdened. Its numbers are given anew, and its figures are measured,
divided or agreed anew.
"""

from __future__ import annotations

from functools import cache

from lowuse_plugin.domain import schema

_TABLE = "parcel"
_GROUPS = frozenset({"identity", "right", "use", "industry", "survey"})
_OWN = frozenset({
    "parcel_code", "unit_code", "map_number", "certificate_no", "legacy_area_m2",
    "training_columns",
})  # fmt: skip
"""Of these groups: numbers of one parcel, an area, and what the file of an import said beside."""
TO_FILL = (
    "parcel_code", "unit_code", "map_number", "certificate_no", "registered_area_m2",
)  # fmt: skip
"""What people look for first in a new part; figures of buildings and contract are empty too."""


@cache
def carried_columns() -> tuple[str, ...]:
    """Return the columns that a part takes over, in the order of the table."""
    columns = schema.shipped().tables[_TABLE].columns.values()
    return tuple(
        column.name for column in columns if column.group in _GROUPS and column.name not in _OWN
    )
