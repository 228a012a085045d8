# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Words and tables of the control line: one meaning a word, nothing beyond the edge."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from lowuse_plugin.domain.indicator_parts import Amounts
from lowuse_plugin.domain.indicators import PARCELS, Found, Indicator, judge, place_of
from lowuse_plugin.gui.dialogs import adjustment_what_if_dialog, measures_dialog
from lowuse_plugin.gui.dialogs.indicators_dialog import IndicatorsDialog
from lowuse_plugin.gui.widgets import indicator_shares
from lowuse_plugin.gui.widgets.line_words import state_of
from lowuse_plugin.gui.widgets.rows_table import RowsTable
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
