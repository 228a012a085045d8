# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""《合并方案比较表》: scenarios of a merge side by side, figures as numbers, differences marked."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.merging import scenarios as compared
from lowuse_plugin.domain.merging.scenario_words import row_title, value_text
from lowuse_plugin.domain.merging.scenarios import ScenarioComparison, ScenarioRow, Value
from lowuse_plugin.domain.merging.sheet import EXAMPLE_PROCEDURE
from lowuse_plugin.domain.notices import TRAINING
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.domain.units import exact, round_half_up
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell, Figure

TITLE = "合并方案比较表"
_KINDS = {
    compared.M2: ("m2", 4),
    compared.MU: ("mu", 4),
    compared.M: ("m2", 4),
    compared.COUNT: ("int", 0),
}
"""How a line is read → look of its figures, and the places that are kept."""
_DIFFERS = "≠ 不同"


def write_scenarios(
    path: Path, comparison: ScenarioComparison, progress: Progress | None = None
) -> None:
    """Write one sheet; an existing file is replaced when the new one is complete.

    Args:
        path: The file.
        comparison: Two to six scenarios.
        progress: Is told how far it is.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.workbooks.workbook.write_workbook`.
        CancelledError: The user asked to stop.
    """
    origin = comparison.origin
    write_workbook(
        path, [_page(comparison)], footer=origin.fingerprint, on=origin.on, progress=progress
    )


def _page(comparison: ScenarioComparison) -> Page:
    columns = [
        TableColumn("比较项目", width=34),
        TableColumn("异同", width=9),
        *(TableColumn(each.title, width=30) for each in comparison.scenarios),
    ]
    rows = [_row(row, comparison) for row in comparison.rows]
    differing = len(comparison.differing)
    note = f"{shown_day(comparison.checked_on)} 核对　共 {len(rows)} 项，{differing} 项不同"
    return Page("方案比较", TITLE, note, columns, rows, footnotes=_notes(comparison),
                banner=_banner(comparison), wide=True)  # fmt: skip


def _row(row: ScenarioRow, comparison: ScenarioComparison) -> list[Cell]:
    mark = _DIFFERS if row.differs else "＝"
    return [row_title(row, comparison), mark, *(_cell(row, value) for value in row.values)]


def _cell(row: ScenarioRow, value: Value) -> Cell:
    is_figure = isinstance(value, int | float | Fraction) and not isinstance(value, bool)
    if row.kind not in _KINDS or not is_figure:
        return value_text(row, value)
    kind, places = _KINDS[row.kind]
    figure = value if isinstance(value, Fraction) else exact(value)  # type: ignore[arg-type]
    return Figure(int(figure) if kind == "int" else round_half_up(figure, places), kind)


def _notes(comparison: ScenarioComparison) -> list[str]:
    planes = sorted({each.epsg for each in comparison.scenarios if each.epsg is not None})
    notes = [
        "比较只读取数据，宗地和各方案均不改变；受理一个方案时，占用同一宗地的其他方案须同时撤回",
        "图形面积坐标系 " + "、".join(f"EPSG:{epsg}" for epsg in planes),
    ]
    kept = [each.letter for each in comparison.scenarios if each.kept]
    if kept:
        notes.append(f"方案 {'、'.join(kept)} 的数值为最近一次核对时保存的数值")
    return notes


def _banner(comparison: ScenarioComparison) -> str:
    marks = ((comparison.example, EXAMPLE_PROCEDURE), (comparison.origin.training, TRAINING))
    return "　".join(text for holds, text in marks if holds)
