# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The adjustment ledger as xlsx and the sheet of a case, read again from the files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.exchange.adjustment_docx import write_adjustment_sheet
from lowuse_plugin.exchange.adjustment_xlsx import write_adjustment_ledger
from lowuse_plugin.services.adjustments import steps
from lowuse_plugin.services.adjustments.cases import read_case, read_ledger
from lowuse_plugin.services.adjustments.figures import figures
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.adjustments.adjustment_office import (
    TODAY,
    begun,
    decision,
    draft,
    enters,
    step,
    submitted,
    workspace,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    with workspace(tmp_path / "江海.gpkg") as opened:
        yield opened


def decided(store: WorkspaceStore) -> str:
    uuid = begun(store)
    submitted(store, uuid)
    steps.decide_case(store, uuid, decision(), step(date(2025, 5, 21), "李四"), today=TODAY)
    return uuid


def words_of(path: Path) -> str:
    use_bundled("docx")
    import docx  # noqa: PLC0415

    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_the_ledger_sums_what_enters_and_leaves(store: WorkspaceStore, tmp_path: Path) -> None:
    decided(store)
    begun(store, draft(enters(-100, 0, block_name="=1+1")))
    path = tmp_path / "台账.xlsx"
    write_adjustment_ledger(path, read_ledger(store), workspace=store.info, on=TODAY)
    use_bundled("openpyxl")
    import openpyxl  # noqa: PLC0415

    cases, blocks = openpyxl.load_workbook(path, data_only=True)
    first = [cell.value for cell in cases[4]]
    assert first[1] == "TZ4407042025001"
    assert first[3:6] == ["置换", "江海区", "已批准"]
    assert [float(value) for value in first[6:11]] == [20_000, 30, 10_000, 15, 10_000]
    assert first[11] == "平衡"
    assert first[18] == "江府函〔2025〕8号"
    total = [cell.value for cell in cases[6]]
    assert float(total[6]) == 30_000
    assert [row[2].value for row in blocks.iter_rows(min_row=4, max_row=6)] == [
        "调入",
        "调出",
        "调入",
    ]
    assert blocks["F6"].value == "=1+1"
    assert blocks["F6"].data_type == "s"


def test_a_sheet_holds_figures_and_what_was_decided(store: WorkspaceStore, tmp_path: Path) -> None:
    uuid = decided(store)
    path = tmp_path / "审批表.docx"
    found = figures(store, uuid).figures
    write_adjustment_sheet(path, read_case(store, uuid), found, workspace=store.info, on=TODAY)
    text = words_of(path)
    for part in (
        "调整编号 TZ4407042025001",
        "20,000.00 m²（30.0000 亩）",
        "满足（调入不少于调出）",
        "2 → 2",
        "噪声（答复：已解释）",
        "2025年4月1日 至 2025年4月15日，区政府门户网站",
        "江门市人民政府，江府函〔2025〕8号",
        "拟订人",
        "分管领导",
    ):
        assert part in text, part


def test_many_blocks_are_counted(store: WorkspaceStore, tmp_path: Path) -> None:
    strips = [enters(-10 * (place + 1), -10 * place) for place in range(9)]
    uuid = begun(store, draft(*strips))
    path = tmp_path / "审批表.docx"
    found = figures(store, uuid).figures
    write_adjustment_sheet(path, read_case(store, uuid), found, workspace=store.info, on=TODAY)
    text = words_of(path)
    assert "另有 3 块" in text
    assert "图斑 6" in text
    assert "图斑 7" not in text
