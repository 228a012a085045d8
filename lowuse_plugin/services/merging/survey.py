# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a 权籍调查 gives to the parcel that comes of a merge: its outline, and its area.

A survey may settle a gap or a boundary anew; it is no way to merge other land than that of the
members. What it leaves out of them, takes beside them, or measures otherwise than it is drawn is
told in m²: it needs a reason, and above the limit of the pack it is refused.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import pack as merge_pack
from lowuse_plugin.domain.merging.preview import LEFT_M2, MergePreview
from lowuse_plugin.domain.merging.records import UNION, MergeCase
from lowuse_plugin.domain.merging.steps import MergeSurvey
from lowuse_plugin.domain.parcels.area_adjustment import signed_area
from lowuse_plugin.domain.parcels.codes import short_labels
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.domain.units import exact, exact_text, format_decimal
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.overlap import nowhere_wider, polygonal
from lowuse_plugin.geometry.validity import as_multipolygons, repair_polygons
from lowuse_plugin.services.parcels.labels import parcel_label


def read_outline(store: Store, outline: bytes, members: Sequence[str]) -> bytes:
    """Return a surveyed outline as the workspace keeps shapes, where it can be the new parcel's.

    Args:
        store: The workspace.
        outline: WKB in its CRS.
        members: The parcels that are merged.

    Raises:
        LowUseError: ``MERGE_SURVEY_UNFIT`` (reason): it is no single valid polygon;
            ``MERGE_SURVEY_ELSEWHERE`` (parcel): a member lies wholly beside it;
            ``MERGE_SURVEY_OVERLAPS`` (parcel, area): it takes land of another current parcel,
            wider than the tolerance.
    """
    shape = _single(outline)
    with store.read() as reading:
        near = reading.table(
            "boundary_neighbours",
            boxes=json.dumps([list(shapely.bounds(shape[0]))]),
            without=json.dumps([]),
        )
    wanted = set(members)
    labels, keys = near["label"].to_list(), near["uuid"].to_list()
    shapes = repair_polygons(wkb.decode(near["wkb"])).geometries
    common = shapely.intersection(shapes, shape[0])
    covered = {key for key, area in zip(keys, shapely.area(common), strict=True) if area > LEFT_M2}
    for member in members:
        if member not in covered:
            with store.read() as reading:
                raise LowUseError("MERGE_SURVEY_ELSEWHERE", parcel=parcel_label(reading, member))
    narrow = nowhere_wider(common, merge_pack.shipped().tolerance_m)
    for row in np.flatnonzero(~narrow).tolist():
        if keys[row] in covered - wanted:
            area = format_decimal(exact(float(shapely.area(common[row]))), 2)
            raise LowUseError("MERGE_SURVEY_OVERLAPS", parcel=labels[row], area=area)
    return bytes(wkb.encode(as_multipolygons(shape)).values[0])


def _single(outline: bytes) -> Geometries:
    shapes, unreadable = wkb.decode_lenient([outline])
    if unreadable[0] or shapely.is_missing(shapes[0]):
        raise LowUseError("MERGE_SURVEY_UNFIT", reason="SHAPE_UNREADABLE")
    repair = repair_polygons(shapes)
    if shapely.is_missing(repair.geometries[0]) or repair.codes[0]:
        raise LowUseError("MERGE_SURVEY_UNFIT", reason=str(repair.codes[0] or "SHAPE_UNREADABLE"))
    if int(shapely.get_num_geometries(repair.geometries[0])) != 1:
        raise LowUseError("MERGE_SURVEY_UNFIT", reason="SHAPE_IN_PARTS")
    return repair.geometries


@dataclass(frozen=True)
class SurveyFit:
    """How a survey fits the members, in m² on the plane of their district.

    Attributes:
        difference_m2: The outline less the union of the members.
        left: Label and m² of each member that the outline leaves part of out.
        left_above: Those that lose a larger share than the limit.
        beyond_m2: Land in the outline that is beside the union.
        off_m2: The stated area less that of the outline, 0 where the boundary moved by the
            tolerance all along could make it.
        outline_m2: The outline.
        union_m2: The union.
        limit_pct: The limit.
    """

    difference_m2: float
    left: tuple[tuple[str, float], ...]
    left_above: tuple[tuple[str, float], ...]
    beyond_m2: float
    off_m2: float
    outline_m2: float
    union_m2: float
    limit_pct: Fraction


def survey_fit(
    store: Store, survey: MergeSurvey, outline: bytes, preview: MergePreview
) -> SurveyFit:
    """Return how a survey fits the members; what is nowhere wider than the tolerance fits.

    Args:
        store: The workspace.
        survey: What came of the survey.
        outline: Its outline, or the union of the members.
        preview: The members as they are.
    """
    pack, old = preview.pack, list(preview.old_outlines.values())
    shapes = repair_polygons(wkb.decode(column("wkb", [outline, preview.outline, *old]))).geometries
    drawn, union, members = shapes[:1], shapes[1:2], shapes[2:]

    def areas(polygons: Geometries) -> list[float]:
        narrow = nowhere_wider(polygons, pack.tolerance_m)
        return [0.0 if ok else m2 for ok, m2 in zip(narrow, measured(polygons), strict=True)]

    def measured(polygons: Geometries) -> list[float]:
        districts = np.full(len(polygons), preview.district, dtype=object)
        return [float(m2) for m2 in plane_areas(polygons, store.info.crs, districts)[0]]

    outline_m2, union_m2 = measured(shapes[:2])
    left = areas(_without(members, drawn[0]))
    short = short_labels([member.label for member in preview.members])
    lost = [each for each in zip(short, left, measured(members), strict=True) if each[1]]
    share = float(pack.survey_limit_pct) / 100
    off = float(survey.area_m2) - outline_m2
    within = abs(off) <= float(shapely.length(drawn[0])) * pack.tolerance_m
    return SurveyFit(
        difference_m2=0.0 if outline == preview.outline else outline_m2 - union_m2,
        left=tuple((label, m2) for label, m2, _ in lost),
        left_above=tuple((label, m2) for label, m2, whole in lost if m2 > whole * share),
        beyond_m2=areas(_without(drawn, union[0]))[0],
        off_m2=0.0 if within else off,
        outline_m2=outline_m2,
        union_m2=union_m2,
        limit_pct=pack.survey_limit_pct,
    )


def judge_fit(fit: SurveyFit, opinion: str) -> None:
    """Refuse a survey of other land than that of the members, or of another area than it draws.

    Raises:
        LowUseError: ``MERGE_SURVEY_LEAVES_OUT`` (parcels, limit), ``MERGE_SURVEY_BEYOND`` (area,
            limit), ``MERGE_SURVEY_AREA`` (area, expected, limit) above the limit of the pack;
            ``MERGE_SURVEY_WHY`` (left, beyond, off) below it, without a reason.
    """
    limit = exact_text(fit.limit_pct)
    if fit.left_above:
        raise LowUseError("MERGE_SURVEY_LEAVES_OUT", parcels=_each(fit.left_above), limit=limit)
    share = float(fit.limit_pct) / 100
    if fit.beyond_m2 > fit.union_m2 * share:
        raise LowUseError("MERGE_SURVEY_BEYOND", area=_m2(fit.beyond_m2), limit=limit)
    if abs(fit.off_m2) > fit.outline_m2 * share:
        stated = _m2(fit.outline_m2 + fit.off_m2)
        expected = _m2(fit.outline_m2)
        raise LowUseError("MERGE_SURVEY_AREA", area=stated, expected=expected, limit=limit)
    if (fit.left or fit.beyond_m2 or fit.off_m2) and not opinion.strip():
        raise LowUseError(
            "MERGE_SURVEY_WHY",
            left=_each(fit.left) or _m2(0.0),
            beyond=_m2(fit.beyond_m2),
            off=signed_area(fit.off_m2),
        )


def judge_survey_today(store: Store, case: MergeCase, preview: MergePreview) -> None:
    """Refuse to register a survey that the members, redrawn since, do not fit any more.

    Both count: the outline as it was surveyed, and that which would be registered. A difference
    that the survey gave a reason for stands, up to the limit.

    Args:
        store: The workspace.
        case: With its survey; one without has nothing to be refused.
        preview: The members as they are.

    Raises:
        LowUseError: ``MERGE_SURVEY_OUTDATED`` (left, beyond, off, limit).
    """
    kept = case.survey
    if kept is None or not case.outline:
        return
    drawn = kept.source != UNION
    survey = MergeSurvey(kept.area_m2, case.outline if drawn else None, kept.source, kept.report_no)
    registered = case.outline if drawn else preview.outline
    for outline in dict.fromkeys((case.outline, registered)):
        fit = survey_fit(store, survey, outline, preview)
        try:
            judge_fit(fit, case.survey_reason)
        except LowUseError as error:
            raise LowUseError(
                "MERGE_SURVEY_OUTDATED",
                left=_each(fit.left) or _m2(0.0),
                beyond=_m2(fit.beyond_m2),
                off=signed_area(fit.off_m2),
                limit=exact_text(fit.limit_pct),
            ) from error


def _without(shapes: Geometries, other: Any) -> Geometries:
    rest = shapely.difference(shapes, other)
    return np.array([polygonal(shape) for shape in rest], dtype=object)


def _each(parcels: Sequence[tuple[str, float]]) -> str:
    return "、".join(f"{label} {_m2(m2)}" for label, m2 in parcels)


def _m2(area: float) -> str:
    return f"{shown_number(area, places=2)} m²"
