# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""By which rule each column of a parcel gets its value when parcels are merged, as data (D8)."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.source import Source, find_file
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.toml_lines import line_of, located

KIND = "merge_fields"
SHIPPED = "merge-fields"

LARGEST, SAME, SUM, JOIN, ASK, TYPED = "largest", "same", "sum", "join", "ask", "typed"
RULES = (SAME, LARGEST, SUM, JOIN, ASK, TYPED)
"""一致则保留 · 取最大宗地 · 合计 · 并列 · 由人填写 · 已填写."""
HEAVIEST, EARLIEST = "heaviest", "earliest"
"""How one of different values is chosen without a person; no rule that a person may choose."""

_SECTIONS: Mapping[str, str] = {
    ASK: "由人填写", SAME: "一致则保留", HEAVIEST: "不一致取较重", EARLIEST: "不一致取最早",
    LARGEST: "取最大宗地", SUM: "合计", JOIN: "逐项并列",
}  # fmt: skip
"""The parts of a file that hold fields, as a refusal names them."""
_OTHERS: Mapping[str, str] = {
    "id": "编号", "kind": "种类", "title": "名称", "note": "说明", "columns": "字段",
    "anew": "重新编号的字段", "measured": "随图形计算", "suggested": "建议值",
    "above": "被除数", "below": "除数", "times": "倍数",
}  # fmt: skip
"""What else may stand there, as a refusal names it."""

ALWAYS_ASKED = ("right_ends_on", "surveyed_area_m2")
"""No rule takes these over, even where the parcels agree: parties agree on them, or survey them."""

MEASURED, _SUGGESTED = "measured", "suggested"
_TABLE = "parcel"
_SUFFIX = ".toml"
_NUMBERS = ("REAL", "DECIMAL")
_PLAIN_LISTS = (LARGEST, SUM, JOIN)


@dataclass(frozen=True)
class Suggestion:
    """A figure that follows from sums: ``above`` ÷ ``below`` × ``times``."""

    above: str
    below: str
    times: Fraction


@dataclass(frozen=True)
class FieldRule:
    """How one column gets its value.

    Attributes:
        column: Name in the table of parcels.
        rule: One of :data:`RULES`, never ``typed``.
        anew: The number of the new parcel is given anew: the old ones stay with the members.
        heaviest: Where members differ, the first of these that occurs.
        earliest: Where members differ, the earliest day.
        suggested: What is offered where members differ.
    """

    column: str
    rule: str
    anew: bool = False
    heaviest: tuple[str, ...] = ()
    earliest: bool = False
    suggested: Suggestion | None = None


@dataclass(frozen=True)
class MergeFields:
    """The rules of one file, in the order of the table.

    Attributes:
        measured: Columns that follow from the outline; nobody chooses them.
    """

    id: str
    title: str
    sha256: str
    rules: Mapping[str, FieldRule]
    measured: tuple[str, ...]


def parse_merge_fields(content: str, file: str) -> MergeFields:
    """Read the rules from TOML text; every column of a parcel has exactly one.

    Args:
        content: The text of the file; its hash identifies the version.
        file: Name for error messages.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``;
            ``MERGE_FIELD_UNKNOWN``, ``MERGE_FIELD_TWICE``, ``MERGE_FIELD_MISSING``,
            ``MERGE_FIELD_RULE``, ``MERGE_FIELD_ORDER``, ``MERGE_FIELD_NO_FIGURE``,
            ``MERGE_FIELD_ALWAYS_ASKED`` of a field (file, key, title); ``MERGE_RULES_KIND``;
            ``MERGE_RULES_PART`` (file, key, parts): a part that there is not.
    """
    source = Source.parse(content, file)
    if source.data.get("kind") != KIND:
        raise LowUseError("MERGE_RULES_KIND", file=file, key="kind")
    _only(source, "id", "kind", "title", "note", *_SECTIONS, MEASURED, _SUGGESTED)
    found = _read(source)
    measured = _columns(source, MEASURED)
    _judge_names(source, found, measured)
    rules = {rule.column: rule for rule in found}
    for name in ALWAYS_ASKED:
        if name not in rules or rules[name].rule != ASK:
            raise _wrong("MERGE_FIELD_ALWAYS_ASKED", source, name)
    return MergeFields(
        id=source.get("id", str),
        title=source.get("title", str),
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        rules={name: rules[name] for name in _specs() if name in rules},
        measured=measured,
    )


def find_merge_fields(fields_id: str = SHIPPED, folder: Path | None = None) -> MergeFields:
    """Return the rules of an id, the shipped ones when it is left out.

    Raises:
        LowUseError: ``POLICY_UNKNOWN`` with the ids that there are, or ``POLICY_INVALID``.
    """
    path = find_file(KIND, fields_id, folder)
    return parse_merge_fields(path.read_text(encoding="utf-8"), path.name)


def read_merge_fields(path: Path) -> MergeFields:
    """Return the rules in a file of an office's own; a refusal names the line.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``, ``MERGE_RULES_NOT_TEXT``,
            ``MERGE_RULES_BROKEN`` (file); as :func:`parse_merge_fields`.
    """
    if path.suffix.lower() != _SUFFIX:
        # Also a protection: a workspace that is read as bytes would lose its locks.
        raise LowUseError("POLICY_INVALID", file=path.name, key="", expected=_SUFFIX)
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LowUseError("MERGE_RULES_NOT_TEXT", file=path.name) from error
    except OSError as error:
        raise LowUseError("FILE_NOT_FOUND", file=path.name) from error
    try:
        tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        line = line_of(content, str(error)) or len(content.splitlines())
        raise LowUseError("MERGE_RULES_BROKEN", file=f"{path.name}:{line}") from error
    return located(parse_merge_fields, content, path.name)


@cache
def shipped() -> MergeFields:
    """Return the shipped rules, read once."""
    return find_merge_fields()


def rules_for(column: str) -> tuple[str, ...]:
    """Return the rules that a person may choose for a column, in the order of :data:`RULES`.

    Only figures have a sum, and only free text can stand side by side.
    """
    spec = _specs()[column]
    summed = spec.type in _NUMBERS and spec.unit not in ("%", "m", "万元/亩") and bool(spec.unit)
    joined = spec.type == "TEXT" and not spec.domain and not _is_code(spec)
    left_out = {SUM: not summed, JOIN: not joined}
    return tuple(rule for rule in RULES if not left_out.get(rule, False))


def _is_code(spec: ColumnSpec) -> bool:
    return spec.name.endswith(("_code", "_standard"))


def _specs() -> Mapping[str, ColumnSpec]:
    return schema.shipped().tables[_TABLE].columns


def _judge_names(source: Source, rules: Sequence[FieldRule], measured: Sequence[str]) -> None:
    """Refuse a name that no field has, one that stands twice, and a field without a place.

    A name that is misspelt leaves its field without a place too: it is told first.

    Raises:
        LowUseError: ``MERGE_FIELD_UNKNOWN``, ``MERGE_FIELD_TWICE``, ``MERGE_FIELD_MISSING``.
    """
    names = [*(rule.column for rule in rules), *measured]
    for name in names:
        if name not in _specs():
            raise _wrong("MERGE_FIELD_UNKNOWN", source, name)
    for name, times in Counter(names).items():
        if times > 1:
            raise _wrong("MERGE_FIELD_TWICE", source, name)
    for name in _specs():
        if name not in names:
            raise _wrong("MERGE_FIELD_MISSING", source, name)


def _wrong(code: str, source: Source, column: str, **more: str) -> LowUseError:
    title = _specs()[column].title if column in _specs() else column
    return LowUseError(code, file=source.file, key=f"{source.at}{column}", title=title, **more)


def _misplaced(source: Source, section: str, column: str) -> LowUseError:
    """Return the refusal of a field under a rule that it cannot have, with those that it can."""
    spec = _specs()[column]
    may = {
        *rules_for(column),
        *([HEAVIEST] if spec.domain else []),
        *([EARLIEST] if spec.type == "DATE" else []),
    }
    fitting = "、".join(_named(name) for name in _SECTIONS if name in may)
    return _wrong("MERGE_FIELD_RULE", source, column, part=_named(section), parts=fitting)


def _named(section: str) -> str:
    if section in _SECTIONS:
        return f"[{section}] {_SECTIONS[section]}"
    return f"{section} {_OTHERS[section]}" if section in _OTHERS else section


def _only(source: Source, *known: str) -> None:
    """Refuse a part that nobody reads, with all that there are."""
    for key in source.data:
        if key not in known:
            parts = "、".join(map(_named, known))
            found = f"{source.at}{key}"
            raise LowUseError("MERGE_RULES_PART", file=source.file, key=found, parts=parts)


def _read(source: Source) -> list[FieldRule]:
    ask = source.section(ASK)
    _only(ask, "anew", "columns")
    found = [FieldRule(name, ASK, anew=True) for name in _names(ask, "anew")]
    found += [FieldRule(name, ASK) for name in _names(ask, "columns")]
    found += [FieldRule(name, SAME) for name in _columns(source, SAME)]
    heaviest = source.section(HEAVIEST)
    for name in heaviest.data:
        codes = _codes(source, heaviest, name)
        order = heaviest.words(name)
        if sorted(order) != sorted(codes):
            said = "、".join(f'"{code}" {word}' for code, word in codes.items())
            raise _wrong("MERGE_FIELD_ORDER", heaviest, name, codes=said)
        found.append(FieldRule(name, SAME, heaviest=order))
    for name in _columns(source, EARLIEST):
        if name in _specs() and _specs()[name].type != "DATE":
            raise _misplaced(source, EARLIEST, name)
        found.append(FieldRule(name, SAME, earliest=True))
    for rule in _PLAIN_LISTS:
        for name in _columns(source, rule):
            if name in _specs() and rule not in rules_for(name):
                raise _misplaced(source, rule, name)
            found.append(FieldRule(name, rule))
    suggested = _suggested(source)
    return [replace(rule, suggested=suggested.get(rule.column)) for rule in found]


def _columns(source: Source, section: str) -> tuple[str, ...]:
    part = source.section(section)
    _only(part, "columns")
    return _names(part, "columns")


def _names(part: Source, key: str) -> tuple[str, ...]:
    """Return names that are not judged yet; an office may need no field of a kind."""
    return part.words(key)


def _codes(source: Source, heaviest: Source, column: str) -> Mapping[str, str]:
    spec = _specs().get(column)
    if spec is None:
        raise _wrong("MERGE_FIELD_UNKNOWN", heaviest, column)
    if not spec.domain:
        raise _misplaced(source, HEAVIEST, column)
    return schema.shipped().codes[spec.domain].values


def _suggested(source: Source) -> dict[str, Suggestion]:
    """Return what is offered for fields; of one that is never open it is kept and not needed."""
    parts = source.section(_SUGGESTED)
    found = {}
    for name in parts.data:
        if name not in _specs():
            raise _wrong("MERGE_FIELD_UNKNOWN", parts, name)
        part = parts.section(name)
        _only(part, "above", "below", "times")
        above, below = _figure(part, "above"), _figure(part, "below")
        found[name] = Suggestion(above, below, part.amount("times"))
    return found


def _figure(part: Source, key: str) -> str:
    """Return the name of a field that holds a figure."""
    name = part.get(key, str)
    if name not in _specs():
        raise _wrong("MERGE_FIELD_UNKNOWN", part, name)
    if _specs()[name].type not in _NUMBERS:
        raise _wrong("MERGE_FIELD_NO_FIGURE", part, name)
    return name


__all__ = [
    "ASK", "EARLIEST", "HEAVIEST", "JOIN", "LARGEST", "RULES", "SAME", "SUM", "TYPED",
    "FieldRule", "MergeFields", "Suggestion", "find_merge_fields", "parse_merge_fields",
    "read_merge_fields", "rules_for", "shipped",
]  # fmt: skip
