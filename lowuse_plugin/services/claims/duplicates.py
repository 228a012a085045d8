# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which other projects may be rewarded for the same land, building or approval (E-7, E10)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain import procedure
from lowuse_plugin.domain.policy.pack import shipped_boundary_error
from lowuse_plugin.domain.projects.members import WITHDRAWN
from lowuse_plugin.domain.units import exact, format_decimal, sum_text
from lowuse_plugin.geometry.arrays import Rows as Indices
from lowuse_plugin.services.projects.as_json import stored_list
from lowuse_plugin.services.projects.land import (
    DRAWN,
    ProjectLand,
    Rows,
    plane_part,
)

LAND, BUILDING, PROJECT = "land", "building", "project"
_KINDS = (LAND, BUILDING, PROJECT)
_ERROR_AT_MOST_M2 = 100.0
"""Common land up to the 边界误差 of the smaller project, as in E-6, is none; more than 100 m²
always is some (A-25)."""
_BRACKETS = str.maketrans("〔〕[]【】", "()()()")
_NO_NUMBER = frozenset({"", "无", "-", "/", "—"})


def find_duplicates(
    land: ProjectLand, *, of: Collection[str], calculating: Collection[str] = ()
) -> dict[str, list[dict[str, Any]]]:
    """Return for projects the others that have been, or may be, rewarded for the same thing.

    Another project counts when it was paid, or when it was not withdrawn and is claimed or
    calculated. Same land is a shared parcel, or land that the boundaries have in common beyond
    边界误差; same building is the number of an acceptance or of a 工程规划许可证; same project is a
    投资项目代码 or a 批复文号.

    Args:
        land: All projects of one state.
        of: Projects that are asked about.
        calculating: Projects that are calculated just now: each counts for the others.
    """
    asked, now = set(of), set(calculating)
    others = {
        row["uuid"]: row
        for row in land.projects
        if _is_paid(row) or (row["state"] != WITHDRAWN and (_counts(row) or row["uuid"] in now))
    }
    found: dict[str, dict[tuple[str, str], dict[str, Any]]] = defaultdict(dict)
    for project, other, kind, more in (
        *_same_land(land, asked, set(others)),
        *_same_references(land, asked, set(others)),
    ):
        row = others[other]
        entry = {"project": other, "name": _name(row), "kind": kind, **more, "paid": _is_paid(row)}
        found[project][(other, kind)] = entry
    return {project: sorted(each.values(), key=_order) for project, each in found.items()}


def _order(entry: Mapping[str, Any]) -> tuple[bool, int, str, str]:
    return not entry["paid"], _KINDS.index(entry["kind"]), entry["name"], entry["project"]


def _name(row: Rows) -> str:
    return " ".join(text for text in (row["project_code"], row["name"]) if text)


def _is_paid(row: Rows) -> bool:
    """Tell whether money stays with the redeveloper after reversals."""
    return bool(row["paid_fen"] > 0)


def _counts(row: Rows) -> bool:
    claimed = row["claim_state"] not in (None, procedure.WITHDRAWN)
    return bool(row["calculated"]) or claimed


_Found = tuple[str, str, str, dict[str, Any]]
"""Project, the other one, kind, and what is known of it."""


def _same_land(land: ProjectLand, asked: set[str], others: set[str]) -> Iterator[_Found]:
    """Yield projects with common land, m² where they are known."""
    common = _common_areas(land, asked, others)
    shared = _shared_parcels(land, asked, others)
    rows = {row["uuid"]: row for row in land.projects}
    for pair in dict.fromkeys([*shared, *common]):
        both_drawn = all(rows[uuid]["boundary_source"] in DRAWN for uuid in pair)
        if pair in shared and not (both_drawn and pair in common):
            area, labels = shared[pair]
            more: dict[str, Any] = {"reference": "、".join(labels)}
        else:
            area, more = common[pair], {}
        if area is not None:
            more = {"overlap_m2": area, **more}
        yield (*pair, LAND, more)


def _shared_parcels(
    land: ProjectLand, asked: set[str], others: set[str]
) -> dict[tuple[str, str], tuple[str | None, list[str]]]:
    """Return pairs on a shared parcel: most that both can have of it, and which parcels."""
    on_parcel: dict[str, list[Rows]] = defaultdict(list)
    for members in land.members.values():
        for row in members:
            on_parcel[row["parcel_uuid"]].append(row)
    shared: dict[tuple[str, str], list[tuple[float | None, str]]] = defaultdict(list)
    for rows in on_parcel.values():
        for mine in rows if len(rows) > 1 else ():
            if mine["project_uuid"] not in asked:
                continue
            for theirs in rows:
                pair = (mine["project_uuid"], theirs["project_uuid"])
                if pair[0] != pair[1] and pair[1] in others:
                    parts = plane_part(mine), plane_part(theirs)
                    least = None if None in parts else min(p for p in parts if p is not None)
                    shared[pair].append((least, mine["label"]))
    return {pair: _together(parts) for pair, parts in shared.items()}


def _together(parts: list[tuple[float | None, str]]) -> tuple[str | None, list[str]]:
    known = [area for area, _ in parts if area is not None]
    total = format_decimal(exact(sum_text(known)), 2) if len(known) == len(parts) else None
    return total, [label for _, label in parts]


def _common_areas(
    land: ProjectLand, asked: set[str], others: set[str]
) -> dict[tuple[str, str], str]:
    """Return pairs whose boundaries have land in common beyond 边界误差, with its m²."""
    uuids = [row["uuid"] for row in land.projects]
    mine = _rows_of(land, uuids, asked)
    theirs = _rows_of(land, uuids, others)
    tree = shapely.STRtree(land.shapes[theirs])
    a, b = tree.query(land.shapes[mine], predicate="intersects")
    a, b = mine[a], theirs[b]
    keep = a != b
    a, b = a[keep], b[keep]
    common = shapely.area(shapely.intersection(land.shapes[a], land.shapes[b]))
    smaller = np.minimum(shapely.area(land.shapes[a]), shapely.area(land.shapes[b]))
    least, share = shipped_boundary_error()
    error = np.minimum(np.maximum(least, share * smaller), _ERROR_AT_MOST_M2)
    keep = common > error
    return {
        (uuids[i], uuids[j]): format_decimal(exact(float(area)), 2)
        for i, j, area in zip(a[keep], b[keep], common[keep], strict=True)
    }


def _rows_of(land: ProjectLand, uuids: list[str], wanted: set[str]) -> Indices:
    known = np.array([uuid in wanted for uuid in uuids], dtype=np.bool_)
    return np.flatnonzero(known & ~shapely.is_missing(land.shapes))


def _same_references(land: ProjectLand, asked: set[str], others: set[str]) -> Iterator[_Found]:
    """Yield projects that name the same document, by one look-up a number."""
    known: dict[tuple[str, str], list[str]] = defaultdict(list)
    shown: dict[str, dict[tuple[str, str], str]] = {}
    for row in land.projects:
        own = dict(_references(row))
        shown[row["uuid"]] = own
        if row["uuid"] in others:
            for key in own:
                known[key].append(row["uuid"])
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for project in asked & shown.keys():
        for key, text in shown[project].items():
            for other in known.get(key, ()):
                if other != project:
                    found[(project, other, key[0])].append(text)
    for (project, other, kind), texts in found.items():
        yield project, other, kind, {"reference": "、".join(texts)}


def _references(row: Rows) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield ((kind, comparable number), number as it is written) of a project."""
    numbers = [(BUILDING, row["planning_permit_no"])]
    numbers += [
        (BUILDING, item.get("number"))
        for item in stored_list(row, "acceptances")
        if isinstance(item, Mapping)
    ]
    numbers += [(PROJECT, row["investment_code"]), (PROJECT, row["approval_no"])]
    for kind, number in numbers:
        text = "" if number is None else str(number).strip()
        key = _comparable(text)
        if key not in _NO_NUMBER:
            yield (kind, key), text


def _comparable(number: str) -> str:
    """Return a document number without what people write now so, now so."""
    text = unicodedata.normalize("NFKC", number).translate(_BRACKETS)
    return "".join(text.split()).upper()
