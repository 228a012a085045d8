# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Fields of a KML file that are known by what stands in them.

KML has a name and a description for whatever its maker put there: a code, a right holder, a note.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from lowuse_plugin.domain.columns import Column
from lowuse_plugin.domain.importing.mapping import FieldMapping, FieldMatch
from lowuse_plugin.domain.parcels.codes import check_parcel_code, check_unit_code
from lowuse_plugin.domain.ports import IncomingTable

_SUFFIXES = (".kml", ".kmz")
_FIELDS = ("name", "description")
_SCORE = 0.6
_MOST = 0.5
"""Share of the values that must look like a right holder."""
_HOLDER = re.compile(
    r"[^<>\n]{1,60}(?:公司|集团|厂|合作社|经济社|经联社|村委会|居委会|委员会|中心|局|院|学校|店|行)"
)


def map_by_contents(
    incoming: IncomingTable, fields: FieldMapping, left_out: Collection[str]
) -> FieldMapping:
    """Return the mapping with name and description of a KML where they hold code or holder.

    Args:
        incoming: As read.
        fields: The mapping by names.
        left_out: Columns that the user leaves out.
    """
    if Path(incoming.path).suffix.lower() not in _SUFFIXES:
        return fields
    matches = dict(fields.matches)
    for name in fields.unused:
        if name.casefold() in _FIELDS:
            column = _held(incoming.columns[name])
            if column and column not in matches and column not in left_out:
                matches[column] = FieldMatch(column, name, _SCORE, "contents")
    used = {match.field for match in matches.values()}
    return FieldMapping(matches, tuple(name for name in fields.unused if name not in used))


def _held(values: Column) -> str | None:
    """Return what the values are: ``parcel_code``, ``unit_code``, ``holder_name`` or None."""
    texts = [str(value) for value in values.to_list() if value is not None]
    if not texts:
        return None
    if all(check_parcel_code(text).well_formed for text in texts):
        return "parcel_code"
    if all(check_unit_code(text).well_formed for text in texts):
        return "unit_code"
    holders = sum(_HOLDER.fullmatch(text.strip()) is not None for text in texts)
    return "holder_name" if holders >= _MOST * len(texts) else None
