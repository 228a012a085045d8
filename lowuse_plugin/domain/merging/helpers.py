# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures that help a person to judge M-10 and M-11; they decide nothing by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.merging.case import MergeGeometry, MergeParcel
from lowuse_plugin.domain.units import exact, format_decimal

M, M2, PLAIN, COUNT = "m", "m²", "", "1"
"""Units of figures; ``1`` counts something, an empty one is a ratio or a word."""
_AREA_PLACES, _RATIO_PLACES = 2, 4
SHARED, GAP = "shared:", "gap:"
"""Begin the names of the figures of a pair of members: common boundary, land between them."""
_ORDER = (
    "tolerance", "min_shared", "pairs", "shared", "gap",
    "land_area", "floor_area_known", "floor_area_unknown", "far_lowest", "far_highest",
    "far_after", "compactness_lowest", "compactness_highest", "compactness", "parts",
    "corners_before", "corners_after", "boundary_gone", "thin_members",
    "plan_unit", "plan_units", "plan_unit_unknown", "town", "district", "plan_layers", "planned",
    "plan_uncovered", "planned_road", "line_version", "line_crossing", "line_inside",
)  # fmt: skip
"""Figures as they are computed and told: those of M-2, of M-10, of M-11."""
_MOST_PAIRS = 6


@dataclass(frozen=True)
class Figure:
    """One value with its unit; None where it is not known.

    Attributes:
        members: Whom it speaks of, where that is not all of them.
    """

    value: str | int | float | None
    unit: str = PLAIN
    members: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return a plain mapping."""
        more = {"members": list(self.members)} if self.members else {}
        return {"value": self.value, "unit": self.unit, **more}


Figures = Mapping[str, Figure]


@dataclass(frozen=True)
class PlannedArea:
    """How much of the union a detailed plan gives to one use."""

    class_code: str
    class_name: str
    layer_name: str
    document_no: str
    area_m2: float
    road: bool


@dataclass(frozen=True)
class Planning:
    """What registered plans and the control line say of the union (M-11).

    Attributes:
        layers: Names of the registered detailed plans; without any, nothing is known of the cover.
        uses: What they plan there, the largest first.
        uncovered_m2: What no plan covers.
        line_version: The control line in force; None where there is none.
        line_m: Metres of its edge inside the union: it crosses there.
        line_inside_m2: How much of the union lies inside it.
    """

    layers: tuple[str, ...] = ()
    uses: tuple[PlannedArea, ...] = ()
    uncovered_m2: float | None = None
    line_version: str | None = None
    line_m: float | None = None
    line_inside_m2: float | None = None


def adjacency_figures(geometry: MergeGeometry) -> dict[str, Figure]:
    """Return by which widths members were taken for neighbours, and how each pair meets (M-2).

    Of many pairs the shortest common boundaries are named: there it is worth a look.
    """
    if geometry.tolerance_m is None or geometry.min_shared_m is None:
        return {}
    joined = sorted((p for p in geometry.pairs if p.shared_m > 0), key=lambda p: p.shared_m)
    figures = {
        "tolerance": Figure(f"{geometry.tolerance_m:g}", M),
        "min_shared": Figure(f"{geometry.min_shared_m:g}", M),
        "pairs": Figure(len(joined), COUNT),
    }
    for number, pair in enumerate(joined[:_MOST_PAIRS], 1):
        whose = (pair.a, pair.b)
        figures[f"{SHARED}{number}"] = Figure(
            format_decimal(exact(pair.shared_m), _AREA_PLACES), M, whose
        )
        figures[f"{GAP}{number}"] = Figure(_area(exact(pair.gap_m2)).value, M2, whose)
    return figures


def in_order(figures: Figures) -> dict[str, Figure]:
    """Return figures as they are computed: what a workspace keeps of a check is sorted by name.

    Pairs of members come one after the other; uses of one plan stay as they are.
    """

    def place(name: str) -> tuple[int, int]:
        kind, _, which = name.partition(":")
        number = int(which) if name.startswith((SHARED, GAP)) else 0
        return number, _ORDER.index(kind) if kind in _ORDER else len(_ORDER)

    return {name: figures[name] for name in sorted(figures, key=place)}


def intensive_figures(parcels: Sequence[MergeParcel], geometry: MergeGeometry) -> dict[str, Figure]:
    """Return what helps to judge 利于节约集约用地 (M-10), before and after.

    The floor area ratio after is Σ floor area ÷ Σ land; it is unknown as long as the floor area of
    one member is: nothing is taken for zero. Land is the registered area where all state one, else
    the measured one.
    """
    figures = {
        **_floor_figures(parcels, geometry),
        "compactness": Figure(round(geometry.compactness, _RATIO_PLACES)),
        "parts": Figure(geometry.parts, COUNT),
    }
    shapes, union = geometry.shapes, geometry.union
    if union is None or not shapes:
        return figures
    before = [shape.compactness for shape in shapes.values()]
    gone = sum(shape.perimeter_m for shape in shapes.values()) - union.perimeter_m
    return in_order({
        **figures,
        "compactness_lowest": Figure(round(min(before), _RATIO_PLACES)),
        "compactness_highest": Figure(round(max(before), _RATIO_PLACES)),
        "corners_before": Figure(sum(shape.corners for shape in shapes.values()), COUNT),
        "corners_after": Figure(union.corners, COUNT),
        "boundary_gone": Figure(format_decimal(exact(gone / 2), _AREA_PLACES), M),
        "thin_members": Figure(len(geometry.thin), COUNT, geometry.thin),
    })  # fmt: skip


def _floor_figures(parcels: Sequence[MergeParcel], geometry: MergeGeometry) -> dict[str, Figure]:
    land = _land(parcels, geometry)
    known = {p.id: p.floor_area_m2 for p in parcels if p.floor_area_m2 is not None}
    unknown = tuple(p.id for p in parcels if p.id not in known)
    floor = sum(known.values(), Fraction(0))
    ratios = [known[key] / area for key, area in land.items() if area and key in known]
    whole = sum(land.values(), Fraction(0))
    complete = bool(parcels) and not unknown and len(land) == len(parcels) and whole > 0
    return {
        "land_area": _area(whole if len(land) == len(parcels) else None),
        "floor_area_known": _area(floor if known else None),
        "floor_area_unknown": Figure(len(unknown), COUNT, unknown),
        "far_lowest": _ratio(min(ratios, default=None)),
        "far_highest": _ratio(max(ratios, default=None)),
        "far_after": _ratio(floor / whole if complete else None),
    }


def _land(parcels: Sequence[MergeParcel], geometry: MergeGeometry) -> dict[str, Fraction]:
    """Return one basis of land area for all members: registered, else measured; never mixed."""
    registered = {p.id: p.registered_area_m2 for p in parcels if p.registered_area_m2 is not None}
    if len(registered) == len(parcels):
        return registered
    return {key: exact(shape.area_m2) for key, shape in geometry.shapes.items()}


def planning_figures(
    parcels: Sequence[MergeParcel], planning: Planning | None
) -> dict[str, Figure]:
    """Return what helps to judge 符合统一规划开发建设条件 (M-11).

    Args:
        parcels: The members.
        planning: What registered plans say; None where no workspace was asked.
    """
    units = {p.id: p.plan_unit for p in parcels}
    without = tuple(key for key, unit in units.items() if not unit)
    figures = {
        "plan_unit": Figure(_listed(units.values())),
        "plan_units": Figure(len({unit for unit in units.values() if unit}), COUNT),
        "plan_unit_unknown": Figure(len(without), COUNT, without),
        "town": Figure(_listed(p.town for p in parcels)),
        "district": Figure(_listed(p.district for p in parcels)),
    }
    if planning is None:
        return figures
    return {**figures, **_plan_figures(planning), **_line_figures(planning)}


def _plan_figures(planning: Planning) -> dict[str, Figure]:
    layers = Figure("、".join(planning.layers) or None)
    if not planning.layers:
        return {"plan_layers": layers}
    road = sum(use.area_m2 for use in planning.uses if use.road)
    by_use: dict[str, float] = {}
    for use in planning.uses:
        name = f"planned:{use.class_code} {use.class_name}".strip()
        by_use[name] = by_use.get(name, 0.0) + use.area_m2
    return {
        "plan_layers": layers,
        **{name: _measured(area) for name, area in by_use.items()},
        "plan_uncovered": _measured(planning.uncovered_m2),
        "planned_road": _measured(road),
    }


def _line_figures(planning: Planning) -> dict[str, Figure]:
    if planning.line_version is None:
        return {"line_version": Figure(None)}
    length = planning.line_m
    return {
        "line_version": Figure(planning.line_version),
        "line_crossing": Figure(
            None if length is None else format_decimal(exact(length), _AREA_PLACES), M
        ),
        "line_inside": _measured(planning.line_inside_m2),
    }


def _listed(values: Iterable[str | None]) -> str | None:
    """Return the different values that are known, joined; None where none is."""
    return "、".join(sorted({value for value in values if value})) or None


def _area(value: Fraction | None) -> Figure:
    return Figure(None if value is None else format_decimal(value, _AREA_PLACES), M2)


def _measured(value: float | None) -> Figure:
    return _area(None if value is None else exact(value))


def _ratio(value: Fraction | None) -> Figure:
    return Figure(None if value is None else format_decimal(value, _RATIO_PLACES))
