# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What changed of a project since it was calculated, field by field in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_district, shown_number, shown_value
from lowuse_plugin.domain.list_columns import is_list
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.units import exact
from lowuse_plugin.services.projects.facts import Facts

_COLUMN_OF = {
    "right_holder": "right_holder_name",
    "three_old.status": "three_old_status",
    "three_old.overlap_m2": "three_old_overlap_m2",
    "three_old.entered_on": "three_old_entered_on",
    "three_old.as_of": "three_old_as_of",
    "three_old.document": "three_old_document",
}
"""Keys of the engine that are called otherwise than the columns of a project."""
APPLIED_ON = "applied_on"
_TOLERANCE, _DUPLICATES, _THREE_OLD = "land_tolerance_m2", "duplicates", "three_old"
_DISTRICTS, _USES = "parcel_districts", "registered_uses"
_TITLES = {
    _TOLERANCE: "界址点误差引起的面积允差",
    _DUPLICATES: "可能重复的项目",
    _DISTRICTS: "宗地所在县（市、区）",
}
_NONE = "无"
_JOINED, _LEFT, _OUT = "已纳入", "已移出", "未纳入"
_OLD_BOUNDARY, _NEW_BOUNDARY, _NO_BOUNDARY = "测算时的界址", "已变更", "无界址"
_KINDS = {"land": "同一用地", "building": "同一建筑文号", "project": "同一项目代码或批复"}
_PARCEL_TITLES = {
    "part_m2": "纳入面积",
    "boundary": "界址",
    "retired": "停用",
}


@dataclass(frozen=True)
class InputChange:
    """One thing that a calculation rests on and that is otherwise now."""

    field: str
    """Key of the engine, or ``parcel:<uuid>:<column>``."""
    title: str
    was: str
    now: str


def changes_since(
    inputs: Mapping[str, Any],
    facts: Facts,
    *,
    valid_to: date | None = None,
    today: date | None = None,
) -> tuple[InputChange, ...]:
    """Return what differs between the snapshot of a calculation and the facts of now.

    Args:
        inputs: As the calculation keeps them.
        facts: Of now.
        valid_to: The last valid day of its pack. With it the day of the application counts as in
            E-5 only: by the side of that day on which it lies.
        today: Stands for the day of the application where none is entered; without it the day of
            the calculation does.
    """
    before, now = _flat(inputs.get("project", {})), _flat(facts.project)
    found = []
    for key in dict.fromkeys([*before, *now, APPLIED_ON]):
        if key == _USES:
            continue  # said of each parcel
        was, is_now = before.get(key), now.get(key)
        if key == APPLIED_ON and valid_to is not None:
            was, is_now = was or inputs["today"], is_now or _day(today) or inputs["today"]
            same = _is_late(was, valid_to) == _is_late(is_now, valid_to)
        else:
            same = _same(_compared(key, was), _compared(key, is_now))
        if not same:
            found.append(InputChange(key, _title(key), _shown(key, was), _shown(key, is_now)))
    if "parcels" in inputs:
        found += _parcel_changes(inputs["parcels"], facts.parcels)
    return tuple(found)


def applied_late(inputs: Mapping[str, Any], valid_to: date) -> bool:
    """Tell whether a calculation took the application to come after the last valid day (E-5)."""
    return _is_late(inputs["project"].get(APPLIED_ON) or inputs["today"], valid_to)


def _is_late(day: str, valid_to: date) -> bool:
    return date.fromisoformat(day) > valid_to


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _flat(project: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts with the parts of the 三旧 status one by one."""
    plain = {key: value for key, value in project.items() if key != _THREE_OLD}
    nested = project.get(_THREE_OLD) or {}
    return plain | {f"{_THREE_OLD}.{key}": value for key, value in nested.items()}


def _compared(key: str, value: Any) -> Any:
    """Return what of a fact counts: another project is the same whatever it is called."""
    if key != _DUPLICATES or not value:
        return value
    return [{**entry, "name": ""} for entry in value]


def _same(was: object, now: object) -> bool:
    """Compare facts; an empty list and none are the same, so are ``100.0`` and ``100.00``."""
    if was in (None, "", [], {}) and now in (None, "", [], {}):
        return True
    if isinstance(was, str) and isinstance(now, str) and was != now:
        try:
            return exact(was) == exact(now)
        except (ValueError, ArithmeticError):
            return False
    return was == now


def _title(key: str) -> str:
    spec = _spec("project", _COLUMN_OF.get(key, key))
    return spec.title if spec is not None else _TITLES.get(key, key)


def _spec(table: str, name: str) -> ColumnSpec | None:
    return schema.shipped().tables[table].columns.get(name)


def _shown(key: str, value: Any) -> str:
    if value in (None, "", [], {}):
        return _NONE
    if key == _DUPLICATES:
        return "；".join(shown_duplicate(entry) for entry in value)
    if key == _TOLERANCE:
        return f"{value} m²"
    if key == _DISTRICTS:
        return "、".join(shown_district(district) for district in value)
    spec = _spec("project", _COLUMN_OF.get(key, key))
    return str(value) if spec is None else _with_unit(spec, value)


def _with_unit(spec: ColumnSpec, value: Any) -> str:
    if is_list(spec):
        return shown_value(spec, json.dumps(_in_order(value), ensure_ascii=False))
    text = shown_value(spec, value)
    return f"{text} {spec.unit}" if spec.unit else text


def _in_order(value: Any) -> Any:
    """Return areas by source in the order in which the sources count (A-04)."""
    if not isinstance(value, Mapping):
        return value
    sources = schema.shipped().codes["land_area_source"].values
    return {source: value[source] for source in sources if source in value}


def shown_duplicate(entry: Mapping[str, Any]) -> str:
    """Return an entry of ``duplicates`` in words: which project, in what, how much, if paid."""
    said = [_KINDS.get(str(entry["kind"]), str(entry["kind"]))]
    if entry.get("reference"):
        said.append(str(entry["reference"]))
    if entry.get("overlap_m2"):
        said.append(f"重叠 {shown_number(exact(str(entry['overlap_m2'])), places=2)} m²")
    said.append("已拨付" if entry.get("paid") else "未拨付")
    return f"{entry['name']}（{'，'.join(said)}）"


def _parcel_changes(
    before: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]
) -> Iterator[InputChange]:
    old = {each["parcel"]: each for each in before}
    new = {each["parcel"]: each for each in now}
    for uuid in dict.fromkeys([*old, *new]):
        was, is_now = old.get(uuid), new.get(uuid)
        label = (is_now or was or {}).get("label", "")
        if was is None:
            yield InputChange(f"parcel:{uuid}", f"宗地 {label}", _OUT, _JOINED)
        elif is_now is None:
            yield InputChange(f"parcel:{uuid}", f"宗地 {label}", _JOINED, _LEFT)
        else:
            yield from _columns_changed(uuid, label, was, is_now)


def _columns_changed(
    uuid: str, label: str, was: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[InputChange]:
    for name, value in now.items():
        if name in ("parcel", "label") or was.get(name) == value:
            continue
        spec = _spec("parcel", name)
        title = _PARCEL_TITLES.get(name) or (spec.title if spec is not None else name)
        shown = _parcel_words(name, spec, was.get(name), value)
        yield InputChange(f"parcel:{uuid}:{name}", f"宗地 {label} {title}", *shown)


def _parcel_words(name: str, spec: ColumnSpec | None, was: Any, now: Any) -> tuple[str, str]:
    if name == "boundary":
        return (
            _NO_BOUNDARY if was is None else _OLD_BOUNDARY,
            _NO_BOUNDARY if now is None else _NEW_BOUNDARY,
        )
    if name == "part_m2":
        first, second = (_part(value) for value in (was, now))
        return first, second
    if spec is None:
        first, second = ("是" if value else "否" for value in (was, now))
        return first, second
    first, second = (_NONE if v in (None, "") else _with_unit(spec, v) for v in (was, now))
    return first, second


def _part(value: float | None) -> str:
    return "整宗" if value is None else f"{shown_number(float(value), places=2)} m²"
