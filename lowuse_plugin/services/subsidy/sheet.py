# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""财政奖补测算表: what is printed of the newest calculation of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import (
    shown_code,
    shown_day,
    shown_district,
    shown_number,
    shown_title,
    shown_value,
)
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.land_use import canonical_use
from lowuse_plugin.domain.policy.pack import SubsidyPolicy, Switches, chosen, parse_subsidy_policy
from lowuse_plugin.domain.policy.switches import value_key
from lowuse_plugin.domain.ports import LogHead, Progress, Reading, SilentProgress, Store
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.subsidy.completion import completion
from lowuse_plugin.domain.subsidy.input import read_project, read_switches
from lowuse_plugin.domain.subsidy.sheet import (
    PARCELS,
    Code,
    Line,
    Origin,
    PolicyLine,
    SnapshotLine,
    SubsidySheet,
    SwitchLine,
)
from lowuse_plugin.domain.subsidy.sheet_figures import (
    figure_lines,
    part_lines,
    reading_lines,
    terms_of,
)
from lowuse_plugin.domain.subsidy.sheet_trace import margin_lines, trace_lines
from lowuse_plugin.domain.subsidy.sheet_words import code_text, in_chinese
from lowuse_plugin.services.claims.lines import read_claim_lines
from lowuse_plugin.services.projects.facts import facts_of_each, read_sources
from lowuse_plugin.services.subsidy.read_calculation import Calculation, compared_with, newest_in

_PARCELS_SHOWN = 6
_SEPARATOR = "；"
_RENAMED = {"right_holder": "right_holder_name", "accepted_on": "acceptances"}
_TITLES = {
    "land_tolerance_m2": ("范围测量容差", "m²"),
    "duplicates": ("可能重复的奖补", ""),
    "already_paid": ("已获奖补", ""),
    "three_old": ("三旧", ""),
}
_KEYS = {
    "kind": "类别",
    "on": "日期",
    "number": "文号",
    "interim": "分期",
    "floor_area_m2": "建筑面积",
    "land_area_m2": "土地面积",
    "district": "行政区",
    "status": "状态",
    "overlap_m2": "重叠面积",
    "entered_on": "入库日期",
    "as_of": "数据时点",
    "document": "文号",
    "finding": "认定",
    "project": "项目",
    "name": "名称",
    "reference": "共同文号",
    "paid": "已拨付",
}


@dataclass(frozen=True)
class SheetsFound:
    """The sheets of several projects."""

    sheets: tuple[SubsidySheet, ...]
    without: tuple[LowUseError, ...]
    """``NO_CALCULATION`` for each project that was never calculated."""


def subsidy_sheet(store: Store, project_uuid: str) -> SubsidySheet:
    """Return the sheet of the newest calculation of a project.

    Raises:
        LowUseError: ``NO_CALCULATION`` with ``name``: nothing has been calculated yet;
            ``PROJECTS_UNKNOWN``; what the store says.
    """
    found = subsidy_sheets(store, [project_uuid])
    if found.without:
        raise found.without[0]
    return found.sheets[0]


def subsidy_sheets(
    store: Store, project_uuids: Sequence[str], progress: Progress | None = None
) -> SheetsFound:
    """Return the sheets of those projects that were calculated, in the given order.

    All of them rest on one state of the workspace, the one that is printed on them.

    Raises:
        LowUseError: ``PROJECTS_UNKNOWN``; what the store says.
    """
    told = progress or SilentProgress()
    with store.read() as reading:
        head = reading.head()
        kept = [_kept(reading, uuid) for uuid in project_uuids]
        calculated = [each for each in kept if each.calculation is not None]
        uuids = [str(each.project["uuid"]) for each in calculated]
        sources = read_sources(reading, uuids) if uuids else None
    facts = {} if sources is None else facts_of_each(sources, store.info.crs, uuids)
    sheets, without = [], []
    for done, each in enumerate(kept):
        told.step(done, len(kept))
        if each.calculation is None:
            without.append(LowUseError("NO_CALCULATION", name=str(each.project["name"])))
            continue
        calculation = compared_with(each.calculation, facts.get(each.calculation.project_uuid))
        sheets.append(_sheet(each, calculation, _origin(store, calculation, head)))
    return SheetsFound(tuple(sheets), tuple(without))


@dataclass(frozen=True)
class _Kept:
    """What the workspace keeps of one project for its sheet."""

    project: Mapping[str, Any]
    calculation: Calculation | None
    rules: str
    """The text of the pack that the calculation was made with."""
    parcels: tuple[str, ...]
    claim: tuple[Line, ...] = ()


def _kept(reading: Reading, project_uuid: str) -> _Kept:
    project = reading.row("project", project_uuid)
    if project is None:
        raise LowUseError("PROJECTS_UNKNOWN", count=1, expected=1)
    calculation = newest_in(reading, project_uuid)
    if calculation is None:
        return _Kept(project, None, "", ())
    rules = reading.table("sheet_case", case=calculation.case_uuid)["calculated_rules"].to_list()
    parcels = reading.table("sheet_parcels", project=project_uuid)["parcel_code"].to_list()
    codes = tuple(str(each) for each in parcels if each)
    claim = read_claim_lines(reading, calculation)
    return _Kept(project, calculation, str(rules[0]), codes, claim)


def _sheet(kept: _Kept, calculation: Calculation, origin: Origin) -> SubsidySheet:
    project = kept.project
    holder = calculation.inputs["project"].get("right_holder") or project["right_holder_name"]
    policy = _policy(kept.rules, calculation.policy.id)
    return replace(
        sheet_of(calculation, policy, origin),
        project_code=str(project["project_code"] or ""),
        name=str(project["name"]),
        redeveloper=str(project["redeveloper"] or ""),
        project_lines=project_lines({**project, "right_holder_name": holder}, kept.parcels),
        claim=kept.claim,
        origin=replace(origin, training=origin.training or bool(project["training"])),
    )


@lru_cache(maxsize=8)
def _policy(rules: str, name: str) -> SubsidyPolicy:
    """Return a pack; the sheets of many projects mostly have one, and reading it takes longest."""
    return parse_subsidy_policy(rules, name)


def sheet_of(calculation: Calculation, policy: SubsidyPolicy, origin: Origin) -> SubsidySheet:
    """Return the sheet of a calculation without the names of its project.

    Raises:
        LowUseError: ``INPUT_…`` where its inputs cannot be read any more.
    """
    given, result = calculation.inputs["project"], calculation.result
    project = read_project(given, policy)
    switches = read_switches(calculation.switches, policy)
    today = calculation.calculated_on
    deciding = completion(project, policy, switches, today).deciding
    return SubsidySheet(
        project_uuid=calculation.project_uuid,
        project_code="",
        name="",
        district_name=shown_district(project.district),
        redeveloper="",
        project_lines=(),
        figures=figure_lines(project, policy, switches),
        status=result["status"],
        status_text=shown_code("subsidy_status", result["status"]),
        far=Decimal(result["far"]),
        tier=result["tier"],
        rate=_decimal(result["rate_yuan_per_m2"]),
        amount=_decimal(result["amount_yuan"]),
        city_share=_decimal(result["city_share_yuan"]),
        district_share=_decimal(result["district_share_yuan"]),
        reasons=_codes(result["reasons"]),
        warnings=_codes(result["warnings"]),
        trace=trace_lines(result["trace"]),
        readings=reading_lines(result, project, policy, switches, today),
        parts=part_lines(result, project, policy),
        margins=margin_lines(result),
        switches=_switches(policy, switches),
        basis_document=calculation.basis_document or "",
        snapshot=tuple(snapshot_lines(given, policy)),
        terms=terms_of(policy),
        policy=PolicyLine(
            policy.id, policy.title, policy.document_no, policy.sha256, policy.example
        ),
        accepted_on=None if deciding is None else deciding.on,
        applied_on=project.applied_on or today,
        changes=tuple(Line(change.title, change.was, change.now) for change in calculation.changes),
        holds=calculation.holds,
        origin=origin,
    )


def _origin(store: Store, calculation: Calculation, head: LogHead) -> Origin:
    return Origin(
        calculated_by=calculation.calculated_by,
        calculated_on=calculation.calculated_on,
        software_version=calculation.software_version,
        workspace=store.info.store_id,
        log_seq=head.seq,
        log_hash=head.hash,
        training=store.info.training,
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _codes(codes: Sequence[str]) -> tuple[Code, ...]:
    return tuple(Code(code, code_text(code)) for code in codes)


def project_lines(row: Mapping[str, Any], parcels: Sequence[str]) -> tuple[Line, ...]:
    """Return what identifies a project, in the order of the sheet."""
    specs = schema.shipped().tables["project"].columns

    def line(name: str, title: str = "") -> Line:
        return Line(title or specs[name].title, shown_value(specs[name], row[name]))

    kind = line("project_type")
    if row["village_park"]:
        kind = replace(kind, value=f"{kind.value}（村级工业园）")
    shown = "、".join(parcels[:_PARCELS_SHOWN])
    more = f" 等 {len(parcels)} 宗" if len(parcels) > _PARCELS_SHOWN else ""
    return (
        line("name"),
        line("project_code"),
        line("district", "县（市、区）"),
        kind,
        line("redeveloper"),
        line("right_holder_name"),
        line("investment_code"),
        line("approval_no"),
        line("planning_permit_no"),
        Line(PARCELS, f"{shown}{more}"),
    )


def _switches(policy: SubsidyPolicy, switches: Switches) -> tuple[SwitchLine, ...]:
    other = chosen(policy, switches)
    return tuple(
        SwitchLine(
            name=spec.name,
            reading=spec.reading,
            title=spec.title,
            value=_choice(spec.values, getattr(switches, spec.name)),
            default=_choice(spec.values, spec.default),
            chosen=spec.name in other,
        )
        for spec in policy.switch_specs
    )


def _choice(values: Mapping[str, str], value: str | bool) -> str:
    key = value_key(value)
    return values.get(key, key)


def snapshot_lines(given: Mapping[str, Any], policy: SubsidyPolicy) -> Iterator[SnapshotLine]:
    """Yield the facts that the engine was given, in words, numbers as numbers."""
    specs = schema.shipped().tables["project"].columns
    kinds = {**policy.acceptance_kinds, **policy.other_acceptance_kinds}
    for name, value in given.items():
        if value in (None, "", [], {}):
            continue
        spec = specs.get(_RENAMED.get(name, name))
        title, unit = _TITLES.get(name) or (
            (shown_title(spec), spec.unit or "") if spec is not None else (name, "")
        )
        if name == "other_land_areas":
            for source, area in value.items():
                by = shown_value(specs["land_area_source"], source)
                yield SnapshotLine(f"土地面积（{by}）", _number(area), "m²")
        elif isinstance(value, list):
            yield from (SnapshotLine(title, _facts(item, kinds)) for item in value)
        else:
            yield SnapshotLine(title, _shown(name, value, spec), unit)


def _shown(name: str, value: object, spec: ColumnSpec | None) -> str | Decimal:
    """Return one fact: a number as a number, everything else as people read it."""
    if isinstance(value, Mapping):
        return _facts(value, {})
    if isinstance(value, bool):
        return "是" if value else "否"
    if name in _DAYS:
        return shown_day(str(value))
    if name in _USES:
        return _use(str(value))
    if name == "land_tolerance_m2" or (spec is not None and spec.type in ("DECIMAL", "REAL")):
        return _number(value)
    return shown_value(spec, value) if spec is not None else str(value)


_DAYS = {"accepted_on", "applied_on", "approved_on"}
_USES = {"use_before", "use_after"}


def _use(text: str) -> str:
    """Return a use with its name where it is more than the text says."""
    use = canonical_use(text)
    return text if use is None or use.name in text else f"{text} {use.name}"


def _number(value: object) -> str | Decimal:
    try:
        return Decimal(str(value))
    except ArithmeticError:
        return str(value)


def _facts(value: object, kinds: Mapping[str, str]) -> str:
    """Return a nested fact such as an acceptance on one line."""
    if not isinstance(value, Mapping):
        return str(value)
    return _SEPARATOR.join(
        f"{_KEYS.get(name, name)} {_fact(name, each, kinds)}"
        for name, each in value.items()
        if each not in (None, "")
    )


def _fact(name: str, value: object, kinds: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if name.endswith("_m2"):
        number = _number(value)
        return f"{shown_number(number, places=2)} m²" if isinstance(number, Decimal) else number
    if name in ("on", "entered_on", "as_of"):
        return shown_day(str(value))
    text = str(value)
    return kinds.get(text) or (in_chinese(text) if name in _CODED else text)


_CODED = {"kind", "status", "district", "finding"}
