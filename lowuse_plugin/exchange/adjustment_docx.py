# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""《工业用地控制线调整审批表》 as a Word document: one page of A4 a case, with its figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.adjustments.case import (
    AdjustmentBlock,
    AdjustmentCase,
    AdjustmentFigures,
    BlockFigures,
)
from lowuse_plugin.domain.adjustments.procedure import ADVANCE, PUBLICISED, SUBMITTED, shipped
from lowuse_plugin.domain.adjustments.steps import objections_of
from lowuse_plugin.domain.display import shown_code, shown_day, shown_district
from lowuse_plugin.domain.ports import WorkspaceInfo
from lowuse_plugin.domain.units import exact, m2_to_mu, round_half_up
from lowuse_plugin.exchange.templates.filled_docx import write_filled

TITLE = "工业用地控制线调整审批表"
_TEMPLATE = "adjustment_sheet.docx"
_DRAFT = "示例"
_NONE = "—"
_MOST_BLOCKS = 6
"""So many blocks have a line of their own; the others are counted: the sheet stays one page."""
_REASON, _LONG, _SHORT = 148, 74, 34
_BALANCE = {"ok": "满足（调入不少于调出）", "short": "不满足", "off": "本案不要求"}
_EXAMPLE = "调整办理流程为示例，仅供演练"
_TRAINING = "演练数据，仅供练习"


def write_adjustment_sheet(
    path: Path,
    case: AdjustmentCase,
    figures: AdjustmentFigures,
    *,
    workspace: WorkspaceInfo,
    on: date,
    fingerprint: str = "",
) -> None:
    """Write the sheet of a case; an existing file is replaced only when the new one is complete.

    Args:
        path: The file.
        case: With its polygons.
        figures: Of the case on the version that it changes.
        workspace: Whose it is.
        on: Day of the file.
        fingerprint: To what state of the workspace it can be traced.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.templates.filled_docx.write_filled`.
    """
    pack = shipped()
    notices = [_EXAMPLE] if pack.example else []
    notices += [_TRAINING] if workspace.training else []
    mark = "　".join(part for part in (fingerprint, shown_day(on)) if part)
    content = {
        "title": TITLE,
        "subtitle": f"{shown_district(case.district)}　调整编号 {case.adjustment_no}",
        "about": _about(case),
        "reason": _cut(case.reason, _REASON),
        "figures": _figures(figures),
        "blocks": _blocks(case.blocks, figures.blocks),
        "more": _more(case.blocks),
        "steps": _steps(case),
        "notices": "　".join(notices),
        "watermark": _DRAFT if notices else "",
        "fingerprint": mark,
    }
    write_filled(path, _TEMPLATE, content, title=f"{TITLE} {case.adjustment_no}", comments=mark)


def _about(case: AdjustmentCase) -> list[dict[str, str]]:
    return _pairs(
        ("调整名称", _cut(case.name, _SHORT)),
        ("调整类型", shown_code("adjustment_kind", case.kind)),
        ("原版本", case.from_version or _NONE),
        ("新版本", case.to_version or "（批准后生成）"),
        ("办理状态", shown_code("adjustment_state", case.state)),
        ("拟订人", case.drafted_by or _NONE),
    )


def _figures(found: AdjustmentFigures) -> list[dict[str, str]]:
    least = found.least_block_m2
    small = (
        f"{len(found.small_m2)} 处低于 {round_half_up(exact(least), 2):,f} m²"
        if found.small_m2 and least
        else "无"
    )
    return _pairs(
        ("调入合计", _area(found.in_m2)),
        ("调出合计", _area(found.out_m2)),
        ("差额（入 − 出）", _area(found.difference_m2)),
        ("占补平衡", _BALANCE[found.balance]),
        ("调整前线内面积", _area(found.line_before_m2)),
        ("调整后线内面积", _area(found.line_after_m2)),
        ("连片数（前 → 后）", f"{found.parts_before} → {found.parts_after}"),
        ("与保留部分共边", f"{found.shared_m:,.1f} m"),
        ("最小连片（前）", _area(found.smallest_before_m2)),
        ("最小连片（后）", _area(found.smallest_m2)),
        ("紧凑度（前 → 后）", _compact(found)),
        ("低于最小规模", small),
    )


def _compact(found: AdjustmentFigures) -> str:
    values = (found.compactness_before, found.compactness_after)
    return " → ".join(_NONE if value is None else f"{value:.3f}" for value in values)


def _blocks(
    blocks: Sequence[AdjustmentBlock], measured: Sequence[BlockFigures]
) -> list[dict[str, str]]:
    shown = list(zip(blocks, measured, strict=True))[:_MOST_BLOCKS]
    return [
        {
            "number": str(number),
            "direction": shown_code("adjustment_direction", block.direction),
            "name": _cut(block.label or f"图斑 {number}", 30),
            "level": _NONE if block.level is None else _level(block.level),
            "m2": f"{round_half_up(exact(found.area_m2), 2):,f}",
            "mu": f"{round_half_up(m2_to_mu(found.area_m2), 4):,f}",
            "shared": f"{found.shared_m:,.1f}",
        }
        for number, (block, found) in enumerate(shown, 1)
    ]


def _more(blocks: Sequence[AdjustmentBlock]) -> str:
    rest = len(blocks) - _MOST_BLOCKS
    return f"另有 {rest} 块，见调整台账“调整图斑”表。" if rest > 0 else ""


def _steps(case: AdjustmentCase) -> list[dict[str, str]]:
    """Return publicity, objections, submission and decision, each as it was done last."""
    entered = {step.to_state: step for step in case.steps if step.action == ADVANCE}
    submission = entered.get(SUBMITTED)
    explained = entered.get(PUBLICISED)
    public = _NONE
    if case.publicised_from and case.publicised_to:
        days = f"{shown_day(case.publicised_from)} 至 {shown_day(case.publicised_to)}"
        public = f"{days}，{case.publicised_at}"
    said = _NONE
    if submission is not None:
        objections = objections_of(submission.details)
        told = [f"{each.get('text', '')}（答复：{each.get('answer', '')}）" for each in objections]
        said = "；".join(told) or "公示期间未收到异议"
    decided = [case.approved_by, case.approval_no]
    decided += [shown_day(case.approved_on)] if case.approved_on else []
    decided += [f"自 {shown_day(case.in_force_from)} 起生效"] if case.in_force_from else []
    lines = (
        ("连片与规模说明", explained.opinion if explained is not None else ""),
        ("公示", public),
        ("异议及答复", said),
        ("报批", _submitted(submission)),
        ("审批", "，".join(part for part in decided if part)),
    )
    return [{"title": title, "text": _cut(text, _LONG) or _NONE} for title, text in lines]


def _submitted(step: Any) -> str:
    if step is None:
        return ""
    parts = (shown_day(step.done_on), step.document_no, f"报 {step.details.get('authority', '')}")
    return "，".join(part for part in parts if part)


def _pairs(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    halves = zip(pairs[::2], pairs[1::2], strict=True)
    return [{"a": a[0], "b": a[1], "c": b[0], "d": b[1]} for a, b in halves]


def _level(level: int) -> str:
    return shown_code("control_level", str(level))


def _area(area_m2: float | None) -> str:
    if area_m2 is None:
        return _NONE
    mu = round_half_up(m2_to_mu(area_m2), 4)
    return f"{round_half_up(exact(area_m2), 2):,f} m²（{mu:,f} 亩）"


def _cut(text: str, most: int) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= most else f"{joined[: most - 1]}…"
