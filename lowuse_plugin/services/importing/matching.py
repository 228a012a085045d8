# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which rows of a parcel file are parcels that the workspace already has.

By 不动产单元号, then 宗地代码, then 图斑编号 where one side has no code and the shapes meet; a row
or parcel without any number by a shape that covers the same ground, which a person confirms.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable, constant
from lowuse_plugin.domain.errors import ConflictError
from lowuse_plugin.domain.importing.report import NOTE, REFUSED, Findings
from lowuse_plugin.domain.parcels.codes import PARCEL_CODE_LENGTH, UNIT_CODE_LENGTH
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.geometry.wkb import decode, decode_polygons
from lowuse_plugin.services.importing.table import is_none

SAME_GROUND = 0.95
"""Share of both shapes that must be common before they are taken for one parcel."""
_KEYS = ("unit_code", "parcel_code", "map_number")


def match_rows(
    columns: Mapping[str, Column],
    shapes: NDArray[Any],
    existing: ColumnTable,
    store: Store,
    findings: Findings,
    *,
    first_row: int,
    confirmed: bool,
) -> NDArray[Any]:
    """Return the uuid of the existing parcel of every row, None where it is new.

    Args:
        columns: Normalised keys of the file.
        shapes: In the workspace's CRS; None in refused rows.
        existing: Keys of the parcels of the workspace (query ``import_parcel_keys``).
        store: Where shapes are read, where they are needed; nothing is computed while reading.
        findings: Receives ``CONFIRM_SAME_PARCEL``, ``CONFIRM_RENUMBERED``,
            ``SAME_PARCEL_TWICE``, ``MAP_NUMBER_ELSEWHERE``.
        first_row: Number of the first row, for people.
        confirmed: The user said that overlapping rows are the same parcels.
    """
    none = constant("text", None, len(shapes))
    keys = {name: columns.get(name, none) for name in _KEYS}
    found = np.full(len(shapes), None, dtype=object)
    if len(existing):
        search = _Search(keys, shapes, existing, store, findings, found)
        search.by_code()
        search.by_map_number()
        search.by_ground(confirmed=confirmed)
        search.refuse_second(first_row)
        found[findings.refused] = None
    return found


def refuse_same_ground_twice(
    columns: Mapping[str, Column], shapes: NDArray[Any], findings: Findings, first_row: int
) -> None:
    """Refuse the later of two rows without any number that cover the same ground."""
    keyless = ~findings.refused
    for name in _KEYS:
        if name in columns:
            keyless &= ~columns[name].valid
    rows = np.flatnonzero(keyless)
    later, earlier = same_ground(shapes[rows])
    doubled, at = np.unique(rows[later], return_index=True)
    findings.add("SHAPE_DOUBLE", REFUSED, doubled, first=rows[earlier[at]] + first_row)


def same_ground(
    ones: NDArray[Any], others: NDArray[Any] | None = None
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the pairs of shapes that share at least 95 % of both.

    Such shapes have nearly one centroid, so that only pairs are cut in which the centroid of one
    lies in the box of the other and the areas are close.

    Args:
        ones: Shapes.
        others: Shapes to compare them with; left out, each is compared with those before it.
    """
    within = others is None
    others = ones if others is None else others
    if not len(ones) or not len(others):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    tree = shapely.STRtree(others)
    one, other = tree.query(shapely.centroid(ones))
    areas, other_areas = shapely.area(ones)[one], shapely.area(others)[other]
    close = np.minimum(areas, other_areas) >= SAME_GROUND * np.maximum(areas, other_areas)
    if within:
        close &= one > other
    one, other = one[close], other[close]
    common = shapely.area(shapely.intersection(ones[one], others[other]))
    same = common >= SAME_GROUND * np.maximum(areas[close], other_areas[close])
    return one[same], other[same]


def existing_rows(reading: Reading, uuids: Sequence[str]) -> ColumnTable:
    """Return whole parcels in the order of ``uuids``.

    Raises:
        ConflictError: ``ROW_CHANGED``: one of them is no longer there.
    """
    table = reading.table("import_parcel_rows", uuids=json.dumps(list(uuids)))
    place = {uuid: i for i, uuid in enumerate(table["uuid"].to_list())}
    gone = next((uuid for uuid in uuids if uuid not in place), None)
    if gone is not None:
        raise ConflictError(
            "ROW_CHANGED", table="parcel", uuid=gone, changed_by=None, changed_at=None
        )
    return table.take(np.array([place[uuid] for uuid in uuids], dtype=np.int64))


@dataclass(frozen=True)
class _Search:
    """One search of a file's rows among the parcels of the workspace."""

    keys: Mapping[str, Column]
    shapes: NDArray[Any]
    existing: ColumnTable
    store: Store
    findings: Findings
    found: NDArray[Any]
    """Filled by the search."""

    def by_code(self) -> None:
        """Match by 不动产单元号, then by 宗地代码."""
        self._by("unit_code")
        self._by("parcel_code")

    def by_map_number(self) -> None:
        """Match by 图斑编号: sheets number from 1 again and again, so the shapes must meet."""
        before = self._matched()
        self._by("map_number")
        rows = np.flatnonzero(self._matched() & ~before)
        if not rows.size:
            return
        with self.store.read() as reading:
            others = existing_rows(reading, list(dict.fromkeys(self.found[rows].tolist())))
        at = self._places(others, self.found[rows])
        other_coded = others["unit_code"].valid | others["parcel_code"].valid
        both_coded = other_coded[at] & self._coded()[rows]
        meet = shapely.intersects(self.shapes[rows], decode(others["geom"])[at])
        apart = rows[~meet & ~both_coded]
        numbers = self.keys["map_number"].values[apart]
        self.findings.add("MAP_NUMBER_ELSEWHERE", NOTE, apart, value=numbers)
        self.found[rows[~meet | both_coded]] = None

    def by_ground(self, *, confirmed: bool) -> None:
        """Match rows that no number matched by the ground that they cover.

        Where neither has a number and the shape is the same to the last vertex, the file was
        imported before: nobody needs to confirm that. Where both have numbers that differ, the
        parcel was renumbered or drawn twice; only rights above or below ground may lie there too.
        """
        open_rows = ~self.findings.refused & ~self._matched()
        if not open_rows.any():
            return
        keyless = open_rows & ~self._coded() & ~self.keys["map_number"].valid
        with self.store.read() as reading:
            shaped = reading.table("import_parcel_shapes")
        shaped = shaped.take(np.isin(shaped["uuid"].values, self.existing["uuid"].values))
        taken = set(self.found[self._matched()].tolist())
        rows, shapes = np.flatnonzero(open_rows), decode_polygons(shaped["geom"])
        one, other = same_ground(self.shapes[rows], shapes)
        row, uuids = rows[one], shaped["uuid"].values[other]
        at = self._places(self.existing, uuids)
        has_key = np.logical_or.reduce([self.existing[name].valid for name in _KEYS])[at]
        free = np.fromiter((uuid not in taken for uuid in uuids.tolist()), np.bool_, len(uuids))
        equal = shapely.equals_exact(self.shapes[row], shapes[other]) & keyless[row] & ~has_key
        pairs = np.flatnonzero(free & ~self._in_other_layer(row, at))
        _, first = np.unique(row[pairs], return_index=True)
        pairs = pairs[first]
        sure = pairs[equal[pairs] | confirmed]
        self.found[row[sure]] = uuids[sure]
        both_numbered = has_key & ~keyless[row]
        for code, kind in (
            ("CONFIRM_SAME_PARCEL", ~both_numbered),
            ("CONFIRM_RENUMBERED", both_numbered),
        ):
            asked = pairs[~(equal[pairs] | confirmed) & kind[pairs]]
            names = [_name_of(self.existing, i) for i in at[asked].tolist()]
            self.findings.add(code, REFUSED, row[asked], parcel=names, uuid=uuids[asked])

    def _in_other_layer(self, rows: NDArray[Any], at: NDArray[Any]) -> NDArray[np.bool_]:
        """Tell which pairs have codes of different 宗地特征码, such as GB and GX."""
        mine = [_layer(self.keys, i) for i in rows.tolist()]
        theirs = [_layer(self.existing, i) for i in at.tolist()]
        return np.fromiter(
            (bool(a and b and a != b) for a, b in zip(mine, theirs, strict=True)),
            np.bool_,
            len(mine),
        )

    def refuse_second(self, first_row: int) -> None:
        """Refuse the later of two rows that were matched to one parcel by different keys."""
        seen: dict[str, int] = {}
        rows, firsts = [], []
        for row in np.flatnonzero(self._matched() & ~self.findings.refused).tolist():
            first = seen.setdefault(self.found[row], row)
            if first != row:
                rows.append(row)
                firsts.append(first + first_row)
        doubled = np.array(rows, dtype=np.int64)
        self.findings.add("SAME_PARCEL_TWICE", REFUSED, doubled, first=firsts)

    def _by(self, name: str) -> None:
        index = _unique_index(self.existing, name)
        open_rows = self.keys[name].valid & ~self._matched() & ~self.findings.refused
        values = self.keys[name].values
        for row in np.flatnonzero(open_rows).tolist() if index else ():
            self.found[row] = index.get(values[row])

    def _matched(self) -> NDArray[np.bool_]:
        return ~is_none(self.found)

    def _coded(self) -> NDArray[np.bool_]:
        return self.keys["unit_code"].valid | self.keys["parcel_code"].valid

    @staticmethod
    def _places(table: ColumnTable, uuids: NDArray[Any]) -> NDArray[np.int64]:
        place = {uuid: i for i, uuid in enumerate(table["uuid"].to_list())}
        return np.array([place[uuid] for uuid in uuids.tolist()], dtype=np.int64)


def _unique_index(existing: ColumnTable, name: str) -> dict[str, str]:
    """Return key → uuid of the keys that only one parcel has."""
    index: dict[str, str] = {}
    doubled = set()
    for key, uuid in zip(existing[name].to_list(), existing["uuid"].to_list(), strict=True):
        if key is not None and index.setdefault(key, uuid) != uuid:
            doubled.add(key)
    return {key: uuid for key, uuid in index.items() if key not in doubled}


def _layer(columns: Mapping[str, Column] | ColumnTable, at: int) -> str:
    """Return positions 13 and 14 of a parcel code of 19 or 28 characters, else nothing."""
    for name in ("unit_code", "parcel_code"):
        code = str(columns[name].values[at]) if columns[name].valid[at] else ""
        if len(code) in (PARCEL_CODE_LENGTH, UNIT_CODE_LENGTH):
            return code[12:14]
    return ""


def _name_of(existing: ColumnTable, at: int) -> str:
    for name in _KEYS:
        if existing[name].valid[at]:
            return str(existing[name].values[at])
    return str(existing["uuid"].values[at])
