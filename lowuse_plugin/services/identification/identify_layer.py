# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Somebody's layer as the parcels that identification rules look at."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import ColumnTable, column, constant
from lowuse_plugin.domain.identification.facts import PARCEL_COLUMNS
from lowuse_plugin.domain.importing.mapping import targets
from lowuse_plugin.domain.importing.report import Findings
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.geometry.wkb import parse_polygons
from lowuse_plugin.services.importing.table import map_fields, read_columns


def layer_parcels(
    incoming: IncomingTable, wkb: Sequence[bytes], labels: Sequence[str]
) -> ColumnTable:
    """Return n features as the columns that rules rest on, read as an import would.

    Args:
        incoming: Attributes under the layer's own names: national code, Chinese title or English.
        wkb: n polygons in a CRS in metres; their plane area counts where no other is stated.
        labels: n names for a refusal.

    Raises:
        LowUseError: A geometry is no polygon, or a field is named twice.
    """
    table = schema.shipped().tables["parcel"]
    mapping = map_fields(incoming, targets(table), None, None, "parcel")
    count = len(wkb)
    read = read_columns(incoming, mapping, table.columns, Findings(count))
    columns = {
        name: read.get(name, constant(kind, None, count)) for name, kind in PARCEL_COLUMNS.items()
    }
    columns["plane_area_m2"] = column("real", shapely.area(parse_polygons(wkb, labels)))
    return ColumnTable(columns)
