# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""宗地合并: groups are found and looked at, conditions and preview follow, nothing is merged."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QMenu, QPushButton, QToolButton, QWidget

from lowuse_plugin.domain.merging.groups import MergeGroups, Stacked
from lowuse_plugin.domain.merging.matrix import MatrixReason
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.merging.steps import MergeStepInput
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.parcels.filters import DISTRICT, ParcelFilter
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.gui.merging.bands import GAP, NEW, OLD, OVERLAP
from lowuse_plugin.gui.merging.choice_command import MergeChoiceCommand
from lowuse_plugin.gui.merging.parts import MergeLook
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.merging_view import MergingView
from lowuse_plugin.gui.parcels.actions import ParcelAction
from lowuse_plugin.gui.widgets.merging.condition_words import condition_html, matrix_rows_text
from lowuse_plugin.gui.widgets.merging.group_columns import AREA, COUNT, MISSING, REMARK, SHARED
from lowuse_plugin.gui.widgets.merging.matrix import MergeMatrixPage
from lowuse_plugin.gui.widgets.merging.matrix_model import OUTCOME
from lowuse_plugin.gui.widgets.merging.preview_view import MergePreviewPage
from lowuse_plugin.gui.widgets.merging.search_bar import CHOSEN, FILTERED
from lowuse_plugin.gui.widgets.merging.value_model import field_title
from lowuse_plugin.gui.widgets.sheet_text import sheet_text
from lowuse_plugin.qgis_bridge.layers.themes import MERGE, current_theme
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT, M2
from lowuse_plugin.services.merging import subsidy_flags
from lowuse_plugin.services.merging.cases import change_values, propose_merge, read_case
from lowuse_plugin.services.merging.group_list import GroupList
from lowuse_plugin.services.merging.steps import withdraw
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import ACTOR, add
from tests.services.merging.test_merge_matrix import lawful

CODE = "440704001001GB0000{}"


class MergingDesk:
    """The panel on a workspace with two groups, a question and a stranger."""

    def __init__(self, desk: SessionDesk, path: Path) -> None:
        self.desk, self.path = desk, path
        today = office_today().isoformat()
        fresh = {"seized_checked_on": today, "floor_area_m2": 300.0}
        other = {"holder_name": "乙厂", "district": "440704"}
        with create_workspace(path, district="440704", actor=ACTOR) as store:
            self.keys = add(
                store,
                "parcel",
                [
                    # One group, connected, of which one member is seized: 300 + 100 m².
                    lawful(0, 30, parcel_code=CODE.format(1), **fresh),
                    lawful(30, 40, parcel_code=CODE.format(2), **fresh, seized="yes"),
                    # Another one with a gap of 0.2 m: joined at 0.5 m, not at 0.05 m.
                    lawful(100, 120, parcel_code=CODE.format(3), **fresh, **other),
                    lawful(120.2, 140.2, parcel_code=CODE.format(4), **fresh, **other),
                    lawful(160, 170, parcel_code=CODE.format(5), **fresh, holder_name="丙厂"),
                ],
            )
        self.choice = MergeChoiceCommand(desk.context, desk.window)
        self.view: MergingView | None = None

    @property
    def store(self) -> WorkspaceStore:
        store = self.desk.session.store
        assert store is not None
        return store

    def open(self) -> MergingView:
        self.desk.open(self.path)
        self.view = MergingView(self.desk.context, lambda: None, self.desk.window)
        self.view.resize(460, 800)
        self.view.show()
        self.desk.window.show()
        self.desk.rest()
        return self.view

    def find(self) -> MergingView:
        view = self.open()
        self.part(QPushButton, "Search.Find").click()
        self.desk.rest()
        return view

    def part(self, kind: type, name: str) -> Any:
        assert self.view is not None
        found = self.view.findChild(kind, f"LowUse.Merging.{name}")
        assert found is not None, name
        return found

    def look(self) -> MergeLook:
        return self.desk.parcel_parts.merging.current.look

    def click(self, place: int) -> None:
        assert self.view is not None
        self.view.list._table.clicked_row.emit(place)
        self.desk.rest()

    def page(self, name: str) -> Any:
        assert self.view is not None
        page = self.view.show_page(name)
        self.desk.rest()
        return page

    def rows(self, column: int) -> list[str]:
        assert self.view is not None
        model = self.view.list.model
        return [model.data(model.index(row, column)) for row in range(model.rowCount())]

    def colleague_lifts_the_seizure(self) -> None:
        with open_workspace(self.path, actor=ACTOR) as other:
            with other.read() as reading:
                row = reading.row("parcel", self.keys[1])
            change = Update("parcel", self.keys[1], row["row_version"], {"seized": "no"})
            other.write([change], reason="解封")
        self.desk.refreshed()
        self.desk.rest()


@pytest.fixture
def merging(session_desk: SessionDesk, folder: Path) -> Iterator[MergingDesk]:
    desk = MergingDesk(session_desk, folder / "工作库 1.gpkg")
    yield desk
    if desk.view is not None:
        desk.view.deleteLater()
    desk.choice.deleteLater()
    settle()


# -- finding --------------------------------------------------------------------------------------


def test_before_a_search_the_panel_says_what_to_do(merging: MergingDesk) -> None:
    merging.open()
    said = merging.part(QLabel, "List.State.Text").text()
    assert said.startswith("Find neighbouring parcels of one holder.")
    assert merging.part(QWidget, "Search.Tolerance").text() == "0.50 m"
    assert merging.part(QWidget, "Search.Shared").text() == "2.0 m"
    merging.part(QPushButton, "FindFirst").click()
    merging.desk.rest()
    assert merging.view.list.model.rowCount() == 2


@pytest.mark.map_layers
def test_groups_are_listed_with_figures_and_what_is_missing(merging: MergingDesk) -> None:
    AREA_UNIT.set(M2)
    view = merging.find()
    # By the name alone, since no holder has a number: that is open. Seized fails and comes last.
    assert merging.rows(AREA) == ["400.00 m²", "400.00 m²"]
    assert merging.rows(COUNT) == ["2", "2"]
    assert merging.rows(SHARED) == ["10.0 m", "10.0 m"]
    by_name = "? same holder by name only, number missing"
    assert merging.rows(MISSING) == [
        f"✕ boundaries do not meet closely enough to merge; {by_name}",
        f"✕ seized; {by_name}",
    ]
    assert merging.rows(REMARK) == ["loose boundary", ""]
    assert current_theme(merging.desk.layers.layer("parcels")) == MERGE
    assert view.shown_parcels() == [*merging.keys[2:4], *merging.keys[:2]]
    assert merging.part(QLabel, "List.Count").toolTip() == "2 of 2 groups, 4 parcels, 800.00 m²"


def test_nobody_searches_before_the_widths_are_read(merging: MergingDesk) -> None:
    merging.desk.open(merging.path)
    merging.view = view = MergingView(merging.desk.context, lambda: None, merging.desk.window)
    find = merging.part(QPushButton, "Search.Find")
    assert (view.bar.search.tolerance_m, find.isEnabled()) == (0.0, False)
    find.click()
    merging.desk.rest()
    assert not view.list.is_known
    assert (view.bar.search.tolerance_m, find.isEnabled()) == (0.5, True)


def test_the_widths_of_the_search_can_be_changed_and_are_judged(merging: MergingDesk) -> None:
    view = merging.open()
    view.bar._tolerance.setValue(0.1)
    merging.part(QPushButton, "Search.Find").click()
    merging.desk.rest()
    assert [row.holder for row in view.list.model.rows] == ["甲厂"]
    view.bar._tolerance.setValue(1.0)
    assert not merging.part(QPushButton, "Search.Find").isEnabled()
    assert "twice t" in merging.part(QLabel, "Search.Note").text()
    view.bar._tolerance.setValue(0.99)
    assert merging.part(QPushButton, "Search.Find").isEnabled()


def test_of_chosen_or_filtered_parcels_whole_groups_are_shown(merging: MergingDesk) -> None:
    view = merging.open()
    merging.desk.current.select([merging.keys[2]])
    view.bar.choose(CHOSEN)
    assert view.bar._scope.currentText() == "The chosen parcels (1)"
    view.bar.find()
    merging.desk.rest()
    assert [row.members for row in view.list.model.rows] == [tuple(merging.keys[2:4])]
    view.bar.filters.set_filter(ParcelFilter().with_values(DISTRICT, ("440703",)))
    assert view.bar._scope.findData(FILTERED) < 0  # nothing lies there
    view.bar.filters.set_filter(ParcelFilter().with_values(DISTRICT, ("440704",)))
    view.bar.choose(FILTERED)
    assert len(view.bar.search.uuids) == 5


def test_text_state_and_map_narrow_the_list(merging: MergingDesk) -> None:
    view = merging.find()
    view.list.model.set_text("00001 甲")
    assert [row.holder for row in view.list.model.shown_rows()] == ["甲厂"]
    view.list.clear_filters()
    merging.part(QToolButton, "Chips.failing").click()
    assert [row.holder for row in view.list.model.shown_rows()] == ["乙厂", "甲厂"]
    view.list.model.set_text("440704-001 001（GB00001）")
    assert [row.holder for row in view.list.model.shown_rows()] == ["甲厂"]
    view.list.model.set_text("４４０７０４００１００１ＧＢ００００３")
    assert [row.holder for row in view.list.model.shown_rows()] == ["乙厂"]
    view.list.clear_filters()
    west, south, east, north = view.list.model.rows[0].box
    view.list.model.set_box((east + 1, south, east + 9, north))
    assert merging.part(QLabel, "List.State.Text").text() == "No group passes the filter."
    merging.part(QPushButton, "List.ClearFilter").click()
    assert view.list.model.rowCount() == 2
    assert west < east


def test_a_colleague_s_save_makes_the_list_anew(merging: MergingDesk) -> None:
    view = merging.find()
    merging.colleague_lifts_the_seizure()
    merging.desk.rest()
    assert not any("SEIZED" in row.failing for row in view.list.model.rows)


def test_after_a_long_search_only_a_sentence_says_so(merging: MergingDesk) -> None:
    view = merging.find()
    view._took_s = 60.0
    merging.colleague_lifts_the_seizure()
    assert view._stale.toolTip() == "Parcels were changed since the search."
    assert any("SEIZED" in row.failing for row in view.list.model.rows)
    merging.part(QPushButton, "Again").click()
    merging.desk.rest()
    assert not any("SEIZED" in row.failing for row in view.list.model.rows)
    assert not view._again.isVisible()


def test_the_list_is_copied_beside_the_window(merging: MergingDesk) -> None:
    AREA_UNIT.set(M2)
    view = merging.find()
    QGuiApplication.clipboard().clear()
    QTest.keyClick(view.list._table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ""  # another thread puts it into words
    merging.desk.rest()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert (lines[0][0], lines[0][-1]) == ("Right holder", "Parcels")
    assert [(line[0], line[2], line[-1]) for line in lines[1:]] == [
        ("乙厂", "400.00 m²", f"{CODE.format(3)}, {CODE.format(4)}"),
        ("甲厂", "400.00 m²", f"{CODE.format(1)}, {CODE.format(2)}"),
    ]


def test_a_stack_names_three_parcels_and_counts_the_others(merging: MergingDesk) -> None:
    view = merging.find()
    keys = tuple(str(number) for number in range(800))
    labels = {key: f"T-{key}" for key in keys} | {"3": "#7"}
    stacked = (Stacked("0", keys[1:]),)
    found = GroupList((), MergeGroups((), (), stacked, 0.5, 2.0), labels)
    view.questions.show_found(found)
    [entry] = merging.part(QToolButton, "Questions.Stacks").menu().actions()
    assert entry.text() == "T-0 stands for T-1, T-2, no code #7 and 796 more"


# -- looking --------------------------------------------------------------------------------------


def test_a_click_goes_there_and_the_pages_follow(merging: MergingDesk) -> None:
    view = merging.find()
    merging.click(1)
    assert merging.look().members == tuple(merging.keys[:2])
    assert merging.desk.current.uuid == merging.keys[0]
    box = view.list.model.row_at(1).box
    shown = merging.desk.desk.canvas.extent()
    assert shown.xMinimum() < box[0] < box[2] < shown.xMaximum()
    said = merging.part(QLabel, "Members.Says").toolTip()
    assert said.startswith("甲厂, 2 parcels, registered 0.60 mu, drawn 0.60 mu: ")
    assert merging.part(QLabel, "Members.Note").isHidden()
    page = merging.page("Conditions")
    assert isinstance(page, MergeMatrixPage)
    assert page.matrix.members == tuple(merging.keys[:2])


def test_areas_that_differ_and_needless_merges_are_told(merging: MergingDesk) -> None:
    AREA_UNIT.set(M2)
    with open_workspace(merging.path, actor=ACTOR) as other:
        with other.read() as reading:
            versions = [(reading.row("parcel", key) or {})["row_version"] for key in merging.keys]
        # 20,000 + 100 m² registered, 300 + 100 m² drawn: 19,700 of 20,100 are missing, 98.0 %.
        values = {"registered_area_m2": 20_000.0}
        other.write([Update("parcel", merging.keys[0], versions[0], values)], reason="更正")
    merging.open()
    merging.desk.parcel_parts.merging.current.look_at(merging.keys[:2])
    merging.desk.rest()
    said = merging.part(QLabel, "Members.Says").toolTip()
    assert said.startswith("甲厂, 2 parcels, registered 20,100.00 m², drawn 400.00 m²: ")
    note = merging.part(QLabel, "Members.Note").toolTip()
    assert note.startswith("⚠ drawn −98.0 % against registered; ⓘ 30 mu count for a single project")
    page = merging.page("Preview")
    shown = page._text.toPlainText()
    assert shown.count("New outline less sum of registered areas: −19,700.00 m² (−98.0 %") == 1
    assert "gaps 0.00 m², overlaps 0.00 m²" in page._text.toPlainText()


def test_a_late_answer_about_parcels_of_before_takes_nothing_from_those_of_now(
    merging: MergingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(merging.path, actor=ACTOR) as other:
        with other.read() as reading:
            version = (reading.row("parcel", merging.keys[0]) or {})["row_version"]
        values = {"registered_area_m2": 20_000.0}  # 30 mu and a little
        other.write([Update("parcel", merging.keys[0], version, values)], reason="更正")
    merging.open()
    before, now = tuple(merging.keys[2:4]), tuple(merging.keys[:2])
    gate, read = threading.Event(), subsidy_flags.group_standings

    def late(reading: Any, groups: Any) -> Any:
        if groups == {"": before}:
            gate.wait(10)
        return read(reading, groups)

    monkeypatch.setattr(subsidy_flags, "group_standings", late)
    note = merging.part(QLabel, "Members.Note")
    merging.desk.parcel_parts.merging.current.look_at(before)
    merging.desk.parcel_parts.merging.current.look_at(now)
    until(lambda: "30 mu count for a single project" in note.toolTip())
    gate.set()
    merging.desk.rest()
    assert "30 mu count for a single project" in note.toolTip()


def test_parcels_that_count_no_more_are_still_named(merging: MergingDesk) -> None:
    merging.open()
    with open_workspace(merging.path, actor=ACTOR) as other:
        with other.read() as reading:
            row = reading.row("parcel", merging.keys[0]) or {}
        gone = {"retired_at": "2026-01-01T00:00:00Z", "retired_reason": "合并"}
        change = Update("parcel", merging.keys[0], row["row_version"], gone)
        other.write([change], reason="合并")
    merging.desk.refreshed()
    merging.desk.parcel_parts.merging.current.look_at(merging.keys[:2])
    merging.desk.rest()
    said = merging.part(QLabel, "Members.Says").toolTip()
    assert f"{CODE.format(1)[-5:]} (history)" in said
    assert CODE.format(2)[-5:] in said


def test_all_parcels_stay_marked_while_they_are_looked_at(merging: MergingDesk) -> None:
    view = merging.find()
    merging.page("Conditions")
    merging.click(1)
    merging.desk.rest()
    assert view.marks.bands.counts() == {OLD: 2}
    merging.page("Preview")  # draws them itself
    assert view.marks.bands.counts() == {}
    merging.page("Conditions")
    view.hide()
    assert view.marks.bands.counts() == {}
    view.show()
    assert view.marks.bands.counts() == {OLD: 2}


def test_a_narrow_list_needs_no_sideways_scrolling(merging: MergingDesk) -> None:
    view = merging.find()
    table = view.list._table
    assert table.horizontalScrollBar().maximum() == 0
    assert table.isColumnHidden(REMARK)
    view.resize(1400, 800)
    settle()
    assert not table.isColumnHidden(REMARK)
    assert table.horizontalScrollBar().maximum() == 0


def test_an_old_query_leads_to_the_parcel(merging: MergingDesk) -> None:
    edited: list[tuple[str, ...]] = []
    merging.desk.context.actions.add(ParcelAction("Edit", "Edit …", "", edited.append))
    with open_workspace(merging.path, actor=ACTOR) as other:
        with other.read() as reading:
            row = reading.row("parcel", merging.keys[2]) or {}
        old = {"seized_checked_on": "2024-06-03"}
        other.write([Update("parcel", merging.keys[2], row["row_version"], old)], reason="更正")
    merging.find()
    merging.desk.parcel_parts.merging.judge = lambda code: None
    merging.desk.parcel_parts.merging.current.look_at(merging.keys[2:4])
    page = merging.page("Conditions")
    page.show_condition("M-5")
    text = page._text.toHtml()
    assert "Change the seizure query of" in text
    assert "judge:M-5" not in text
    page._text.acted.emit(f"edit:seized_checked_on:{merging.keys[2]}")
    assert edited == [(merging.keys[2],)]


def test_a_parcel_without_code_goes_by_its_number(merging: MergingDesk) -> None:
    with open_workspace(merging.path, actor=ACTOR) as other:
        with other.read() as reading:
            row = reading.row("parcel", merging.keys[1]) or {}
        change = Update("parcel", row["uuid"], row["row_version"], {"parcel_code": None})
        other.write([change], reason="代码有误")
    merging.find()
    merging.click(1)
    assert merging.part(QLabel, "Members.Says").toolTip().endswith(f"no code #{row['fid']}")
    merging.view.members.fill()
    entries = [entry.text() for entry in merging.view.members.menu.actions()]
    assert entries[:2] == [CODE.format(1), f"no code #{row['fid']}"]


def test_stepping_goes_through_the_shown_groups(merging: MergingDesk) -> None:
    view = merging.find()
    seen = []
    for by in (1, 1, 1, -1):
        view.step(by)
        seen.append(merging.look().members[0])
    first, second = merging.keys[2], merging.keys[0]
    assert seen == [first, second, second, first]


def test_a_parcel_that_is_looked_at_elsewhere_brings_its_group(merging: MergingDesk) -> None:
    merging.find()
    merging.desk.current.look_at(merging.keys[3])
    assert merging.look().members == tuple(merging.keys[2:4])
    merging.desk.current.look_at(merging.keys[4])  # in no group: what is shown stays
    assert merging.look().members == tuple(merging.keys[2:4])


def test_own_choice_is_not_lost_by_looking_around(merging: MergingDesk) -> None:
    merging.find()
    merging.choice.look_at((merging.keys[0], merging.keys[4]))
    merging.desk.current.look_at(merging.keys[3])
    assert merging.look().members == (merging.keys[0], merging.keys[4])


def test_parcels_are_left_out_and_added(merging: MergingDesk) -> None:
    merging.find()
    merging.click(1)
    members = merging.view.members
    members.fill()
    entries = {action.objectName(): action for action in members.menu.actions()}
    entries[f"LowUse.Merging.Members.Parcel.{merging.keys[1]}"].trigger()
    assert merging.look() == MergeLook((merging.keys[0],), "", tuple(merging.keys[:2]))
    merging.desk.current.select([merging.keys[4]])
    members.fill()
    entries = {action.objectName(): action for action in members.menu.actions()}
    entries["LowUse.Merging.Members.Add"].trigger()
    assert merging.look().members == (merging.keys[0], merging.keys[4])
    members.fill()
    entries = {action.objectName(): action for action in members.menu.actions()}
    entries["LowUse.Merging.Members.Whole"].trigger()
    assert merging.look().members == (*merging.keys[:2], merging.keys[4])


def test_the_list_can_make_room_and_comes_back_with_nothing_to_look_at(
    merging: MergingDesk,
) -> None:
    view = merging.find()
    merging.click(1)
    up, down = (merging.part(QToolButton, f"Members.{way}") for way in ("Up", "Down"))
    up.click()
    assert not view.list.isVisible()
    down.click()
    assert view.list.isVisible()
    up.click()
    merging.desk.parcel_parts.merging.current.look_at(())
    assert view.list.isVisible()


# -- conditions -----------------------------------------------------------------------------------


def cell(page: MergeMatrixPage, code: str, column: int) -> str:
    return page.model.data(page.model.index(page.model.place_of(code), column))


def test_kinds_stand_apart_and_every_parcel_has_its_outcome(merging: MergingDesk) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Conditions")
    heads = [page.model.data(page.model.index(place, 0)) for place in page.model.headings()]
    assert heads == ["computed", "looked up", "judged"]
    assert page.model.rowCount() == 12 + 3
    assert [cell(page, "M-5", column) for column in (1, 2, 3)] == ["✕ not met", "✓", "✕"]
    assert [cell(page, "M-2", column) for column in (1, 2, 3)] == ["✓ met", "✓", "✓"]
    assert cell(page, "M-6", 1) == "✓ by name only"  # as the list says it
    assert merging.part(QLabel, "Matrix.Summary").text().startswith("✕ not met 1")


def test_the_worst_is_explained_first_with_the_parcel_named(merging: MergingDesk) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Conditions")
    said = page._text.toPlainText()
    assert "M-5" in said.splitlines()[0]
    assert f"{CODE.format(2)}: seized" in said
    page._act(f"parcel:{merging.keys[1]}")
    assert merging.desk.current.uuid == merging.keys[1]
    assert merging.look().members == tuple(merging.keys[:2])


def test_the_condition_that_is_read_stays_when_another_group_is_looked_at(
    merging: MergingDesk,
) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Conditions")
    page.show_condition("M-10")
    assert "Floor area known, in all: 600.00 m²" in page._text.toPlainText()
    merging.click(0)
    assert page._text.toPlainText().startswith("M-10")
    assert cell(page, "M-2", 1) == "✕ not met"


def test_the_stage_is_chosen_and_the_matrix_is_copied(merging: MergingDesk) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Conditions")
    page._stage.setCurrentIndex(page._stage.findData("acceptance"))
    merging.desk.rest()
    assert cell(page, "M-12", 1) == "– data missing"  # nobody says who applies
    QGuiApplication.clipboard().clear()
    page.copy()
    assert QGuiApplication.clipboard().text() == ""  # another thread puts it into words
    merging.desk.rest()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 13
    assert lines[0].split("\t")[3:5] == [CODE.format(1), CODE.format(2)]


def test_the_fields_are_copied_beside_the_window(merging: MergingDesk) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Preview")
    QGuiApplication.clipboard().clear()
    page.values.copy()
    assert QGuiApplication.clipboard().text() == ""
    merging.desk.rest()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0][:4] == ["Field", "New parcel", "Rule", "Not kept"]
    model = page.values.model
    assert len(lines) == model.rowCount() + 1
    code = model.place_of("parcel_code")
    assert lines[1 + code][4:] == [CODE.format(1), CODE.format(2)]
    shown = [model.data(model.index(0, section)) or "" for section in range(model.columnCount())]
    assert lines[1][:4] == shown[:4]
    assert shown[4:] == ["…00001", "…00002"]  # the whole codes stand in the headings' tips
    model.set_all(True)
    day, area = model.place_of("seized_checked_on"), model.place_of("floor_area_m2")
    assert model.data(model.index(day, 4)) == office_today().isoformat()
    assert model.data(model.index(area, 4)) == "300.00 m²"
    assert field_title(model.cell_at(area)).endswith("(m²)")  # a sheet has the number alone


def test_thousands_of_reasons_are_counted_in_the_text_and_copied_whole(
    merging: MergingDesk,
) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Conditions")
    matrix = page.matrix
    reasons = tuple(
        MatrixReason("USE_MIXED", (merging.keys[number % 2],), {"value": str(number)}, outcome)
        for number, outcome in enumerate(["manual"] * 2999 + ["fail"])
    )
    failing = {"reasons": reasons, "outcome": "fail"}
    rows = tuple(replace(r, **failing) if r.code == "M-3" else r for r in matrix.rows)
    long = replace(matrix, rows=rows)
    text = condition_html(long.row("M-3"), long)
    assert text.count("<li>") == 41
    assert "and 2,960 more" in text
    assert text.index("(2999)") < text.index("(0)")  # what fails comes first
    assert sheet_text(matrix_rows_text(long)).count("mixed use") == 3000
    page.model.set_matrix(long)
    place = page.model.place_of("M-3")
    tip = page.model.data(page.model.index(place, OUTCOME), Qt.ItemDataRole.ToolTipRole)
    assert len(tip.splitlines()) == 22


def test_what_a_colleague_changes_shows_in_the_matrix(merging: MergingDesk) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Conditions")
    merging.colleague_lifts_the_seizure()
    merging.desk.rest()
    assert cell(page, "M-5", 1) == "✓ met"


# -- preview --------------------------------------------------------------------------------------


def test_outlines_gaps_and_areas_are_shown(merging: MergingDesk) -> None:
    merging.find()
    merging.click(0)
    page = merging.page("Preview")
    assert isinstance(page, MergePreviewPage)
    # The gap of 0.2 m × 10 m is never filled.
    [line] = page.table.rows.things
    assert (line.kind, round(line.m2, 2)) == ("gap", 2.0)
    assert line.note == "✕ stays open: survey the boundary"
    assert page.bands.counts() == {NEW: 2, OLD: 2, GAP: 1}
    said = page._text.toPlainText()
    assert "is wider than the tolerance and is not filled" in said
    assert "\n400.00\n" in said  # a row of the card, whose column says m²
    merging.page("Conditions")
    assert page.bands.counts() == {}


def test_the_bands_go_when_the_box_is_unchecked_or_the_workspace_closed(
    merging: MergingDesk,
) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Preview")
    assert page.bands.counts() == {NEW: 1, OLD: 2}
    assert OVERLAP not in page.bands.counts()
    page._on_map.setChecked(False)
    assert page.bands.counts() == {}
    page._on_map.setChecked(True)
    merging.desk.session.close()
    assert page.bands.counts() == {}
    assert merging.look() == MergeLook()


def test_typed_values_are_kept_when_members_change(merging: MergingDesk) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Preview")
    page.values.show_field("remark")
    page.values.editor.editor.put("两宗同址")
    merging.desk.rest()
    current = merging.desk.parcel_parts.merging.current
    assert current.values == {"remark": ValueChoice("typed", "两宗同址")}
    merging.choice.look_at((*merging.keys[:2], merging.keys[4]))
    merging.desk.rest()
    kept = next(c for c in page.preview.cells if c.column == "remark")
    assert (kept.value, kept.rule, kept.chosen) == ("两宗同址", "typed", True)
    merging.click(0)
    assert current.values == {}
    merging.click(1)
    assert current.values == {"remark": ValueChoice("typed", "两宗同址")}


def test_what_is_typed_just_now_counts_for_the_group_it_was_typed_for(
    merging: MergingDesk,
) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Preview")
    page.values.show_field("remark")
    QTest.keyClicks(page.values.editor.editor._input.inner(), "ABC")
    merging.view.step(-1)
    merging.desk.rest()
    current = merging.desk.parcel_parts.merging.current
    assert current.members == tuple(merging.keys[2:4])
    assert current.values == {}
    assert page.values.editor.column == "remark"
    assert not page.values.editor.editor.is_changed  # what was typed belongs to the other group
    merging.view.step(1)
    assert current.values == {"remark": ValueChoice("typed", "ABC")}


def test_a_field_takes_the_value_of_a_parcel_a_rule_or_goes_back(merging: MergingDesk) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Preview")
    page.values.show_field("seized")
    model = page.values.model
    place = model.place_of("seized")
    assert model.cell_at(place).value == "yes"  # the heavier one counts
    page.values.table.wanted.emit(model.index(place, 4))
    merging.desk.rest()
    current = merging.desk.parcel_parts.merging.current
    assert current.values["seized"] == ValueChoice("typed", "no")
    assert page.values.editor.column == "seized"
    page.values.editor._drop()
    merging.desk.rest()
    assert current.values == {}
    assert model.cell_at(model.place_of("seized")).value == "yes"


# -- seams ----------------------------------------------------------------------------------------


class CasePage(QWidget):
    """A page about the merge that is looked at, as commands contribute one."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[MergeLook] = []

    def show_merge(self, look: MergeLook) -> None:
        self.seen.append(look)


class ParcelOnlyPage(QWidget):
    """A page about the current parcel."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def show_parcel(self, uuid: str) -> None:
        self.seen.append(uuid)


def test_pages_of_commands_follow_the_merge_or_the_parcel(merging: MergingDesk) -> None:
    case, parcel = CasePage(), ParcelOnlyPage()
    pages = merging.desk.parcel_parts.merging.pages
    pages.add(PageSpec("Lineage", "沿革", lambda _context: parcel, 60))
    pages.add(PageSpec("Case", "办理", lambda _context: case, 30))
    view = merging.find()
    assert [page.name for page in view._pages] == ["Conditions", "Preview", "Case", "Lineage"]
    merging.click(1)
    assert view.show_page("Case") is case
    assert case.seen[-1].members == tuple(merging.keys[:2])
    merging.click(0)
    assert case.seen[-1].members == tuple(merging.keys[2:4])
    assert view.show_page("Lineage") is parcel
    merging.desk.current.look_at(merging.keys[3])
    assert parcel.seen == [merging.keys[2], merging.keys[3]]


def test_a_case_can_be_begun_where_a_command_lets_one(merging: MergingDesk) -> None:
    begun: list[bool] = []
    merging.desk.parcel_parts.merging.begin = lambda: begun.append(True)
    merging.find()
    merging.click(1)
    merging.page("Conditions")
    merging.part(QPushButton, "Matrix.Begin").click()
    assert begun == [True]


# -- all parcels of a holder ----------------------------------------------------------------------


def test_all_parcels_of_a_holder_are_chosen_and_only_the_listed_offered(
    merging: MergingDesk,
) -> None:
    merging.open()
    shown = [merging.keys[0]]
    merging.choice.follow(lambda: shown)
    merging.choice.choose_holder((merging.keys[1],))
    merging.desk.rest()
    assert merging.desk.current.selection == frozenset(merging.keys[:2])
    assert merging.desk.said[-1] == "2 parcels of 甲厂 are chosen."
    merging.desk.press("LowUse.Message.OnlyListed")
    assert merging.desk.current.selection == {merging.keys[0]}


def test_the_entries_stand_in_every_menu_of_parcels(merging: MergingDesk) -> None:
    merging.open()
    menu = QMenu()
    merging.desk.context.actions.fill(menu, (merging.keys[0],))
    entries = {action.objectName().rpartition(".")[2]: action for action in menu.actions()}
    assert entries["SameHolder"].isEnabled()
    assert not entries["LookAtMerge"].isEnabled()
    assert entries["LookAtMerge"].toolTip() == "Choose at least two parcels."
    menu.clear()
    merging.desk.context.actions.fill(menu, tuple(merging.keys[:2]))
    entries = {action.objectName().rpartition(".")[2]: action for action in menu.actions()}
    brought: list[bool] = []
    merging.choice.bring = lambda: brought.append(True)
    entries["LookAtMerge"].trigger()
    assert (merging.look().members, brought) == (tuple(merging.keys[:2]), [True])
    menu.deleteLater()


def test_the_matrix_goes_to_a_parcel_by_key(merging: MergingDesk) -> None:
    merging.find()
    merging.click(1)
    page = merging.page("Conditions")
    table = page.table
    table.setCurrentIndex(page.model.index(page.model.place_of("M-5"), 3))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert merging.desk.current.uuid == merging.keys[1]


# -- with a case ----------------------------------------------------------------------------------


def propose(merging: MergingDesk, members: list[str]) -> str:
    with open_workspace(merging.path, actor=ACTOR) as store:
        uuid, _receipt = propose_merge(store, members, by="王", on=office_today())
    return uuid


def case_of(merging: MergingDesk, uuid: str) -> MergeCase:
    return read_case(merging.store, uuid)


def test_a_group_in_a_case_is_looked_at_as_the_case(merging: MergingDesk) -> None:
    uuid = propose(merging, merging.keys[:2])
    view = merging.find()
    # In the column that is always seen.
    assert merging.rows(MISSING)[1].startswith("▶ Merge proposed; ")
    assert merging.part(QToolButton, "Chips.in_case").text() == "▶ 1"
    merging.click(1)
    assert merging.look() == MergeLook(tuple(merging.keys[:2]), uuid, tuple(merging.keys[:2]))
    page = merging.page("Conditions")
    assert page.matrix.stage == "acceptance"  # that of the next step
    assert not page._stage.isEnabled()
    assert page._begin_case.isHidden()
    asked: list[str] = []
    merging.desk.parcel_parts.merging.judge = asked.append
    page.show_condition("M-10")
    page._show_condition(page.model.place_of("M-10"))
    assert "Judge …" in page._text.toPlainText()
    page._act("judge:M-10")
    assert asked == ["M-10"]
    view.members.fill()
    assert [action.isEnabled() for action in view.members.menu.actions()] == [False]


def test_values_of_a_case_are_saved_in_it_and_can_be_undone(merging: MergingDesk) -> None:
    uuid = propose(merging, merging.keys[:2])
    merging.find()
    merging.click(1)
    page = merging.page("Preview")
    page.values.show_field("remark")
    page.values.editor.editor.put("两宗同址")
    merging.desk.rest()
    assert case_of(merging, uuid).values == {"remark": ValueChoice("typed", "两宗同址")}
    assert merging.desk.parcel_parts.merging.current.values == {}
    assert merging.desk.said[-1] == f"Values of HB440704{office_today().year}001 saved."
    until(lambda: remark_of(page) == "两宗同址")
    merging.desk.press("LowUse.Message.Undo")
    until(lambda: remark_of(page) is None)
    assert case_of(merging, uuid).values == {}


def remark_of(page: MergePreviewPage) -> object:
    settle()
    cells = () if page.preview is None else page.preview.cells
    return next((each.value for each in cells if each.column == "remark"), None)


def test_quick_choices_in_a_case_wait_for_one_another(merging: MergingDesk) -> None:
    uuid = propose(merging, merging.keys[:2])
    merging.find()
    merging.click(1)
    page = merging.page("Preview")
    page._choose("remark", "typed", "甲")
    page._choose("remark", "typed", "乙")
    page._choose("right_ends_on", "typed", "2049-12-31")
    merging.desk.rest()
    assert case_of(merging, uuid).values == {
        "remark": ValueChoice("typed", "乙"),
        "right_ends_on": ValueChoice("typed", "2049-12-31"),
    }


def test_a_colleague_s_change_of_the_case_is_no_loss(merging: MergingDesk) -> None:
    uuid = propose(merging, merging.keys[:2])
    merging.find()
    merging.click(1)
    page = merging.page("Preview")
    colleague = {"remark": ValueChoice("typed", "同事")}
    change_values(merging.store, uuid, colleague, by="李")
    page._choose("remark", "typed", "我")  # on a state that is not the newest
    merging.desk.rest()
    assert case_of(merging, uuid).values == colleague
    assert "was changed by" in merging.desk.said[-1]
    assert merging.desk.said[-1].endswith("Nothing was written; look at it again.")
    until(lambda: remark_of(page) == "同事")


def test_a_case_of_fewer_parcels_than_the_group_shows_its_own(merging: MergingDesk) -> None:
    with open_workspace(merging.path, actor=ACTOR) as store:
        add(store, "parcel", [lawful(40, 50, parcel_code=CODE.format(6))])
    uuid = propose(merging, merging.keys[:2])
    merging.find()
    place = [row.case_uuid for row in merging.view.list.model.shown_rows()].index(uuid)
    assert merging.view.list.model.row_at(place).parcels_count == 3
    page = merging.page("Conditions")
    merging.click(place)
    assert merging.look().members == tuple(merging.keys[:2])
    assert page.matrix.members == tuple(merging.keys[:2])


def test_a_case_that_has_ended_says_so(merging: MergingDesk) -> None:
    uuid = propose(merging, merging.keys[:2])
    merging.find()
    merging.click(1)
    page = merging.page("Conditions")
    with open_workspace(merging.path, actor=ACTOR) as store:
        withdraw(store, uuid, MergeStepInput("王", office_today(), "", "企业撤回", {}))
    merging.desk.refreshed()
    merging.desk.rest()
    assert page._none.findChild(QLabel).text() == (
        f"HB440704{office_today().year}001: Merge withdrawn. What was checked then stands "
        "on the page “Procedure”."
    )
    assert merging.rows(MISSING)[1].startswith("↩ before: Merge withdrawn")
