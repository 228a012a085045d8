# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Start view, state buttons and the dock that holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QCommandLinkButton, QLabel, QToolButton, QWidget

from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.gui.panels.catalogue import PANELS, Doors, make_panel
from lowuse_plugin.gui.panels.panel import Panel
from lowuse_plugin.gui.panels.placing import PanelPlacing
from lowuse_plugin.gui.subsidy.command import SubsidyCommand
from lowuse_plugin.gui.widgets.start_view import StartView, Ways
from lowuse_plugin.gui.widgets.state_chips import StateChips, StateCount
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.qgis.layers.layer_desk import Heard, until, workspace
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle

RECENT = [Path("share") / "低效用地_蓬江区.gpkg", Path("share") / "低效用地_恩平市.gpkg"]


class Gone:
    """Which way was gone."""

    def __init__(self) -> None:
        self.ways: list[object] = []
        self.recent: list[Path] = []

    def way(self, name: str) -> Callable[[], None]:
        return lambda: self.ways.append(name)

    def all(self) -> Ways:
        return Ways(
            create=self.way("create"), open=self.way("open"), train=self.way("train"),
            reopen=self.ways.append, recent=lambda: self.recent,
        )  # fmt: skip


# -- start view -----------------------------------------------------------------------------------


@pytest.fixture
def gone() -> Gone:
    return Gone()


@pytest.fixture
def start(qgis_app: object, gone: Gone) -> Iterator[StartView]:
    start = StartView(gone.all())
    yield start
    start.deleteLater()
    settle()


def recent_names(start: StartView) -> list[str]:
    settle()
    return [button.text() for button in start.findChildren(QToolButton, "LowUse.Start.Recent")]


def test_every_way_leads_where_it_says(start: StartView, gone: Gone) -> None:
    for name in ("New", "Open", "Training"):
        start.findChild(QCommandLinkButton, f"LowUse.Start.{name}").click()
    assert gone.ways == ["create", "open", "train"]


def test_recent_workspaces_are_listed_by_name_and_opened_by_path(
    start: StartView, gone: Gone
) -> None:
    start.refresh()
    assert recent_names(start) == []
    gone.recent = RECENT
    start.refresh()
    start.refresh()
    assert recent_names(start) == ["低效用地_蓬江区", "低效用地_恩平市"]
    second = start.findChildren(QToolButton, "LowUse.Start.Recent")[1]
    assert second.toolTip() == str(RECENT[1])
    second.click()
    assert gone.ways == [RECENT[1]]


def test_while_a_workspace_opens_no_other_way_is_offered(start: StartView, gone: Gone) -> None:
    gone.recent = RECENT
    start.refresh()
    state = start.findChild(QLabel, "LowUse.Start.State")
    assert state.text() == "No workspace is open."
    start.set_busy("Opening 甲 …")
    assert state.text() == "Opening 甲 …"
    buttons = [*start.findChildren(QCommandLinkButton), *start.findChildren(QToolButton)]
    assert not any(button.isEnabled() for button in buttons)
    start.set_busy("")
    assert all(button.isEnabled() for button in start.findChildren(QCommandLinkButton))


# -- state buttons --------------------------------------------------------------------------------


@pytest.fixture
def chips(qgis_app: object) -> Iterator[StateChips]:
    chips = StateChips("LowUse.Test.State")
    chips.set_counts(
        [
            StateCount("suspected", "▲ suspected", 1234, "30.00 mu"),
            StateCount("tagged", "● tagged", 2, "3.00 mu"),
        ]
    )
    yield chips
    chips.deleteLater()
    settle()


def chip(chips: StateChips, key: str) -> QToolButton | None:
    settle()
    return chips.findChild(QToolButton, f"LowUse.Test.State.{key}")


def test_a_state_shows_sign_word_count_and_area(chips: StateChips) -> None:
    button = chip(chips, "suspected")
    assert button.text() == "▲ suspected 1,234"
    assert "30.00 mu" in button.toolTip()


def test_pressed_states_filter_and_none_means_all(chips: StateChips) -> None:
    heard = Heard(chips.filter_changed)
    chip(chips, "suspected").click()
    chip(chips, "tagged").click()
    chip(chips, "suspected").click()
    chip(chips, "tagged").click()
    assert [set(keys) for (keys,) in heard.said] == [
        {"suspected"}, {"suspected", "tagged"}, {"tagged"}, set(),
    ]  # fmt: skip


def test_a_pressed_state_stays_pressed_as_long_as_it_is_there(chips: StateChips) -> None:
    chip(chips, "tagged").click()
    heard = Heard(chips.filter_changed)
    chips.set_counts([StateCount("tagged", "● tagged", 3, "4.00 mu")])
    assert chips.chosen() == {"tagged"}
    assert chip(chips, "tagged").text() == "● tagged 3"
    assert chip(chips, "suspected") is None
    assert heard.said == []
    chips.set_counts([StateCount("suspected", "▲ suspected", 3, "4.00 mu")])
    assert [set(keys) for (keys,) in heard.said] == [set()]


# -- dock -----------------------------------------------------------------------------------------


@pytest.fixture
def panels(session_desk: SessionDesk, gone: Gone) -> Iterator[list[Panel]]:
    window = session_desk.window
    subsidy = SubsidyCommand(session_desk.context, window)
    doors = Doors(
        show_import=lambda: None, show_map=lambda: None, subsidy=subsidy,
        import_projects=lambda: None, new_project=lambda: None,
        standards=lambda: None, boundary_errors=lambda: None,
        end_line=lambda: None,
    )  # fmt: skip
    panels = [make_panel(n, session_desk.context, gone.all(), doors, window) for n in PANELS]
    for panel in panels:
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel)
        panel.hide()
    window.show()
    yield panels
    for panel in panels:
        panel.release()
        panel.deleteLater()
    subsidy.release()
    settle()


def seen(panel: Panel) -> QWidget:
    return panel._stack.currentWidget()


def test_content_is_built_when_it_is_first_seen(
    panels: list[Panel], session_desk: SessionDesk, folder: Path
) -> None:
    session_desk.open(workspace(folder))
    assert [panel.content for panel in panels] == [None] * len(PANELS)
    panels[0].show()
    settle()
    assert panels[0].content is not None
    assert panels[1].content is None
    built = panels[0].content
    panels[0].hide()
    panels[0].show()
    settle()
    assert panels[0].content is built


def test_without_a_workspace_the_ways_to_get_one_are_shown(
    panels: list[Panel], session_desk: SessionDesk, folder: Path
) -> None:
    panel = panels[0]
    panel.show()
    settle()
    assert isinstance(seen(panel), StartView)
    session_desk.open(workspace(folder))
    assert not isinstance(seen(panel), StartView)
    session_desk.session.close()
    assert isinstance(seen(panel), StartView)


def test_opening_is_shown_with_a_button_that_stops_it(
    panels: list[Panel], session_desk: SessionDesk, folder: Path
) -> None:
    panels[0].show()
    settle()

    def fill(_store: WorkspaceStore, progress: Progress) -> None:
        while True:
            progress.step(1, 2)

    session_desk.session.create(
        folder / "新.gpkg", district="440704", crs="EPSG:4526", training=True, fill=fill
    )
    bar = panels[0].findChild(TaskProgressBar)
    until(bar.isVisible)
    state = panels[0].findChild(QLabel, "LowUse.Start.State")
    assert state.text() == "Making 新.gpkg …"
    bar.findChild(QWidget, "LowUse.TaskProgress.Cancel").click()
    session_desk.rest()
    assert not bar.isVisible()
    assert state.text() == "No workspace is open."


def test_the_toggle_follows_the_panel(panels: list[Panel]) -> None:
    toggle = panels[0].make_toggle()
    assert not toggle.isChecked()
    toggle.trigger()
    assert panels[0].isVisible()
    panels[0].close()
    assert not toggle.isChecked()


def test_each_panel_becomes_a_tab_once(panels: list[Panel], session_desk: SessionDesk) -> None:
    window = session_desk.window
    placing = PanelPlacing(panels, window)
    for panel in panels[:2]:
        panel.show()
    settle()
    assert window.tabifiedDockWidgets(panels[0]) == [panels[1]]
    panels[2].show()
    settle()
    assert set(window.tabifiedDockWidgets(panels[0])) == set(panels[1:3])
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, panels[1])
    for panel in panels[:3]:
        panel.hide()
        panel.show()
    settle()
    assert window.tabifiedDockWidgets(panels[1]) == []
    placing.deleteLater()


def test_a_panel_is_no_tab_of_panels_elsewhere(
    panels: list[Panel], session_desk: SessionDesk
) -> None:
    window = session_desk.window
    placing = PanelPlacing(panels, window)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, panels[0])
    for panel in panels[:2]:
        panel.show()
    settle()
    assert window.tabifiedDockWidgets(panels[1]) == []
    panels[2].show()
    settle()
    assert window.tabifiedDockWidgets(panels[1]) == [panels[2]]
    assert window.dockWidgetArea(panels[0]) == Qt.DockWidgetArea.LeftDockWidgetArea
    placing.deleteLater()
