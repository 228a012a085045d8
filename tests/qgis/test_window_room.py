# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Windows use the room of the screen: no column beyond the edge, no text cut beside free room."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QDialog, QLabel, QTextBrowser, QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets.adjustments.fields import FoundText
from lowuse_plugin.gui.widgets.message_text import MessageText
from lowuse_plugin.gui.widgets.messages import Messages, Offer
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.gui.widgets.state_chips import StateChips, StateCount
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow, MoneyTable
from lowuse_plugin.gui.widgets.table_above import TableAbove
from lowuse_plugin.gui.widgets.window_growing import grow
from lowuse_plugin.gui.widgets.window_size import fit, keep_size, restore_size, widen
from tests.qgis.window import Desk, settle


@pytest.fixture
def window(qgis_app: object) -> Iterator[QDialog]:
    window = QDialog()
    yield window
    window.close()
    window.deleteLater()
    settle()


def shown(window: QDialog, table: QWidget, size: QSize) -> None:
    layout = QVBoxLayout(window)
    layout.addWidget(table)
    window.resize(size)
    window.show()
    settle()


def money(columns: int, text: str) -> MoneyTable:
    table = MoneyTable("T", [MoneyColumn(f"column {at}") for at in range(columns)])
    table.show_rows([MoneyRow((text,) * columns, "one")])
    return table


def test_a_window_gets_as_wide_as_its_columns(window: QDialog) -> None:
    table = money(5, "2026-0001")
    shown(window, table, QSize(300, 200))
    assert table.horizontalHeader().length() > table.viewport().width()
    widen(window, table)
    settle()
    assert table.horizontalHeader().length() <= table.viewport().width()
    before = window.width()
    table.show_rows([MoneyRow(("1",) * 5, "one")])
    widen(window, table)
    assert window.width() == before  # it never gets narrower


def test_a_window_never_gets_wider_than_the_screen(window: QDialog) -> None:
    table = money(60, "2026-TZ4407042026001")
    shown(window, table, QSize(300, 200))
    window.move(200, 0)
    widen(window, table)
    room = window.screen().availableGeometry()
    assert 300 < window.width() < room.width()
    assert window.frameGeometry().right() <= room.right()


def test_a_window_that_grows_leaves_room_for_its_title_bar(window: QDialog) -> None:
    text = QLabel("一二三四五六七八九十" * 2000)
    text.setWordWrap(True)
    shown(window, text, QSize(500, 200))
    grow(window)
    settle()
    room = window.screen().availableGeometry().height()
    assert 200 < window.height() <= room - 2 * window.fontMetrics().lineSpacing()
    fit(window, 60, 1000)
    assert window.height() <= room - 2 * window.fontMetrics().lineSpacing()


def test_what_takes_the_rest_counts_with_its_texts(window: QDialog) -> None:
    columns = [
        RowsColumn("name", str, 8),
        RowsColumn("place", lambda _each: "440704KZX006 演练区块 06 东片", takes_room=True),
    ]
    table = RowsTable("T", columns, key=id, words=str)
    table.show_things(["a"])
    shown(window, table, QSize(160, 200))
    assert table.columnWidth(1) < table.sizeHintForColumn(1)
    widen(window, table)
    settle()
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)


def test_columns_of_few_rows_are_as_wide_as_their_texts(qgis_app: object) -> None:
    columns = [RowsColumn("Year", lambda _e: "", 30), RowsColumn("Name", lambda each: each, 3)]
    table = RowsTable("T", [*columns, RowsColumn("Last", str)], key=id, words=str)
    table.show_things(["a name that is longer than three digits"])
    table.fit_columns()
    assert table.columnWidth(0) < table.fontMetrics().horizontalAdvance("0") * 30
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)
    table.deleteLater()


def test_a_size_that_was_kept_is_told(window: QDialog, own_settings: None) -> None:
    assert not restore_size(window, "lowuse/test/geometry", 40, 10)
    keep_size(window, "lowuse/test/geometry")
    assert restore_size(window, "lowuse/test/geometry", 40, 10)
    QgsSettings().remove("lowuse/test/geometry")


def test_few_rows_leave_the_height_to_what_is_below(window: QDialog) -> None:
    table, details = money(3, "1"), QWidget()
    parts = TableAbove(table, table, details)
    shown(window, parts, QSize(500, 600))
    height = parts.height()
    assert details.height() > 0.75 * height  # one row and its heading above
    table.show_rows([MoneyRow(("1", "2", "3"), str(at)) for at in range(100)])
    settle()
    assert 0.4 * height < table.height() < 0.5 * height
    parts.moveSplitter(100, 1)
    window.resize(500, 640)
    settle()
    assert abs(table.height() - 100) < 20  # what somebody chose stays


def test_what_a_check_found_has_room(window: QDialog) -> None:
    found = FoundText("Found")
    before = found.minimumHeight()
    found.say("\n".join("line" for _ in range(9)))
    line = found.fontMetrics().lineSpacing()
    assert before >= 5 * line
    assert found.minimumHeight() >= 9 * line
    found.say("\n".join("line" for _ in range(90)))
    assert found.minimumHeight() < 10 * line
    found.deleteLater()


def test_states_of_unequal_words_share_rows(qgis_app: object) -> None:
    panel = QWidget()
    chips = StateChips("LowUse.Test.State", panel)
    counts = [("inside", "inside", 98), ("outside", "outside", 12962), ("crossing", "crossing", 97)]
    counts.append(("error", "of these ◫ boundary error that is long", 65))
    chips.set_counts([StateCount(key, word, count, "1 mu") for key, word, count in counts])
    buttons = {key: chips._buttons[key] for key, _word, _count in counts}
    widest = buttons["error"].sizeHint().width()
    chips.resize(widest + buttons["outside"].sizeHint().width() + 20, 300)
    panel.resize(1000, 400)
    panel.show()
    settle()
    tops = [buttons[key].y() for key, _word, _count in counts]
    assert len(set(tops)) < 4
    for button in buttons.values():
        assert button.width() >= button.sizeHint().width()
    chips.resize(widest, 300)
    settle()
    assert len({button.y() for button in buttons.values()}) == 4
    panel.deleteLater()
    settle()


def test_a_message_is_as_high_as_its_text_beside_its_buttons(desk: Desk) -> None:
    messages = Messages(desk.bar)
    bar_of_width(desk, 670)
    offers = [Offer(word, lambda: None, word) for word in ("Show crossing", "Show changes", "More")]
    messages.success("short", offers=offers)
    settle()
    text = desk.bar.currentItem().findChild(QTextBrowser)
    low = text.height()
    messages.success("13,157 parcels checked against 2026-TZ4407042026001: " * 3, offers=offers)
    settle()
    text = desk.bar.currentItem().findChild(QTextBrowser)
    assert text.height() > 1.5 * low
    assert text.height() < 4 * low
    assert desk.bar.height() >= text.height()
    messages.deleteLater()


def test_a_message_keeps_following_its_width_when_python_tidies_up(desk: Desk) -> None:
    # Qt owns what follows the width; collected, it was called while it was no more, and QGIS fell.
    messages = Messages(desk.bar)
    middle = bar_of_width(desk, 1600)
    messages.success("13,157 parcels checked against 2026-TZ4407042026001: " * 3)
    settle()
    low = desk.bar.currentItem().findChild(QTextBrowser).height()
    gc.collect()
    middle.resize(500, 400)
    settle()
    assert desk.bar.currentItem().findChild(QTextBrowser).height() > 1.5 * low
    messages.deleteLater()


def test_what_follows_a_message_lives_as_long_as_its_text(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Neither who sent it nor the collector ends it before; and it does not stay for ever.
    made: list[weakref.ref[MessageText]] = []
    init = MessageText.__init__
    monkeypatch.setattr(
        MessageText,
        "__init__",
        lambda self, text: (made.append(weakref.ref(self)), init(self, text))[1],
    )
    messages = Messages(desk.bar)
    bar_of_width(desk, 900)
    messages.success("short")
    messages.deleteLater()
    del messages
    settle()
    gc.collect()
    assert made[0]() is not None
    desk.bar.popWidget(desk.bar.currentItem())
    gc.collect()
    assert made[0]() is not None  # QGIS deletes the text when its event loop turns
    settle()
    assert made[0]() is None


def bar_of_width(desk: Desk, width: int) -> QWidget:
    """Show the message bar in something that can be made narrower."""
    middle = QWidget(desk.window)
    column = QVBoxLayout(middle)
    column.addWidget(desk.bar)
    column.addStretch(1)
    middle.resize(width, 400)
    desk.window.show()
    return middle
