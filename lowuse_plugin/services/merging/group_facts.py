# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What merge groups are found from: parcels, their holders, and what stands open on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain import land_use
from lowuse_plugin.domain.columns import Column, ColumnTable, column
from lowuse_plugin.domain.merging.case import MergeParcel
from lowuse_plugin.domain.parcels import holder_keys
from lowuse_plugin.domain.parcels.codes import check_parcel_code
from lowuse_plugin.domain.parcels.holder_numbers import number_doubt
from lowuse_plugin.domain.parcels.maybe_same import KnownHolder
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows
from lowuse_plugin.geometry.validity import repair_polygons
from lowuse_plugin.services.merging.facts import workspace_crs
from lowuse_plugin.services.merging.group_neighbours import NO_KEY
from lowuse_plugin.services.parcels.kept_areas import kept_or_measured

LOOSE = "NOT_CONNECTED"
"""Neighbours at the widths of the search, not at those of a merge."""
FAILING = frozenset(
    {
        LOOSE,
        "NOT_STATE_OWNED",
        "RIGHT_TYPE",
        "NOT_INDUSTRIAL",
        "NO_LAWFUL_PROCEDURE",
        "SEIZED",
        "TWO_DISTRICTS",
    }
)
"""What stands open on a group and fails a condition; the rest can be looked up or decided."""

_JUDGED_COLUMNS = (
    *("district", "parcel_code", "ownership", "right_type", "right_nature", "use_code"),
    *("source_document", "legacy_kind", "lawful_procedure", "seized", "seized_checked_on"),
    "registered_area_m2",
)
_CONSTRUCTION_RIGHTS = ("3", "4")
_WITHOUT_PROCEDURE = "1"
_MIXED = "mixed"


@dataclass(frozen=True)
class MergeFacts:
    """Read in one transaction and computed after it.

    Attributes:
        parcels: Current parcels that have a shape, in the order of their fid.
        holders: Their linked holders, in the same order.
        running: Members of merge cases under way.
        crs: Reference system of the shapes.
    """

    parcels: ColumnTable
    holders: ColumnTable
    running: ColumnTable
    crs: str = ""

    def land_areas(self, rows: Rows) -> Floats:
        """Return the m² of some parcels: registered, else as drawn, measured where nobody has.

        Args:
            rows: Rows of parcels.
        """
        registered, plane = (
            np.where(each.valid, each.values, np.nan)[rows]
            for each in (self.parcels["registered_area_m2"], self.parcels["plane_area_m2"])
        )

        def measure(bare: Rows) -> Floats:
            shapes = repair_polygons(wkb.decode(self.parcels["geom"].take(rows[bare]))).geometries
            district = self.parcels["district"].take(rows[bare])
            districts = np.where(district.valid, district.values, "")
            return np.nan_to_num(plane_areas(shapes, self.crs, districts)[0])

        return kept_or_measured(np.where(np.isnan(registered), plane, registered), measure)

    def labels(self) -> dict[str, str]:
        """Return how people know each parcel, by uuid."""
        uuids, labels = self.parcels["uuid"].to_list(), self.parcels["label"].to_list()
        return dict(zip(uuids, labels, strict=True))

    def cases(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Return cases and states of each parcel that is in running merge cases."""
        columns = (self.running[name].to_list() for name in ("parcel_uuid", "case_uuid", "state"))
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for parcel, case, state in zip(*columns, strict=True):
            found[parcel] = (*found.get(parcel, ()), (case, state))
        return found


def read_merge_facts(reading: Reading) -> MergeFacts:
    """Return the facts of all current parcels that have a shape."""
    return MergeFacts(
        reading.table("merge_parcels"),
        reading.table("merge_holders"),
        reading.table("merge_running"),
        workspace_crs(reading),
    )


def given_facts(parcels: Sequence[MergeParcel], geometries: Geometries) -> MergeFacts:
    """Return given parcels as the tables that a workspace would give."""
    registered = [p.registered_area_m2 for p in parcels]
    texts = (
        *("parcel_code", "district", "ownership", "right_type", "right_nature", "use_standard"),
        *("source_document", "legacy_kind", "lawful_procedure", "seized"),
    )
    table = {
        "fid": column("int", range(len(parcels))),
        "uuid": column("text", (p.id for p in parcels)),
        "label": column("text", (p.parcel_code or p.id for p in parcels)),
        "holder_name": column("text", (None for _ in parcels)),
        "use_code": column("text", (p.use for p in parcels)),
        "seized_checked_on": column("date", (p.seized_checked_on for p in parcels)),
        "registered_area_m2": column(
            "real", (None if area is None else float(area) for area in registered)
        ),
        "plane_area_m2": column("real", shapely.area(geometries)),
    }
    table |= {name: column("text", (getattr(p, name) for p in parcels)) for name in texts}
    holdings = [(i, holder) for i, p in enumerate(parcels) for holder in p.holders]
    links = ColumnTable(
        {
            "parcel_fid": column("int", (i for i, _ in holdings)),
            "name": column("text", (holder.name or None for _, holder in holdings)),
            "id_number": column("text", (holder.id_number for _, holder in holdings)),
            "id_kind": column("text", (holder.id_kind for _, holder in holdings)),
        }
    )
    running = {name: column("text", ()) for name in ("parcel_uuid", "case_uuid", "state")}
    return MergeFacts(ColumnTable(table), links, ColumnTable(running))


@dataclass(frozen=True)
class Holdings:
    """Who holds which parcel.

    Attributes:
        key: One integer a parcel, equal where the whole set of holders is the same.
        person: Key of the holder of each holding.
        row: Row of the parcel of each holding.
        names: Name of each holding, as it is compared; empty where there is none.
        numbers: Number of each holding, the same.
        kinds: Kind of the number of each holding; empty where nobody chose one.
    """

    key: Rows
    person: Rows
    row: Rows
    names: NDArray[Any]
    numbers: NDArray[Any]
    kinds: NDArray[Any]

    def has_doubtful_number(self, rows: Rows) -> Mask:
        """Tell of some parcels whether a holder has a number that can hardly be right."""
        doubted = np.zeros(len(self.key), dtype=np.bool_)
        asked = np.zeros(len(self.key), dtype=np.bool_)
        asked[rows] = True
        doubt = cache(number_doubt)
        for at in np.flatnonzero(asked[self.row] & (self.numbers != "")).tolist():
            if doubt(self.kinds[at] or None, self.numbers[at]):
                doubted[self.row[at]] = True
        return doubted[rows]

    def single(self) -> Rows:
        """Return the person of each parcel that has exactly one; -1 for the others."""
        alone = np.bincount(self.row, minlength=len(self.key))[self.row] == 1
        found = np.full(len(self.key), NO_KEY, dtype=np.int64)
        found[self.row[alone]] = self.person[alone]
        return found

    def persons(self) -> tuple[Rows, list[KnownHolder]]:
        """Return each person once, with the number that stands at any of the holdings."""
        order = np.argsort(self.numbers == "", kind="stable")
        codes, place = np.unique(self.person[order], return_index=True)
        known = codes != NO_KEY
        rows = order[place[known]]
        pairs = zip(self.names[rows].tolist(), self.numbers[rows].tolist(), strict=True)
        return codes[known], [KnownHolder(name, number) for name, number in pairs]


def read_holdings(parcels: ColumnTable, links: ColumnTable) -> Holdings:
    """Return the holders; a parcel without linked ones is known by the name that stands on it."""
    linked = np.searchsorted(parcels["fid"].values, links["parcel_fid"].values)
    # A holder may be linked to a parcel that has no shape.
    fits = linked < len(parcels)
    fits[fits] = parcels["fid"].values[linked[fits]] == links["parcel_fid"].values[fits]
    linked, links = linked[fits], links.take(fits)
    without = np.ones(len(parcels), dtype=np.bool_)
    without[linked] = False
    bare = np.flatnonzero(without & parcels["holder_name"].valid)
    unstated = column("text", [None] * len(bare))
    names, numbers = holder_keys.comparable(
        _append(links["name"], parcels["holder_name"].take(bare)),
        _append(links["id_number"], unstated),
    )
    kinds = _append(links["id_kind"], unstated)
    persons = holder_keys.keys_of(names, numbers)
    rows = np.concatenate((linked, bare)).astype(np.int64)
    key = holder_keys.parcel_keys(len(parcels), rows, persons)
    return Holdings(
        key, persons, rows, names, numbers, np.where(kinds.valid, kinds.values, "").astype(object)
    )


def holder_names(parcels: ColumnTable, links: ColumnTable, rows: Rows) -> list[str]:
    """Return the names of the holders of the given parcels."""
    fids = parcels["fid"].values[rows]
    low = np.searchsorted(links["parcel_fid"].values, fids, side="left").tolist()
    high = np.searchsorted(links["parcel_fid"].values, fids, side="right").tolist()
    linked, numbers = links["name"].to_list(), links["id_number"].to_list()
    stated = parcels["holder_name"].take(rows).to_list()
    return [
        "、".join(linked[i] or numbers[i] or "" for i in range(start, end)) if end > start else name
        for start, end, name in zip(low, high, ((text or "") for text in stated), strict=True)
    ]


@dataclass(frozen=True)
class Uses:
    """Canonical use of each row as an integer, -1 where unknown, and whether it is industrial."""

    key: Rows
    industrial: NDArray[np.bool_]
    mixed: NDArray[np.bool_]


def read_uses(parcels: ColumnTable) -> Uses:
    """Return the uses of all parcels, comparable across standards."""
    matches = land_use.match_column(parcels["use_code"], parcels["use_standard"])
    codes = column("text", (None if match is None else match.code for match in matches))
    industrial = [match is not None and match.industrial for match in matches]
    mixed = [match is not None and match.code == _MIXED for match in matches]
    return Uses(
        text_codes(codes), np.array(industrial, dtype=np.bool_), np.array(mixed, dtype=np.bool_)
    )


def text_codes(texts: Column) -> Rows:
    """Return one integer a row, equal where the text is; -1 where it is missing."""
    codes = np.full(len(texts), NO_KEY, dtype=np.int64)
    rows = np.flatnonzero(texts.valid)
    codes[rows] = np.unique(texts.values[rows].astype(str), return_inverse=True)[1]
    return codes


def joint_key(*keys: Rows) -> Rows:
    """Return one integer a row for the combination of keys; -1 where one of them is unknown."""
    joint = keys[0].astype(np.int64)
    unknown = joint == NO_KEY
    for key in keys[1:]:
        pair = np.unique(joint, return_inverse=True)[1].astype(np.int64)
        joint = pair * (int(key.max(initial=0)) + 2) + key + 1
        unknown |= key == NO_KEY
    joint[unknown] = NO_KEY
    return joint


def open_reasons(
    facts: MergeFacts,
    holdings: Holdings,
    uses: Uses,
    rows: Rows,
    *,
    on: date | None,
    seizure_days: int,
) -> Iterator[tuple[str, Mask]]:
    """Yield what can stand open on single parcels, with a mask of the rows it stands open on.

    Args:
        facts: What was read.
        holdings: Who holds which parcel.
        uses: The uses of all parcels.
        rows: The parcels that are looked at.
        on: The day by which the age of a seizure query is judged; None judges no age.
        seizure_days: Longest age of such a query.
    """
    columns = facts.parcels.columns
    parcels = ColumnTable({name: columns[name].take(rows) for name in _JUDGED_COLUMNS})
    industrial, mixed, known = uses.industrial[rows], uses.mixed[rows], uses.key[rows] != NO_KEY
    yield from _ownership(parcels)
    right = parcels["right_type"]
    yield "RIGHT_TYPE_MISSING", ~right.valid
    yield "RIGHT_TYPE", right.valid & ~np.isin(right.values.astype(str), _CONSTRUCTION_RIGHTS)
    use = parcels["use_code"].valid
    yield "USE_MISSING", ~use
    yield "USE_UNKNOWN", use & ~known
    yield "USE_MIXED", mixed
    yield "NOT_INDUSTRIAL", known & ~industrial & ~mixed
    legacy, source = parcels["legacy_kind"], parcels["source_document"]
    stated = parcels["lawful_procedure"]
    without = (legacy.valid & (legacy.values == _WITHOUT_PROCEDURE)) | (
        stated.valid & (stated.values == "no")
    )
    yield "NO_LAWFUL_PROCEDURE", without
    yield "SOURCE_DOCUMENT_MISSING", ~source.valid & ~without
    yield from _seizure(parcels, on, seizure_days)
    unnumbered = np.zeros(len(facts.parcels), dtype=np.bool_)
    unnumbered[holdings.row[holdings.numbers == ""]] = True
    yield "HOLDER_BY_NAME", unnumbered[rows]
    yield "HOLDER_NUMBER_DOUBTFUL", holdings.has_doubtful_number(rows)
    yield "RIGHT_NATURE_MISSING", ~parcels["right_nature"].valid
    yield "DISTRICT_MISSING", ~parcels["district"].valid
    yield "REGISTERED_AREA_MISSING", ~parcels["registered_area_m2"].valid


def _ownership(parcels: ColumnTable) -> Iterator[tuple[str, Mask]]:
    stated, codes = parcels["ownership"], parcels["parcel_code"].to_list()
    by_code = np.array(
        [check_parcel_code(code).ownership if code else None for code in codes], dtype=object
    )
    value = np.where(stated.valid, stated.values, by_code)
    known = np.array([each is not None for each in by_code], dtype=np.bool_)
    contradicted = stated.valid & known & (stated.values != by_code)
    missing = np.array([each is None for each in value], dtype=np.bool_)
    yield "OWNERSHIP_MISSING", missing
    yield "OWNERSHIP_CONTRADICTS_CODE", contradicted
    yield "OWNERSHIP_UNDETERMINED", (value == "undetermined") & ~contradicted
    yield "NOT_STATE_OWNED", (value == "collective") & ~contradicted


def _seizure(
    parcels: ColumnTable, on: date | None, seizure_days: int
) -> Iterator[tuple[str, Mask]]:
    seized, asked = parcels["seized"], parcels["seized_checked_on"]
    said = np.where(seized.valid, seized.values, "unknown")
    known = (said != "yes") & (said != "unknown") & asked.valid
    yield "SEIZED", said == "yes"
    yield "SEIZURE_UNKNOWN", (said != "yes") & ~known
    if on is not None:
        age = (np.datetime64(on, "D") - asked.values.astype("datetime64[D]")).astype(np.int64)
        yield "SEIZURE_QUERY_IN_FUTURE", known & (age < 0)
        yield "SEIZURE_QUERY_TOO_OLD", known & (age > seizure_days)


def _append(first: Column, second: Column) -> Column:
    return Column(
        first.kind,
        np.concatenate((first.values, second.values)),
        np.concatenate((first.valid, second.valid)),
    )
