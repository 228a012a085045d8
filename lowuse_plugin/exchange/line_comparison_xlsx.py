# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线版本对比 as xlsx: parcels that flip, other shifts, sums by class, ground that differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lowuse_plugin.domain.display import shown_code, shown_day, shown_district
from lowuse_plugin.domain.parcels.labels import shown_parcel
from lowuse_plugin.domain.ports import WorkspaceInfo
from lowuse_plugin.domain.units import exact, m2_to_mu, round_half_up
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, Total, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell

_TRAINING = "演练数据，仅供练习"
_EXAMPLE = "示例标准，仅供演练"
_PLACES_M2, _PLACES_MU = 2, 4
_KINDS = {"added": "新增", "removed": "减少", "level": "级别变化"}
"""As the window and the layers of the map say it."""


@dataclass(frozen=True)
class FlipRow:
    """One parcel; m² inside before and after."""

    label: str
    holder: str
    district: str
    before: str
    after: str
    inside_before_m2: float
    inside_after_m2: float
    area_m2: float


@dataclass(frozen=True)
class GroundRow:
    """One polygon in which the versions differ."""

    kind: str
    level_before: int | None
    level_after: int | None
    m2: float


@dataclass(frozen=True)
class ComparisonSheet:
    """What the workbook says.

    Attributes:
        old: Version before, and its approval in words.
        new: Likewise.
        flips: Parcels of another class.
        shifted: Parcels of the same class of which another part is inside.
        classes: Class → parcels before, m² before, parcels after, m² after.
        holders: Right holders of the parcels that flip.
        ground: Where the versions differ.
        rule: The figures of the check in words.
        example: They, or a version, are a 示例.
    """

    old: tuple[str, str]
    new: tuple[str, str]
    flips: Sequence[FlipRow]
    shifted: Sequence[FlipRow]
    classes: Mapping[str, tuple[int, float, int, float]]
    holders: int
    ground: Sequence[GroundRow]
    rule: str
    example: bool


def write_line_comparison(
    path: Path, sheet: ComparisonSheet, *, workspace: WorkspaceInfo, on: date
) -> None:
    """Write the workbook; an existing file is replaced only when the new one is complete.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN``, ``PACKAGE_MISSING``.
    """
    title = f"{shown_district(workspace.district)}控制线版本对比表"
    note = (
        f"原版本：{'，'.join(word for word in sheet.old if word)}；"
        f"新版本：{'，'.join(word for word in sheet.new if word)}；"
        f"对比日期 {shown_day(on)}；{sheet.rule}"
    )
    words = [_TRAINING] if workspace.training else []
    banner = "；".join([*words, *([_EXAMPLE] if sheet.example else [])])
    footnotes = (
        "线内面积＝宗地在控制线内的比例×宗地图形平面面积；只作对比，未写入工作库。",
        f"类别变化宗地涉及权利人 {sheet.holders} 个（同一权利人只计一次）。",
    )
    pages = (
        Page(
            "类别变化宗地", title, note, _flip_columns(), _flips(sheet.flips),
            (Total("合计"),), footnotes, banner,
        ),
        Page(
            "其他变化宗地", f"{title}（类别不变、线内面积变化）", note, _flip_columns(),
            _flips(sheet.shifted), (Total("合计"),), footnotes[:1], banner,
        ),
        Page(
            "分类汇总", f"{title}（分类汇总）", note, _class_columns(), _classes(sheet.classes),
            (Total("合计"),), banner=banner,
        ),
        Page(
            "范围差异", f"{title}（范围差异）", note, _ground_columns(), _ground(sheet.ground),
            tuple(
                Total(f"{word}合计", 1, word)
                for kind, word in _KINDS.items()
                if any(row.kind == kind for row in sheet.ground)
            ),
            banner=banner,
        ),
    )  # fmt: skip
    write_workbook(path, pages, footer="低效用地再开发", on=on)


def _flip_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("序号", "int", 8),
        TableColumn("宗地", width=24),
        TableColumn("权利人", width=30),
        TableColumn("行政区", width=12),
        TableColumn("原类别", width=10),
        TableColumn("新类别", width=10),
        TableColumn("宗地面积（m²）", "m2", 18, total=True),
        TableColumn("原线内面积（m²）", "m2", 18, total=True),
        TableColumn("新线内面积（m²）", "m2", 18, total=True),
        TableColumn("增减（m²）", "m2", 16, total=True),
        TableColumn("增减（亩）", "mu", 14, mu_of=9),
    )


def _flips(rows: Sequence[FlipRow]) -> list[list[Cell]]:
    return [
        [
            number,
            shown_parcel(row.label),
            row.holder or None,
            shown_district(row.district),
            shown_code("control_class", row.before),
            shown_code("control_class", row.after),
            _m2(row.area_m2),
            _m2(row.inside_before_m2),
            _m2(row.inside_after_m2),
            _m2(row.inside_after_m2 - row.inside_before_m2),
            _mu(row.inside_after_m2 - row.inside_before_m2),
        ]
        for number, row in enumerate(rows, 1)
    ]


def _class_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("类别", width=12),
        TableColumn("原宗数", "int", 12, total=True),
        TableColumn("原面积（m²）", "m2", 20, total=True),
        TableColumn("原面积（亩）", "mu", 16, mu_of=2),
        TableColumn("新宗数", "int", 12, total=True),
        TableColumn("新面积（m²）", "m2", 20, total=True),
        TableColumn("新面积（亩）", "mu", 16, mu_of=5),
    )


def _classes(classes: Mapping[str, tuple[int, float, int, float]]) -> list[list[Cell]]:
    return [
        [
            shown_code("control_class", name),
            before, _m2(before_m2), _mu(before_m2), after, _m2(after_m2), _mu(after_m2),
        ]
        for name, (before, before_m2, after, after_m2) in classes.items()
    ]  # fmt: skip


def _ground_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("序号", "int", 8),
        TableColumn("差异", width=22),
        TableColumn("原级别", width=12),
        TableColumn("新级别", width=12),
        TableColumn("面积（m²）", "m2", 20, total=True),
        TableColumn("面积（亩）", "mu", 16, mu_of=4),
    )


def _ground(rows: Sequence[GroundRow]) -> list[list[Cell]]:
    return [
        [number, _KINDS[row.kind], _level(row.level_before), _level(row.level_after),
         _m2(row.m2), _mu(row.m2)]
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip


def _level(level: int | None) -> str | None:
    return None if level is None else shown_code("control_level", str(level))


def _m2(value: float) -> Cell:
    return round_half_up(exact(value), _PLACES_M2)


def _mu(value: float) -> Cell:
    return round_half_up(m2_to_mu(exact(value)), _PLACES_MU)
