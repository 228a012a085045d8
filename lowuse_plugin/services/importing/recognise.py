# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a file is taken for, judged by its name, its shapes and its columns.

A guess that the user sees and corrects; nothing is imported on it before the user agrees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely

from lowuse_plugin.domain.importing.mapping import FieldMapping, normalise
from lowuse_plugin.domain.importing.report import Remark
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.geometry.wkb import decode_lenient
from lowuse_plugin.services.importing.kinds import (
    CONTROL_LINE,
    ENTERPRISES,
    KINDS,
    PARCELS,
    REFERENCE,
    THREE_OLD,
    columns_of,
    is_yearly,
    map_kind,
)

POLYGONS, LINES, POINTS, NO_SHAPES = "polygons", "lines", "points", "no_shapes"
_SHAPES = {1: LINES, 2: LINES, 5: LINES, 3: POLYGONS, 6: POLYGONS, 7: POLYGONS}
_FITTING: Mapping[str, frozenset[str]] = {
    PARCELS: frozenset({POLYGONS}),
    CONTROL_LINE: frozenset({POLYGONS, LINES}),
    THREE_OLD: frozenset({POLYGONS}),
    REFERENCE: frozenset({POLYGONS}),
    ENTERPRISES: frozenset({NO_SHAPES}),
}
_WORDS: Mapping[str, tuple[str, ...]] = {
    PARCELS: ("宗地", "地籍", "不动产", "权籍", "zdjbxx", "parcel", "cadast", "zongdi"),
    CONTROL_LINE: (
        "工业用地控制线", "控制线", "工业红线", "工业区块", "工业保护线", "control_line",
        "controlline",
    ),
    THREE_OLD: ("三旧", "标图建库", "旧厂", "旧村", "旧城镇", "three_old", "sanjiu"),
    REFERENCE: (
        "开发边界", "生态红线", "保护红线", "基本农田", "详规", "详细规划", "控规", "园区",
        "开发区", "三调", "现状", "变更调查", "底图", "boundary", "zoning", "dltb", "农转用",
        "征收批", "用地批文", "供地", "集聚区", "地类图斑",
    ),
    ENTERPRISES: ("企业", "税", "工商", "亩均", "规上", "tax", "enterprise", "company"),
}  # fmt: skip
_KEYS: Mapping[str, tuple[str, ...]] = {
    PARCELS: ("parcel_code", "unit_code", "holder_name", "registered_area_m2", "use_code"),
    CONTROL_LINE: ("level", "version", "valid_from", "approval_no", "block_code"),
    THREE_OLD: ("status", "register_no", "entered_on"),
    REFERENCE: ("class_code",),
    ENTERPRISES: ("name", "uscc", "tax_wan", "year"),
}
"""Columns that tell a kind from the others; the rest (name, district, remark) many have."""
_ENOUGH_KEYS = {PARCELS: 3, CONTROL_LINE: 3, THREE_OLD: 2, REFERENCE: 1, ENTERPRISES: 2}
_BY_NAME, _BY_KEYS, _BY_COLUMNS = 0.45, 0.45, 0.10
_WEAK_KEYS = 0.4
"""A class column alone says little: every kind of map has one."""
_SURE, _AHEAD = 0.4, 0.15
_LEAST_SCORE = 0.6
"""A field that is only a guess does not speak for a kind."""


@dataclass(frozen=True)
class Recognised:
    """A kind that a file may be, and what speaks for it."""

    kind: str
    score: float
    """0 nothing but the shapes fit … 1 name and columns fit."""
    reasons: tuple[Remark, ...]


def recognise(incoming: IncomingTable) -> tuple[Recognised, ...]:
    """Return the kinds that a file may be, best first.

    Empty where its shapes fit none, such as a layer of points. Whether the first is far enough
    ahead tells :func:`is_sure`.
    """
    shapes = shapes_of(incoming)
    fitting = [kind for kind in KINDS if shapes in _FITTING[kind]]
    found = [_weigh(kind, incoming, shapes) for kind in fitting]
    return tuple(sorted(found, key=lambda each: -each.score))


def is_sure(found: Sequence[Recognised]) -> bool:
    """Tell whether the best kind can be proposed without asking."""
    if not found or found[0].score < _SURE:
        return False
    return len(found) == 1 or found[0].score - found[1].score >= _AHEAD


def fits(kind: str, shapes: str) -> bool:
    """Tell whether a file with such shapes can be imported as a kind."""
    return shapes in _FITTING[kind]


def shapes_of(incoming: IncomingTable) -> str:
    """Return what the shapes of a file are: polygons win over lines, and those over points."""
    present = [value for value in incoming.wkb or () if value is not None]
    if not present:
        return NO_SHAPES
    kinds = {_SHAPES.get(kind, POINTS) for kind in set(_type_ids(present))}
    return next((each for each in (POLYGONS, LINES) if each in kinds), POINTS)


def _type_ids(wkb: Sequence[bytes]) -> list[int]:
    shapes, _ = decode_lenient(wkb)
    return [int(kind) for kind in set(shapely.get_type_id(shapes).tolist()) if kind >= 0]


def _weigh(kind: str, incoming: IncomingTable, shapes: str) -> Recognised:
    reasons = [Remark("RECOGNISED_BY_SHAPES", {"shapes": f"SHAPES_{shapes.upper()}"})]
    score = 0.0
    word = _word(kind, incoming)
    if word:
        score += _BY_NAME
        reasons.append(Remark("RECOGNISED_BY_NAME", {"word": word}))
    fields = map_kind(kind, incoming)
    titles = {spec.name: spec.title for spec in columns_of(kind)}
    certain = _certain(fields)
    keys = [name for name in _KEYS[kind] if name in certain]
    share = min(len(keys) / _ENOUGH_KEYS[kind], 1.0)
    score += _BY_KEYS * (share * _WEAK_KEYS if kind == REFERENCE else share)
    if keys:
        named = "、".join(titles[name] for name in keys)
        reasons.append(Remark("RECOGNISED_BY_KEYS", {"fields": named}))
    found, given = len(fields.matches), len(list(incoming.columns))
    if found:
        score += _BY_COLUMNS * min(found / max(given, 1), 1.0)
        reasons.append(Remark("RECOGNISED_BY_COLUMNS", {"found": found, "given": given}))
    return Recognised(kind, round(min(score, 1.0), 3), tuple(reasons))


def _certain(fields: FieldMapping) -> set[str]:
    """Return the columns that are named for certain; the figure of a year counts as itself."""
    return {
        name.partition("@")[0] if is_yearly(name) else name
        for name, match in fields.matches.items()
        if match.score > _LEAST_SCORE
    }


def _word(kind: str, incoming: IncomingTable) -> str:
    """Return the word of a kind that file, layer or title has, the longest first; else empty."""
    names = [Path(incoming.path).stem, incoming.layer, incoming.title]
    told = [normalise(name) for name in names if name]
    words = sorted(_WORDS[kind], key=len, reverse=True)
    return next((word for word in words if any(normalise(word) in name for name in told)), "")
