# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed of a merge in words: Chinese, since it leaves the office (D14)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_code, shown_day, shown_district, shown_signed
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.areas import large_difference
from lowuse_plugin.domain.merging.case_areas import registered_area_lines
from lowuse_plugin.domain.merging.records import MergeStep
from lowuse_plugin.domain.merging.sheet import MergeSheet, circled, circled_all
from lowuse_plugin.domain.merging.words import MOST_NAMED, WARNINGS
from lowuse_plugin.domain.survey_units.sheet import MISSING as TO_BE_ADDED
from lowuse_plugin.domain.units import exact, m2_to_mu, round_half_up

NONE = "—"
TO_BE_GIVEN = "待编"


def square_metres(area: Fraction | float | None) -> str:
    """Return an area with two decimals, 待补充 where it is not known."""
    return TO_BE_ADDED if area is None else f"{round_half_up(_exact(area), 2):,f}"


def area(area_m2: Fraction | float | None) -> str:
    """Return an area in m² and 亩."""
    if area_m2 is None:
        return TO_BE_ADDED
    mu = round_half_up(m2_to_mu(_exact(area_m2)), 4)
    return f"{square_metres(area_m2)} m²（{mu:,f} 亩）"


def area_or(area_m2: Fraction | None, otherwise: str) -> str:
    """Return an area as :func:`area`, or what there is to say while it does not exist."""
    return otherwise if area_m2 is None else area(area_m2)


def signed(area_m2: Fraction | float | None) -> str:
    """Return a gain or a loss in m² with its sign; a dash where there is none."""
    return NONE if area_m2 is None else shown_signed(area_m2, places=2)


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
    """Return which parcels are mortgaged or seized, or may be, by their numbers."""
    spec = schema.shipped().tables["parcel"].columns
    parts = []
    for column in ("seized", "mortgaged"):
        for code, word in (("yes", "有"), ("unknown", "未查明"), ("", TO_BE_ADDED)):
            found = [m for m in sheet.members if m.text(column) == code]
            if found:
                who = circled_all(member.number for member in found)
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
        f"相邻：缝隙、重叠不超过 {pack.tolerance_m:g}\u00a0m",
        f"公共边不短于 {pack.min_shared_m:g}\u00a0m",
        "界线不严密，需权籍调查" if _loose(sheet) else "",
    )
    return "；".join(part for part in parts if part) + "。"


def _loose(sheet: MergeSheet) -> bool:
    return sheet.case is not None and sheet.case.figures.loose


def warnings(sheet: MergeSheet) -> list[str]:
    """Return what deserves a look and refuses nothing."""
    found = [WARNINGS.get(code, code) for code in sheet.warnings]
    areas = sheet.areas
    share = large_difference(areas.registered_sum_m2, areas.survey_m2 or areas.union_m2)
    if share is not None:
        found.append(f"面积与登记面积合计相差 {round_half_up(abs(share) * 100, 1)}%，须查明原因")
    return found


def state(sheet: MergeSheet) -> str:
    """Return how far the case is."""
    return shown_code("merge_state", sheet.case.state) if sheet.case is not None else "未立案"


def steps(sheet: MergeSheet) -> list[dict[str, str]]:
    """Return every step that was done, in its order, and what is still to come as empty lines.

    A step that was returned stays, and the return stands as a line of its own: it is no 受理.
    """
    case = sheet.case
    done = () if case is None else tuple(s for s in case.steps if s.action != chain.START)
    coming: tuple[str, ...] = chain.CHAIN[1:]
    if case is not None:
        going = case.state in chain.CHAIN
        coming = chain.CHAIN[chain.CHAIN.index(case.state) + 1 :] if going else ()
    empty = {"on": "", "by": "", "document": "", "opinion": ""}
    return [
        *(
            {
                "title": _step_title(step),
                "on": shown_day(step.done_on),
                "by": step.done_by,
                "document": step.document_no,
                "opinion": _opinion(sheet, step),
            }
            for step in done
        ),
        *({"title": shown_code("merge_state", code), **empty} for code in coming),
    ]


def _step_title(step: MergeStep) -> str:
    state_entered = shown_code("merge_state", step.to_state)
    if step.action == chain.RETURN:
        return f"{shown_code('merge_action', step.action)}（至{state_entered}）"
    return shown_code("merge_action", step.action) if step.action == chain.REOPEN else state_entered


def _opinion(sheet: MergeSheet, step: MergeStep) -> str:
    parts = [step.opinion]
    supplement = str(step.details.get("supplement_no") or "").strip()
    if supplement:
        parts.append(_named_once("补充合同", supplement))
    if step.survey is not None:
        report = f"，成果编号 {step.survey.report_no}" if step.survey.report_no else ""
        parts.append(f"权籍调查面积 {square_metres(step.survey.area_m2)} m²{report}")
    if step.action == chain.REGISTER:
        parts += _registered(sheet)
    return "；".join(text for part in parts if (text := part.strip().rstrip("。；;")))


def _named_once(name: str, said: str) -> str:
    """Return a value behind its name, unless it begins with that name itself."""
    return said if said.startswith(name) else f"{name} {said}"


def _registered(sheet: MergeSheet) -> list[str]:
    case = sheet.case
    if case is None:
        return []
    queried = case.seizure_checked_on
    return [
        f"新宗地代码 {new_code(sheet)}",
        f"不动产权证号 {case.certificate_no}" if case.certificate_no else "",
        f"登簿日期 {shown_day(case.registered_on)}" if case.registered_on else "",
        *registered_area_lines(case),
        f"查封查询 {shown_day(queried)}" if queried else "",
        f"抵押权人同意：{case.mortgage_consent}" if case.mortgage_consent else "",
    ]


def new_code(sheet: MergeSheet) -> str:
    """Return 宗地代码 of the new parcel, and that it is a provisional one."""
    code = sheet.new_code or TO_BE_GIVEN
    provisional = sheet.case is not None and sheet.case.provisional and sheet.new_code
    return f"{code}（暂编）" if provisional else code


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
