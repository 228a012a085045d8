# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What of a survey unit reads the same on every paper; what is missing says 待补充."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from lowuse_plugin.domain.display import shown_code, shown_day
from lowuse_plugin.domain.identification.rule_figures import (
    shown_figure,
    shown_limits,
    shown_values,
)
from lowuse_plugin.domain.survey_units.sheet import (
    MISSING,
    STALE,
    RuleResult,
    SheetBasis,
    SheetControl,
    SheetLegacy,
    SheetStep,
    SheetTax,
    UnitSheet,
    shown_area,
    shown_m2,
    shown_ratio,
)

BETWEEN = "；"
_EXAMPLE = "（示例）"
_SHORT = 24


def present(text: str) -> str:
    """Return text, 待补充 where there is none."""
    return text or MISSING


def addresses(sheet: UnitSheet) -> str:
    """Return where the unit lies."""
    return _unlike(each.address for each in sheet.parcels)


def holders(sheet: UnitSheet) -> str:
    """Return the right holders, each once."""
    return _unlike(name for each in sheet.parcels for name in each.holders)


def certificates(sheet: UnitSheet) -> str:
    """Return the numbers of the certificates."""
    return _unlike(each.certificate_no for each in sheet.parcels)


def parcel_codes(sheet: UnitSheet) -> str:
    """Return the parcels by their codes; those without one are counted."""
    codes = [each.label for each in sheet.parcels if each.label]
    without = len(sheet.parcels) - len(codes)
    count = f"共 {len(sheet.parcels)} 宗：" if codes[1:] else ""
    parts = [count + "、".join(codes)] if codes else []
    if without:
        parts.append(f"另有 {without} 宗无宗地代码" if codes else f"{without} 宗无宗地代码")
    if sheet.unregistered:
        parts.append("含未登记土地")
    return BETWEEN.join(parts)


def registered_area(sheet: UnitSheet) -> str:
    """Return Σ of the registered areas and how many parcels lack one."""
    land = sheet.land
    if not sheet.parcels or land.registered_m2 is not None:
        return shown_area(land.registered_m2)
    return f"{MISSING}（{land.without_registered} 宗无登记面积）"


def plane_area(sheet: UnitSheet) -> str:
    """Return the area of the drawn shape and the projection that it is measured in (D10)."""
    text = shown_area(sheet.land.area_m2)
    epsg = sheet.land.area_epsg
    return f"{text} EPSG:{epsg}" if sheet.land.area_m2 is not None and epsg else text


def floor_area(sheet: UnitSheet) -> str:
    """Return the floor area of its parcels, whole ones also where the unit is a part."""
    if sheet.land.floor_m2 is None:
        return MISSING
    part = "" if sheet.whole_parcels else "（所在宗地全部）"
    return f"{shown_m2(sheet.land.floor_m2)} m²{part}"


def kinds(sheet: UnitSheet) -> str:
    """Return the categories, the primary one first."""
    names = [shown_code("low_efficiency_kind", kind) for kind in sheet.tag.kinds]
    if not names[1:]:
        return "".join(names)
    return f"{names[0]}（主）{BETWEEN}{'、'.join(names[1:])}"


def other_kinds(sheet: UnitSheet) -> str:
    """Return the categories beside the primary one."""
    return "、".join(shown_code("low_efficiency_kind", kind) for kind in sheet.tag.kinds[1:])


def assessment(sheet: UnitSheet) -> str:
    """Return what the rules say of the unit."""
    if sheet.stale:
        return STALE
    if not sheet.assessed:
        return "示例标准的结果未列入" if sheet.omitted else MISSING
    return f"{sheet.assessed}{_EXAMPLE if sheet.example else ''}"


def bases(sheet: UnitSheet) -> str:
    """Return the bases of the tag, a line each."""
    lines = [_basis(line) for line in sheet.bases]
    if sheet.omitted:
        lines.append(f"另有示例标准的结果 {sheet.omitted} 项，未列入")
    return _numbered(lines)


def rules(sheet: UnitSheet) -> str:
    """Return what the rules say: hits, then what cannot be judged yet."""
    lines = [_rule(line) for line in sheet.rules if line.outcome == "hit"]
    lacking = (line for line in sheet.rules if line.outcome == "unknown" and _counts(line))
    unknown = dict.fromkeys(_short(line) for line in lacking)
    if unknown:
        lines.append(f"缺少数据（{MISSING}）：{'、'.join(unknown)}")
    text = _numbered(lines)
    return f"{STALE}：宗地或税收数据已变更，以下为重新识别前的核对\n{text}" if sheet.stale else text


def legacy(sheet: UnitSheet) -> str:
    """Return the legacy land by kind."""
    return "\n".join(_legacy(line) for line in sheet.legacy)


def disputes(sheet: UnitSheet) -> str:
    """Return the disputes with what is told of them."""
    survey = sheet.survey
    return "：".join(filter(None, (survey.disputes, survey.dispute_text)))


def three_old(sheet: UnitSheet) -> str:
    """Return the 三旧 areas; none is only said where the workspace knows the district's."""
    if not sheet.three_old:
        return "未发现重叠图斑" if sheet.three_old_known else ""
    lines = [
        " ".join(filter(None, (each.status, each.register_no, each.name)))
        for each in sheet.three_old
    ]
    return f"{BETWEEN.join(lines)}（按三旧政策管理）"


def controls(sheet: UnitSheet) -> str:
    """Return the control-line checks; one that no longer holds says so."""
    if not sheet.controls:
        return "示例控制线的结果未列入" if sheet.omitted else ""
    versions = dict.fromkeys(each.version for each in sheet.controls)
    title = BETWEEN.join(_control(each) for each in sheet.controls)
    return f"{title}（版本 {'、'.join(versions)}）"


def flags(sheet: UnitSheet) -> str:
    """Return 闲置, 批而未供, 城中村."""
    survey = sheet.survey
    pairs = (
        ("闲置", survey.idle_land),
        ("批而未供", survey.not_supplied),
        ("城中村", survey.urban_village),
    )
    return "　".join(f"{title}：{present(word)}" for title, word in pairs)


def not_now(sheet: UnitSheet) -> str:
    """Return why nothing is done yet."""
    survey = sheet.survey
    return "：".join(filter(None, (survey.not_now_reason, survey.not_now_text)))


def contact(sheet: UnitSheet) -> str:
    """Return the contact; the number only where it was asked for."""
    return " ".join(filter(None, (sheet.survey.contact_name, sheet.survey.contact_phone)))


def industry(sheet: UnitSheet) -> str:
    """Return kind and code of the industry."""
    code = f"行业 {sheet.land.industry_code}" if sheet.land.industry_code else ""
    return " ".join(filter(None, (sheet.land.industry, code)))


def operating(sheet: UnitSheet) -> str:
    """Return the operating state and that of safety and environment."""
    safety = sheet.land.safety_state
    more = f"　安全环保：{safety}" if safety else ""
    return f"{present(sheet.land.operating_state)}{more}"


def taxes(sheet: UnitSheet) -> str:
    """Return 亩均税收 by year with its source."""
    return BETWEEN.join(_tax(line) for line in sheet.taxes)


def steps(sheet: UnitSheet) -> str:
    """Return what was done, a line a step; a tag without steps is a step too."""
    lines = [_step(step) for step in sheet.steps]
    tag = sheet.tag
    if not lines and tag.state:
        day = shown_day(tag.decided_on)
        lines = [_line(day, shown_code("tag_state", tag.state), tag.decided_by,
                       tag.document_no, tag.opinion)]  # fmt: skip
    return "\n".join(lines)


def state(sheet: UnitSheet) -> str:
    """Return how far the procedure is."""
    if sheet.state_title:
        return sheet.state_title
    return shown_code("tag_state", sheet.tag.state) if sheet.tag.state else ""


def far(value: Fraction | None) -> str:
    """Return a floor-area ratio."""
    return MISSING if value is None else shown_figure(str(value))


def percent(value: Fraction | None) -> str:
    """Return a percentage."""
    return MISSING if value is None else f"{shown_ratio(value, 2)} %"


def _unlike(values: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(value for value in values if value))


def _numbered(lines: Sequence[str]) -> str:
    if not lines[1:]:
        return "".join(lines)
    return "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))


def _basis(line: SheetBasis) -> str:
    figures = ""
    if line.value or line.threshold:
        figures = f"：{_figures(line)}"
    year = f"{line.year}年" if line.year else ""
    origin = "，".join(filter(None, (line.source, year, line.clause, line.document_no)))
    where = f"（{origin}）" if origin else ""
    example = _EXAMPLE if line.example and "示例" not in line.clause else ""
    return f"{line.text}{figures}{where}{example}"


def _rule(line: RuleResult) -> str:
    clause = f"（{line.clause}）" if line.clause else ""
    example = _EXAMPLE if line.example and "示例" not in line.clause else ""
    parcel = f"{line.parcel} " if line.parcel else ""
    year = f"{line.year}年 " if line.year else ""
    day = "，恰为界限日，须人工确认" if line.boundary_day else ""
    found = f"{year}{_figures(line)}{day}"
    leads = "" if _counts(line) else f"〔{shown_code('rule_output', line.output)}〕"
    return f"{parcel}{line.code} {leads}{line.text}：{found}{clause}{example}"


def _figures(line: SheetBasis | RuleResult) -> str:
    """Return ``34 年（标准：不低于 30 年）``."""
    value = present(shown_values(line.value, line.threshold))
    return f"{value}（标准：{shown_limits(line.threshold)}）" if line.threshold else value


def _counts(line: RuleResult) -> bool:
    """Tell whether the rule is about low efficiency; others lead elsewhere."""
    return line.output in ("", "low_efficiency")


def _short(line: RuleResult) -> str:
    text = line.text.rstrip("。")
    return f"{line.code} {text if len(text) <= _SHORT else text[: _SHORT - 1] + '…'}"


def _legacy(line: SheetLegacy) -> str:
    area = "整个地块" if line.area_m2 is None else shown_area(line.area_m2)
    since = f"用地发生 {shown_day(line.used_since)}" if line.used_since else f"发生时间{MISSING}"
    more = (since, line.penalty_no, line.basis)
    return f"{line.title} {area}，{'，'.join(filter(None, more))}"


def _control(line: SheetControl) -> str:
    parcel = f"{line.parcel} " if line.parcel else ""
    if not line.holds:
        return f"{parcel}{STALE}"
    treated = f"，按{line.treated}处理" if line.treated else ""
    crossing = f"，线内 {shown_m2(line.inside_m2)} m²" if line.title == "跨线" else ""
    return f"{parcel}{line.title}{crossing}{treated}{_EXAMPLE if line.example else ''}"


def _tax(line: SheetTax) -> str:
    source = f"（{'、'.join(line.sources)}）" if line.sources else ""
    if line.wan_per_mu is None:
        return f"{line.year}年 {MISSING}"
    return f"{line.year}年 {shown_figure(str(line.wan_per_mu), unit='万元/亩')} 万元/亩{source}"


def _step(step: SheetStep) -> str:
    act = f"{step.action}至{step.to_state}" if step.to_state not in step.action else step.action
    return _line(step.done_on, act, step.done_by, step.document_no, step.opinion)


def _line(day: str, act: str, by: str, document_no: str, opinion: str) -> str:
    said = f"意见：{opinion}" if opinion else ""
    return "　".join(filter(None, (day, act, by, document_no, said)))
