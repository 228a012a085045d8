# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The stored columns of a parcel as the blocks 登记, 审批 and 现状 of its card (A10)."""

from __future__ import annotations

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_title, shown_value
from lowuse_plugin.domain.parcels.card import AreaLine, CardBlock, CardField
from lowuse_plugin.domain.ports import Row
from lowuse_plugin.domain.schema import BlockSpec, ColumnSpec

_GENERATED = "training_columns"
_BESIDE = frozenset({"plane_epsg", _GENERATED})
"""Columns that stand beside a field instead of being one."""
_BASES = ("registered", "surveyed", "plane", "ellipsoid")


def card_blocks(row: Row) -> tuple[CardBlock, ...]:
    """Return the blocks of a parcel, made from the schema.

    Args:
        row: The whole row; a column that it does not have counts as missing.
    """
    table = schema.shipped().tables["parcel"]
    generated = frozenset(str(row.get(_GENERATED) or "").split())
    return tuple(
        CardBlock(
            name=block.name,
            title=block.title,
            fields=tuple(
                _field(table.columns[name], row, block, generated)
                for name in block.columns
                if name not in _BESIDE
            ),
        )
        for block in table.blocks
    )


def _field(spec: ColumnSpec, row: Row, block: BlockSpec, generated: frozenset[str]) -> CardField:
    value = shown_value(spec, row.get(spec.name))
    return CardField(
        column=spec.name,
        title=shown_title(spec),
        code=spec.code,
        unit=spec.unit,
        value=value,
        missing=not value,
        expected=spec.name in block.expected,
        generated=bool(value) and spec.title in generated,
    )


def area_lines(row: Row) -> tuple[AreaLine, ...]:
    """Return registered, surveyed, plane and ellipsoidal area and what they differ by (D10)."""
    areas = {basis: _number(row.get(f"{basis}_area_m2")) for basis in _BASES}
    registered = areas["registered"]
    epsg = row.get("plane_epsg")
    return tuple(
        AreaLine(
            basis=basis,
            m2=m2,
            epsg=int(epsg) if basis == "plane" and isinstance(epsg, int) else None,
            difference_m2=(
                None
                if m2 is None or registered is None or basis == "registered"
                else m2 - registered
            ),
        )
        for basis, m2 in areas.items()
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
