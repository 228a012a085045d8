# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed of a merge in words: Chinese, since it leaves the office (D14)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from lowuse_plugin.domain import merge_procedure as chain
from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_code, shown_day, shown_district, shown_value
from lowuse_plugin.domain.merge_case import FAIL, MANUAL, MISSING, PASS
from lowuse_plugin.domain.merge_fields import ASK, JOIN, LARGEST, SAME, SUM, TYPED
from lowuse_plugin.domain.merge_matrix import MatrixReason
from lowuse_plugin.domain.merge_sheet import MergeSheet, SheetCondition, SheetField
from lowuse_plugin.domain.merge_words import (
    MOST_NAMED,
    OUTCOMES,
    WARNINGS,
    figure_text,
    reason_text,
)
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.domain.unit_sheet import MISSING as TO_BE_ADDED
from lowuse_plugin.domain.units import exact, m2_to_mu, round_half_up

NONE = "—"
RULES = {
    SAME: "一致则保留",
    LARGEST: "取最大宗地",
    SUM: "合计",
    JOIN: "逐项并列",
    ASK: "由人填写",
    TYPED: "人工填写",
    "": "登记时确定",
}
_MINUS = "−"
_WAITS = "JUDGEMENT_NEEDED"
_IN_AREAS = ("parcel_code", "certificate_no", "registered_area_m2")
_SMALLEST_M2 = Fraction(1, 200)
"""What is smaller shows as 0.00."""


def square_metres(area: Fraction | float | None) -> str:
    """Return an area with two decimals, 待补充 where it is not known."""
    return TO_BE_ADDED if area is None else f"{round_half_up(_exact(area), 2):,f}"


def area(area_m2: Fraction | float | None) -> str:
    """Return an area in m² and 亩."""
    if area_m2 is None:
        return TO_BE_ADDED
    mu = round_half_up(m2_to_mu(_exact(area_m2)), 4)
    return f"{square_metres(area_m2)} m²（{mu:,f} 亩）"


def signed(area_m2: Fraction | float | None) -> str:
    """Return a gain or a loss in m² with its sign; a dash where there is none."""
    if area_m2 is None:
        return NONE
    size = _exact(area_m2)
    if abs(size) < _SMALLEST_M2:
        return "0.00"
    sign = "+" if size > 0 else _MINUS
    return f"{sign}{round_half_up(abs(size), 2):,f}"


def difference(sheet: MergeSheet) -> str:
    """Return by how much the outline and what is registered differ, and why."""
    found = sheet.areas
    if found.difference_m2 is None:
        return f"{TO_BE_ADDED}（有宗地未填登记面积）"
    parts = [f"{name} {signed(m2)}" for name, m2 in found.reasons]
    why = f"（其中 {'，'.join(parts)}）" if len(parts) > 1 else ""
    return f"{signed(found.difference_m2)} m²{why}"


def office(sheet: MergeSheet) -> str:
    """Return who accepts the application (Y-27): the county's natural-resources authority."""
    if not sheet.district:
        return "县（市、区）自然资源部门"
    return f"{shown_district(sheet.district)}自然资源部门"


def applicant(sheet: MergeSheet) -> str:
    """Return who applies: as entered, else the holder."""
    return sheet.applicant or holders(sheet)


def holders(sheet: MergeSheet) -> str:
    """Return the names of the holders, with their shares where they have any."""
    return "、".join(
        f"{holder.name}（{holder.share}）" if holder.share else holder.name
        for holder in sheet.holders
    )


def entries(sheet: MergeSheet) -> str:
    """Return which parcels are mortgaged, seized or not known to be neither, by their numbers."""
    spec = schema.shipped().tables["parcel"].columns
    parts = []
    for column in ("seized", "mortgaged"):
        for code, word in (("yes", "有"), ("unknown", "未查明")):
            found = [m for m in sheet.members if (m.text(column) or "unknown") == code]
            if found:
                who = "".join(circled(member.number) for member in found)
                parts.append(f"{who} {spec[column].title}：{word}")
    return "；".join(parts) or "各宗地均无查封、抵押"


def holder_numbers(sheet: MergeSheet) -> str:
    """Return the numbers of organisations; those of persons are entered by hand."""
    return "、".join(holder.number for holder in sheet.holders if holder.number)


def basis(sheet: MergeSheet) -> str:
    """Return on what the conditions were checked: document, stage, day, widths."""
    if not sheet.conditions:
        return "尚未核对合并条件。"
    day = shown_day(max(condition.checked_on for condition in sheet.conditions))
    pack = sheet.pack
    parts = (
        f"依据 {pack.document_no or pack.title}",
        f"按{shown_code('merge_stage', sheet.stage)}阶段核对，核对日期 {day}",
        f"相邻：缝隙、重叠不超过 {pack.tolerance_m:g} m，公共边不短于 {pack.min_shared_m:g} m",
        "界线不严密，需权籍调查" if _loose(sheet) else "",
    )
    return "；".join(part for part in parts if part) + "。"


def _loose(sheet: MergeSheet) -> bool:
    return sheet.case is not None and sheet.case.figures.loose


def outcome(condition: SheetCondition) -> str:
    """Return 符合, 不符合, 待人工确认 or 待补充."""
    return OUTCOMES[condition.outcome]


def reasons(condition: SheetCondition, sheet: MergeSheet) -> list[str]:
    """Return every reason; parcels are named by the number that they have on the paper.

    What is the same for all is not said of each, and what a person settled waits for nobody.
    """
    settled = condition.judgement is not None and not condition.stale
    numbers = {member.uuid: circled(member.number) for member in sheet.members}
    return [
        reason_text(_without_values(reason) if reason.outcome == PASS else reason, numbers)
        for reason in condition.reasons
        if not (settled and reason.code == _WAITS)
    ] or ["由人工判断"]


def _without_values(reason: MatrixReason) -> MatrixReason:
    params = {name: said for name, said in reason.params.items() if name != "values"}
    return replace(reason, params=params)


def warnings(sheet: MergeSheet) -> list[str]:
    """Return what deserves a look and refuses nothing."""
    return [WARNINGS.get(code, code) for code in sheet.warnings]


def figures(condition: SheetCondition) -> str:
    """Return the figures that help to judge, empty where there are none."""
    return "；".join(figure_text(name, figure) for name, figure in condition.figures.items())


def judged(condition: SheetCondition) -> list[str]:
    """Return who judged, when, and why; else who answers for the condition."""
    said = condition.judgement
    department = condition.condition.department
    if said is None:
        open_ = condition.outcome in (MANUAL, MISSING)
        return [department, f"待提供：{condition.condition.evidence}"] if open_ else [department]
    word = OUTCOMES.get(said.outcome, said.outcome)
    lines = [
        f"{said.department or department}　{said.by}　{shown_day(said.on)}",
        f"判断：{word}。{said.reason}",
    ]
    if said.evidence:
        lines.append(f"证据：{said.evidence}")
    if condition.stale:
        lines.append("作出判断后数据已变化，须重新判断")
    return lines


def conclusion(sheet: MergeSheet) -> str:
    """Return what the conditions come to: how many are met, which are not, which are open."""
    if not sheet.conditions:
        return "尚未核对合并条件。"
    met = sum(condition.outcome == PASS for condition in sheet.conditions)
    text = f"核对 {len(sheet.conditions)} 项条件，符合 {met} 项"
    failing = _codes(each for each in sheet.conditions if each.outcome == FAIL)
    waiting = _codes(each for each in sheet.conditions if each.outcome in (MANUAL, MISSING))
    if failing:
        text += f"；不符合：{failing}"
    if waiting:
        text += f"；待确认或补充：{waiting}"
    return f"{text}。"


def _codes(found: Iterable[SheetCondition]) -> str:
    return "、".join(f"{each.condition.code} {each.condition.title}" for each in found)


def before(field: SheetField) -> str:
    """Return what the members say: once where they agree, else each value with its parcels.

    Where there are many, numbers that stand in the table of areas are not said again.
    """
    if field.alike:
        return value(field.column, field.before[0]) or TO_BE_ADDED
    if field.column in _IN_AREAS and len(field.before) > MOST_NAMED:
        return "见面积对照表"
    who: dict[str, str] = {}
    for number, said in enumerate(field.before, 1):
        text = value(field.column, said) or TO_BE_ADDED
        who[text] = who.get(text, "") + circled(number)
    return "　".join(f"{numbers}\u00a0{text}" for text, numbers in who.items())


def after(field: SheetField) -> str:
    """Return what the new parcel gets, or what there is still to do."""
    if field.after is not None:
        return value(field.column, field.after)
    if field.anew:
        return "重新编号"
    return "待确定" if field.open else NONE


def lost(field: SheetField) -> str:
    """Return what members say and the new parcel does not keep."""
    return "；".join(value(field.column, said) for said in field.lost) or NONE


def value(column: str, said: Value) -> str:
    """Return what a person reads of a value of a parcel, with its unit where it is no m²."""
    spec = schema.shipped().tables["parcel"].columns[column]
    text = shown_value(spec, said)
    return f"{text} {spec.unit}" if text and spec.unit else text


def circled(number: int) -> str:
    """Return ① … ⑳, behind them the number in brackets."""
    most = 20
    return chr(0x245F + number) if number <= most else f"({number})"


def state(sheet: MergeSheet) -> str:
    """Return how far the case is."""
    return shown_code("merge_state", sheet.case.state) if sheet.case is not None else "未立案"


def steps(sheet: MergeSheet) -> list[dict[str, str]]:
    """Return the five steps of the way, each as it was entered last, empty where it was not.

    What leads away from the way (returned, refused, withdrawn, revoked) stands behind them.
    """
    case = sheet.case
    entered = {} if case is None else {step.to_state: step for step in case.steps}
    way = [(code, entered.get(code)) for code in chain.CHAIN[1:]]
    if case is not None and case.state in chain.CHAIN:
        reached = chain.CHAIN.index(case.state)
        way = [(code, step if chain.CHAIN.index(code) <= reached else None) for code, step in way]
    if case is not None and case.state not in chain.CHAIN:
        way.append((case.state, entered.get(case.state)))
    return [
        {
            "title": shown_code("merge_state", code),
            "on": shown_day(step.done_on) if step is not None else "",
            "by": step.done_by if step is not None else "",
            "document": step.document_no if step is not None else "",
            "opinion": _opinion(sheet, code, step.opinion) if step is not None else "",
        }
        for code, step in way
    ]


def _opinion(sheet: MergeSheet, code: str, said: str) -> str:
    case, parts = sheet.case, [said]
    if case is None:
        return said
    if code == chain.AGREED and case.supplement_no:
        parts.append(f"补充合同 {case.supplement_no}")
    if code == chain.SURVEYED and case.survey is not None:
        report = f"，成果编号 {case.survey.report_no}" if case.survey.report_no else ""
        parts.append(f"权籍调查面积 {square_metres(case.survey.area_m2)} m²{report}")
    if code == chain.REGISTERED:
        parts += _registered(sheet)
    return "；".join(part for part in parts if part)


def _registered(sheet: MergeSheet) -> list[str]:
    case = sheet.case
    if case is None:
        return []
    basis_word = shown_code("merge_area_basis", case.area_basis) if case.area_basis else ""
    queried = case.seizure_checked_on
    return [
        f"新宗地代码 {case.new_code or '待编'}{'（暂编）' if case.provisional else ''}",
        f"不动产权证号 {case.certificate_no}" if case.certificate_no else "",
        f"登簿日期 {shown_day(case.registered_on)}" if case.registered_on else "",
        f"登记面积 {square_metres(case.registered_area_m2)} m²（{basis_word}）",
        f"查封查询 {shown_day(queried)}" if queried else "",
        f"抵押权人同意：{case.mortgage_consent}" if case.mortgage_consent else "",
    ]


def plane(epsg: int | None) -> str:
    """Return on which plane areas are measured."""
    return f"EPSG:{epsg}" if epsg else NONE


def numbered(labels: Sequence[str]) -> str:
    """Return labels with the numbers by which the paper names them; where to look for many."""
    if len(labels) > MOST_NAMED:
        return "宗地序号见表"
    return "　".join(f"{circled(number)}\u00a0{label}" for number, label in enumerate(labels, 1))


def _exact(number: Fraction | float) -> Fraction:
    return number if isinstance(number, Fraction) else exact(number)
