# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""宗地合并 on a small screen: room for a case, what failed is read first, counts are whole."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QPushButton, QTabWidget, QToolButton, QWidget

from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.gui.panels.merging_view import MergingView
from lowuse_plugin.gui.widgets.merging.group_columns import MISSING, REMARK, SIGNS, telling_name
from lowuse_plugin.gui.widgets.merging.group_table import MergeGroupTable
from lowuse_plugin.gui.widgets.merging.member_words import Land, area_words
from lowuse_plugin.gui.widgets.merging.value_model import FIRST_MEMBER, LOST, RULE
from lowuse_plugin.gui.widgets.state_chips import StateCount
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT, M2
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.services.merging.steps import withdraw
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.merging import test_merging_view as office
from tests.qgis.merging.test_merging_view import CODE, MergingDesk, case_of, propose
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import ACTOR
from tests.services.merging.merge_office import step

merging = office.merging


def test_a_case_takes_the_room_of_the_list_and_walking_keeps_it(merging: MergingDesk) -> None:
    view = merging.find()
    current = merging.desk.parcel_parts.merging.current
    merging.click(1)
    assert view.list.isVisible()
    case = propose(merging, merging.keys[:2])
    current.look_at(merging.keys[:2], case_uuid=case)  # as after a proposal
    assert not view.list.isVisible()
    back = merging.part(QToolButton, "Members.Down")
    assert back.text() == "List"
    back.click()
    assert view.list.isVisible()
    merging.desk.refreshed()
    merging.desk.rest()
    merging.click(0)
    place = [row.case_uuid for row in view.list.model.shown_rows()].index(case)
    merging.click(place)  # who goes through the list does not lose it
    assert current.look.case_uuid == case
    assert view.list.isVisible()


def test_what_a_judgement_refused_is_read_first(merging: MergingDesk) -> None:
    case = propose(merging, merging.keys[:2])
    merging.find()
    merging.desk.parcel_parts.merging.current.look_at(merging.keys[:2], case_uuid=case)
    page = merging.page("Conditions")
    page.show_condition("M-2")
    assert page._text.toPlainText().startswith("M-2")
    with open_workspace(merging.path, actor=ACTOR) as other:
        said = Judgement("王", office_today(), "厂房连成一体", outcome="fail", code="M-10",
                         department="规划科")  # fmt: skip
        judge(other, case, said)
    merging.desk.refreshed()
    until(lambda: page._text.toPlainText().startswith("M-10"))
    settle()
    text = page._text.toPlainText()
    assert text.index("厂房连成一体") < text.index("「")
    row = page.table.currentIndex().row()
    assert page.model.row_at(row).code == "M-10"
    page.show_condition("M-2")  # a person goes elsewhere and stays there
    merging.colleague_lifts_the_seizure()
    assert page._text.toPlainText().startswith("M-2")


def test_reasons_stand_before_the_clause(merging: MergingDesk) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Conditions")
    text = page._text.toPlainText()
    clause = page.matrix.row("M-5").condition.text
    assert text.index(f"{CODE.format(2)}: seized") < text.index(f"「{clause}")


def test_seven_groups_are_seen_beside_the_pages_on_a_small_screen(merging: MergingDesk) -> None:
    view = merging.find()
    view.resize(440, 600)
    settle()
    merging.click(1)
    table = merging.part(MergeGroupTable, "List.Table")
    assert table.viewport().height() >= 7 * table.rowHeight(0)
    tabs = merging.part(QTabWidget, "Pages")
    assert tabs.isVisible()
    assert tabs.height() > 5 * table.rowHeight(0)


def test_search_and_states_take_a_row_each_and_the_count_is_whole(merging: MergingDesk) -> None:
    propose(merging, merging.keys[2:4])
    view = merging.find()
    view.resize(420, 600)
    settle()
    find = merging.part(QPushButton, "Search.Find")
    for name in ("Filters.Button", "Search.Widths"):
        part = merging.part(QToolButton, name)
        assert abs(middle_of(part, view) - middle_of(find, view)) <= 1
    typed = merging.part(QLineEdit, "List.Filter")
    failing = merging.part(QToolButton, "Chips.failing")
    assert (failing.text(), failing.toolTip()) == (
        "✕ 1", "✕ fails: 1 groups of which a parcel fails a condition",
    )  # fmt: skip
    assert abs(middle_of(failing, view) - middle_of(typed, view)) <= 1
    count = merging.part(QLabel, "List.Count")
    assert count.text() == "2 groups"
    assert count.width() >= count.sizeHint().width()
    view.list.chips.choose(frozenset({"in_case"}))
    settle()
    assert count.text() == "1 / 2 groups"


def test_states_go_below_where_the_search_line_had_no_room(merging: MergingDesk) -> None:
    view = merging.find()
    counts = [StateCount(key, sign, 10_000, "") for key, sign in SIGNS.items()]
    view.resize(420, 600)
    view.list.chips.set_counts(counts)
    view.list.model.set_text("厂")
    settle()
    typed = merging.part(QLineEdit, "List.Filter")
    ready = merging.part(QToolButton, "Chips.ready")
    assert middle_of(ready, view) > middle_of(typed, view)
    assert ready.width() >= ready.sizeHint().width()


def middle_of(part: QWidget, within: QWidget) -> int:
    """Return how far below the top of a widget the middle of a part lies."""
    return part.mapTo(within, part.rect().center()).y()


def test_one_click_gives_the_list_all_the_room_and_that_is_remembered(
    merging: MergingDesk,
) -> None:
    view = merging.find()
    view.resize(440, 600)
    settle()
    table = merging.part(MergeGroupTable, "List.Table")
    tabs = merging.part(QTabWidget, "Pages")
    up, down = (merging.part(QToolButton, f"Members.{way}") for way in ("Up", "Down"))
    assert not up.isEnabled()  # nothing is looked at: without the list nothing could be
    before = table.height()
    down.click()
    settle()
    assert not tabs.isVisible()
    assert table.height() > before + 100
    merging.click(1)
    assert merging.part(QLabel, "Members.Says").isVisible()
    assert not tabs.isVisible()  # who walks through the list keeps it
    again = MergingView(merging.desk.context, lambda: None, merging.desk.window)
    again.show()
    settle()
    assert not again.findChild(QTabWidget, "LowUse.Merging.Pages").isVisible()
    again.deleteLater()
    assert up.text() == "Details"
    up.click()
    settle()
    assert (tabs.isVisible(), table.height()) == (True, before)
    down.click()
    view.show_page("Preview")  # somebody elsewhere asks for a page
    assert tabs.isVisible()
    down.click()
    merging.desk.parcel_parts.merging.current.look_at(merging.keys[-2:])  # or has chosen parcels
    assert tabs.isVisible()


def test_the_widths_of_the_search_take_no_row_before_somebody_changes_them(
    merging: MergingDesk,
) -> None:
    view = merging.find()
    view.resize(420, 600)
    settle()
    widths, box = merging.part(QToolButton, "Search.Widths"), merging.part(QWidget, "Search.Shared")
    assert widths.text() == "t, L"
    assert widths.toolTip().startswith("Gap t ≤ 0.50 m, shared boundary L ≥ 2.0 m\nPress")
    assert not box.isVisible()
    widths.click()
    assert box.isVisible()
    box.setValue(1.5)
    assert widths.text() == "t, L ≠"
    assert "L ≥ 1.5 m\nThe document has t 0.50 m and L 2.0 m." in widths.toolTip()
    widths.click()
    box.setValue(0.8)  # nobody can search with this: it is shown
    assert box.isVisible()
    box.setValue(2.0)
    assert widths.text() == "t, L"


def test_a_narrow_name_leaves_the_place_out() -> None:
    assert telling_name("江门市恒达电器有限公司") == "…恒达电器有限公司"
    assert telling_name("江门市江海区永利纸品有限公司") == "…永利纸品有限公司"
    assert telling_name("恒达电器有限公司") == "恒达电器有限公司"
    assert telling_name("江门市厂") == "江门市厂"


def test_an_area_that_is_only_drawn_is_marked() -> None:
    lands = [Land("a", "甲厂", 600.0, 610.0), Land("b", "甲厂", math.nan, 400.0)]
    AREA_UNIT.set(M2)
    assert area_words(lands) == [
        "registered ≈ 1,000.00 m² (1 of them as drawn)", "drawn 1,010.00 m²",
    ]  # fmt: skip
    assert area_words(lands[1:]) == ["drawn 400.00 m²"]


def test_fields_need_no_sideways_scrolling_in_a_narrow_panel(merging: MergingDesk) -> None:
    view = merging.find()
    view.resize(380, 620)
    merging.click(1)
    page = merging.page("Preview")
    page.findChild(QTabWidget).setCurrentIndex(1)
    settle()
    table = page.values.table
    assert table.isVisible()
    assert table.model().columnCount() == FIRST_MEMBER + 2
    assert table.horizontalScrollBar().maximum() == 0
    assert table.isColumnHidden(LOST)
    tip = table.model().data(table.model().index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert f"{CODE.format(2)}: " in tip  # also where its column has no room
    view.resize(1200, 800)
    settle()
    assert not table.isColumnHidden(RULE)
    assert not table.isColumnHidden(LOST)


def test_a_group_whose_merge_ended_says_so(merging: MergingDesk) -> None:
    case = propose(merging, merging.keys[:2])
    with open_workspace(merging.path, actor=ACTOR) as store:
        withdraw(store, case, step(office_today(), opinion="申请人撤回"))
    merging.find()
    # In the column that is always seen.
    assert merging.rows(MISSING)[1].startswith("↩ before: Merge withdrawn")
    assert merging.rows(REMARK)[1] == ""
    assert case_of(merging, case).state == "withdrawn"


def test_parcels_that_retire_while_they_are_looked_at_keep_their_names(
    merging: MergingDesk,
) -> None:
    merging.find()
    merging.desk.parcel_parts.merging.current.look_at(merging.keys[2:4])
    says = merging.part(QLabel, "Members.Says")
    with open_workspace(merging.path, actor=ACTOR) as other:
        gone = {"retired_at": "2026-06-03T00:00:00Z", "retired_reason": "合并"}
        changes = [Update("parcel", key, 1, gone) for key in merging.keys[2:4]]
        other.write(changes, reason="合并")
    merging.desk.refreshed()
    until(lambda: "history" in says.toolTip() + says.text())
    assert "00003" in says.toolTip() + says.text()
