# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The stored overlays of many parcels in sum: by layer and class, with the parcels behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.overlay import FINDINGS, PARCEL
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.overlay.table import overlay_table


@dataclass(frozen=True)
class OverlayTotal:
    """One class of one layer over the parcels that are meant."""

    layer_key: str
    layer_kind: str
    layer_name: str
    class_code: str
    class_name: str
    finding: str
    """Code list ``overlay_finding``; empty where it hinders none of them."""
    hindered: int
    """How many of them it hinders: where only a strip lies on it, it does not."""
    subjects: int
    """Parcels; survey units for the layer of registered parcels."""
    area_m2: float
    boundary_errors: int
    """How many of them lie on it with a strip of at most 1 m only."""
    out_of_date: int
    parcels: tuple[str, ...]
    """uuid of the parcels behind; empty for the layer of registered parcels."""


def overlay_totals(store: Store, parcels: Sequence[str] | None = None) -> tuple[OverlayTotal, ...]:
    """Return the overlays of parcels in sum, findings first, then in the order of the layers.

    Units lie on parcels and are not added to them.

    Args:
        store: The workspace.
        parcels: uuid; all when None.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    table = overlay_table(store, parcels)
    of_parcels = table["layer_kind"].values != PARCEL
    table = table.take(np.asarray(of_parcels != table["is_unit"].values.astype(bool)))
    if not len(table):
        return ()
    code = [v or "" for v in table["class_code"].to_list()]
    name = [v or "" for v in table["class_name"].to_list()]
    columns = (
        table["layer_key"].to_list(),
        code,
        [n if not c else "" for c, n in zip(code, name, strict=True)],
    )
    keys = np.array(["\x1f".join(parts) for parts in zip(*columns, strict=True)])
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(keys[order][1:] != keys[order][:-1]) + 1
    found = [_total(table.take(rows)) for rows in np.split(order, starts)]
    place = {key: int(row) for row, key in zip(*_firsts(table["layer_key"].to_list()), strict=True)}
    rank = {finding: number for number, finding in enumerate(FINDINGS)}
    return tuple(
        sorted(
            found,
            key=lambda each: (
                rank.get(each.finding, len(rank)),
                place[each.layer_key],
                -each.area_m2,
            ),
        )
    )


def _firsts(keys: Sequence[str]) -> tuple[Sequence[int], Sequence[str]]:
    seen: dict[str, int] = {}
    for row, key in enumerate(keys):
        seen.setdefault(key, row)
    return list(seen.values()), list(seen)


def _total(own: ColumnTable) -> OverlayTotal:
    one = {name: own[name].to_list()[0] for name in _NAMES}
    is_parcel = one["layer_kind"] != PARCEL
    findings = [finding for finding in own["finding"].to_list() if finding]
    return OverlayTotal(
        layer_key=one["layer_key"],
        layer_kind=one["layer_kind"],
        layer_name=one["layer_name"],
        class_code=one["class_code"] or "",
        class_name=one["class_name"] or "",
        finding=findings[0] if findings else "",
        hindered=len(findings),
        subjects=len(own),
        area_m2=float(np.sum(own["overlap_m2"].values)),
        boundary_errors=sum(1 for value in own["boundary_error"].to_list() if value),
        out_of_date=sum(1 for value in own["holds"].to_list() if not value),
        parcels=tuple(own["subject"].to_list()) if is_parcel else (),
    )


_NAMES = ("layer_key", "layer_kind", "layer_name", "class_code", "class_name")
