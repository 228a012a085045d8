# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Words and tables of the control line: one meaning a word, nothing beyond the edge."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from lowuse_plugin.domain.indicators.parts import Amounts
from lowuse_plugin.domain.indicators.result import PARCELS, Found, Indicator, judge, place_of
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.exchange import line_comparison_xlsx
from lowuse_plugin.gui.dialogs.adjustments import what_if_dialog as adjustment_what_if_dialog
from lowuse_plugin.gui.dialogs.control_line import measures_dialog
from lowuse_plugin.gui.dialogs.indicators.indicators_dialog import IndicatorsDialog
from lowuse_plugin.gui.widgets.adjustments import words as adjustment_words
from lowuse_plugin.gui.widgets.adjustments.words import SENTENCES
from lowuse_plugin.gui.widgets.control_line.words import flip_columns, state_of
from lowuse_plugin.gui.widgets.indicators import shares as indicator_shares
from lowuse_plugin.gui.widgets.rows_table import RowsTable
from lowuse_plugin.gui.widgets.sheet_text import sheet_text
from lowuse_plugin.qgis_bridge.indicator_words import percent
from scripts.i18n import read_ts
from tests.qgis.window import settle


def indicator(part: int, whole: int) -> Indicator:
    amounts = Amounts(Fraction(part), Fraction(whole), Fraction(20), Fraction(100))
    return judge(Found("industry_inside", place_of("440704"), PARCELS, amounts), (), date.today())


def test_a_version_in_force_is_not_called_a_figure() -> None:
    line: Any = SimpleNamespace(is_draft=False, in_force=True, state="approved")
    assert state_of(line) == "● In force"
    chinese = read_ts()
    assert chinese["In force"] == "现行"
    assert chinese["Figure of the pack"] == "取值"


def test_the_ledger_says_states_as_the_code_lists_do() -> None:
    chinese = read_ts()
    for kind in ("state", "action", "kind"):
        values = shipped().codes[f"adjustment_{kind}"].values
        said = {code: chinese[SENTENCES[f"{kind}:{code}"]] for code in values}
        assert said == dict(values)


def test_what_needs_a_look_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [("a", "1", False), ("b", "2", True), ("c", "3", False), ("d", "4", True)]
    monkeypatch.setattr(adjustment_words, "figure_lines", lambda _found: lines)
    found: Any = None
    assert [line[-4:] for line in adjustment_words.figures_text(found).splitlines()] == [
        "b: 2", "d: 4", "a: 1", "c: 3",
    ]  # fmt: skip


def test_a_thing_has_one_word_in_windows_and_workbook() -> None:
    chinese = read_ts()
    book = {column.title for column in line_comparison_xlsx._flip_columns()}
    window = {chinese[column.title] for column in flip_columns()}
    assert window <= book
    trial = {chinese[column.title] for column in adjustment_what_if_dialog._parcel_columns()}
    assert trial <= book
    classes = {column.title for column in line_comparison_xlsx._class_columns()}
    sums = {chinese[column.title] for column in adjustment_what_if_dialog._class_columns()}
    assert sums <= classes


@pytest.mark.parametrize(
    ("m2", "in_m2", "in_mu"),
    [(1000.0, "+1,000.00", "+1.50"), (-1000.0, "−1,000.00", "−1.50"), (0.001, "0.00", "0.00")],
)
def test_gains_and_losses_have_their_sign_and_a_sheet_takes_them_as_numbers(
    m2: float, in_m2: str, in_mu: str
) -> None:
    flip: Any = SimpleNamespace(inside_before_m2=0.0, inside_after_m2=m2)
    shown = [column.text(flip) for column in flip_columns()[-2:]]
    assert shown == [in_m2, in_mu]
    assert sheet_text([shown]) == f"{in_m2}\t{in_mu}".replace("−", "-")
    assert sheet_text([["−登记", "A−1"]]) == "−登记\tA−1"


def test_no_chinese_entry_of_a_menu_has_a_space_before_its_dots() -> None:
    assert [text for text in read_ts().values() if text.endswith(" …")] == []


def test_a_trial_shows_the_share_as_the_indicators_do() -> None:
    before, after = indicator(2554, 10000), indicator(3000, 10000)
    assert before.lowest != before.highest  # land of unknown use leaves a range
    change: Any = SimpleNamespace(before=before, after=after)
    row = adjustment_what_if_dialog._indicator_row(change)
    [share] = [c for c in indicator_shares._columns() if c.title == "Share"]
    assert row.cells[2] == share.text(before) == percent(before.share) == "25.54 %"
    assert row.cells[3] == share.text(after) == "30.00 %"
    assert "it lies between" in row.tip


@pytest.mark.parametrize(
    ("columns", "window"),
    [
        (indicator_shares._columns, IndicatorsDialog),
        (measures_dialog._columns, measures_dialog.MeasuresDialog),
    ],
)
def test_every_column_stands_within_the_window(columns: Any, window: Any, qgis_app: object) -> None:
    table = RowsTable("T", columns(), key=id, words=str)
    wide = table.fontMetrics().horizontalAdvance("0")
    table.resize(wide * (window.CHARACTERS - 6), 300)  # less the margins
    table.show()
    settle()
    header = table.horizontalHeader()
    last = header.count() - 1
    assert header.sectionPosition(last) + header.sectionSize(last) <= table.viewport().width()
    [roomy] = [at for at, column in enumerate(columns()) if column.takes_room]
    assert header.sectionSize(roomy) >= 20 * wide
    table.deleteLater()
