# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""假设: what is typed is calculated at once, nothing is written, and the cliffs can be read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QImage, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from lowuse_plugin.domain.ports import Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.dialogs.subsidy.scenario_dialogs import (
    CompareDialog,
    KeepDialog,
    RetireScenarioDialog,
)
from lowuse_plugin.gui.subsidy.what_if_command import WhatIfCommand
from lowuse_plugin.gui.widgets.subsidy.cliff_chart import CliffChart
from lowuse_plugin.gui.widgets.subsidy.cliff_drawing import (
    NOW,
    READING,
    WHAT_IF,
    Bound,
    ChartData,
    CliffDrawing,
    Mark,
)
from lowuse_plugin.gui.widgets.subsidy.what_if_page import WhatIfPage
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.subsidy.subsidy_workspace import new_store, project, run
from tests.store.support import LI

# 24,000 m² of land and 48,000.00 m² of floor: ratio 2, the last of tier 1.
STORED = "2,400,000.00"


@pytest.fixture
def path(folder: Path) -> Path:
    with new_store(folder) as store:
        store.write(
            [project("a", floor_area_m2="48000.00"), project("b", floor_area_m2=None)], reason="试"
        )
        run(store)
        return store.path


@pytest.fixture
def command(session_desk: SessionDesk) -> Iterator[WhatIfCommand]:
    command = WhatIfCommand(session_desk.context, session_desk.window)
    yield command
    command.release()
    settle()


@pytest.fixture
def page(session_desk: SessionDesk, command: WhatIfCommand, path: Path) -> Iterator[WhatIfPage]:
    session_desk.open(path)
    [spec] = session_desk.context.project_parts.pages.in_order()
    page = spec.make(session_desk.context)
    page.resize(420, 900)
    page.show()
    page.show_project("a")
    session_desk.rest()
    yield page
    page.deleteLater()
    settle()


def type_in(page: WhatIfPage, key: str, text: str) -> None:
    """Type as a person does, and wait for what comes of it."""
    widget = page.findChild(QLineEdit, f"LowUse.WhatIf.{key}") or page.inputs.field(key).lineEdit()
    widget.setText(text)
    page.calculate()


def wrong(page: WhatIfPage, key: str) -> str:
    label = page.findChild(QLabel, f"LowUse.WhatIf.Wrong.{key}")
    return "" if label.isHidden() else label.text()


def marks(page: WhatIfPage) -> dict[str, tuple[Fraction, Decimal | None]]:
    assert page.chart.data is not None
    return {mark.kind: (mark.far, mark.amount_yuan) for mark in page.chart.data.marks}


def cases(path: Path) -> int:
    with open_workspace(path, actor=LI) as store, store.read() as reading:
        return len(reading.table("subsidy_case").to_rows())


# -- the chart ------------------------------------------------------------------------------------


def point(far: str, rate: int | None, tier: int | None, *, closed: bool) -> Any:
    amount = None if rate is None else Decimal(int(Fraction(far) * 24_000 * rate))
    return SimpleNamespace(far=Fraction(far), amount_yuan=amount, tier=tier, closed=closed)


POINTS = (
    point("0", None, None, closed=True), point("3/2", None, None, closed=False),
    point("3/2", 50, 1, closed=True), point("2", 50, 1, closed=True),
    point("2", 60, 2, closed=False), point("4", 60, 2, closed=True),
)  # fmt: skip
DATA = ChartData(
    POINTS,
    (Bound(Fraction(3, 2), "50"), Bound(Fraction(2), "60")),
    (Mark(NOW, "now", Fraction(2), Decimal(2_400_000)),),
)


@pytest.fixture
def chart(qgis_app: object) -> Iterator[CliffChart]:
    chart = CliffChart("LowUse.WhatIf.Chart")
    chart.set_data(DATA)
    chart.resize(380, 220)
    yield chart
    chart.deleteLater()
    settle()


def test_the_chart_says_what_both_sides_of_a_cliff_pay(chart: CliffChart) -> None:
    # Whole-area rate: 24,000 × 2 × 50, and just above 24,000 × 2.0001 × 60.
    assert "2,400,000.00" in chart.words_at(Fraction(2))
    assert "2,880,144.00" in chart.words_at(Fraction("2.0001"))
    assert "no subsidy" in chart.words_at(Fraction("1.4999"))
    assert "1,800,000.00" in chart.words_at(Fraction(3, 2))


def test_keys_step_by_hundredths_and_go_from_cliff_to_cliff(chart: CliffChart) -> None:
    said: list[str] = []
    chart.read.connect(said.append)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.cursor_far == Fraction("2.01")
    QTest.keyClick(chart, Qt.Key.Key_PageUp)
    assert chart.cursor_far == Fraction("2.0001")
    QTest.keyClick(chart, Qt.Key.Key_PageUp)
    assert chart.cursor_far == 2
    QTest.keyClick(chart, Qt.Key.Key_PageUp)
    assert chart.cursor_far == Fraction(3, 2)
    QTest.keyClick(chart, Qt.Key.Key_PageUp)
    assert chart.cursor_far == Fraction("1.4999")  # the open side of the lowest cliff
    assert said[-1] == chart.accessibleDescription() == "FAR 1.4999: no subsidy"


def test_the_mouse_reads_the_ratio_under_it(chart: CliffChart) -> None:
    drawing = chart._drawing()
    none = Qt.MouseButton.NoButton
    place = QPointF(round(drawing.x(Fraction("1.75"))), 100)
    move = QMouseEvent(QEvent.Type.MouseMove, place, none, none, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(chart, move)
    assert abs(chart.cursor_far - Fraction("1.75")) <= Fraction(1, 50)
    # 2 stands on the diamond; the mark under the mouse is told by its name.
    at = drawing.mark_at(drawing._at(POINTS[3]))
    assert at == DATA.marks[0]


def test_ends_are_full_or_hollow_and_the_picture_says_that_it_is_no_result(
    chart: CliffChart, folder: Path
) -> None:
    chart.set_data(ChartData(POINTS, DATA.bounds))
    image = chart.grab().toImage()
    drawing: CliffDrawing = chart._drawing()
    scale = chart.devicePixelRatioF()

    def brightness(at: Any) -> int:
        return image.pixelColor(round(at.x() * scale), round(at.y() * scale)).lightness()

    full, hollow = drawing._at(POINTS[3]), drawing._at(POINTS[4])
    assert brightness(full) < 120
    assert brightness(hollow) > 230
    chart.save_picture(folder / "图.png", "no result")
    saved = QImage(str(folder / "图.png"))
    assert (saved.width(), saved.height()) == (1800, 1040)


# -- trying ---------------------------------------------------------------------------------------


def test_a_hundredth_of_a_square_metre_more_falls_over_the_cliff(
    page: WhatIfPage, path: Path, session_desk: SessionDesk
) -> None:
    assert STORED in page.result.words()
    assert "As in the stored calculation." in page.result.words()
    assert set(marks(page)) <= {NOW, READING}
    QTest.keyClick(page.inputs.field("floor_area_m2"), Qt.Key.Key_Up)
    until(lambda: page.tried is not None and page.tried.changed)
    said = page.result.words()
    assert "2,880,000.60" in said
    assert "+480,000.60" in said
    assert marks(page)[NOW] == (Fraction(2), Decimal("2400000.00"))
    assert marks(page)[WHAT_IF][1] == Decimal("2880000.60")
    # The two-decimal reading stands beside it, and the way back is named.
    assert marks(page)[READING] == (Fraction(2), Decimal("2400000.50"))
    assert "0.01 m²" in page.details.words()
    # Days: the last of the validity pays, also while it is still to come; the next one does not.
    type_in(page, "floor_area_m2", "")
    type_in(page, "accepted_on", "2027-03-31")
    assert STORED in page.result.words()
    type_in(page, "accepted_on", "2027-04-01")
    assert "no subsidy" in page.result.words()
    assert "not eligible" in page.result.words()
    session_desk.rest()
    assert cases(path) == 1
    assert session_desk.said == []


def test_bad_input_is_told_at_its_field_and_hides_the_result(
    page: WhatIfPage, session_desk: SessionDesk
) -> None:
    for key, text, expected in (
        ("floor_area_m2", "很多", "很多"),
        ("floor_area_m2", "NaN", "NaN"),
        ("floor_area_m2", "1e3", "not a number"),
        ("floor_area_m2", "-5", "below zero"),
        ("land_area_m2", "0", "above zero"),
        ("net_land_area_m2", "24000.01", "24000.01"),
        ("accepted_on", "2025-13-01", "2025-13-01"),
    ):
        type_in(page, key, text)
        assert expected in wrong(page, key), (key, text)
        assert (page.result.isHidden(), page.chart.isHidden(), page.tried) == (True, True, None)
        type_in(page, key, "")
        assert wrong(page, key) == ""
        assert not page.result.isHidden()
    # What the project lacks is told like that too, and can be tried.
    page.show_project("b")
    session_desk.rest()
    assert "Floor area" in wrong(page, "floor_area_m2")
    type_in(page, "floor_area_m2", "4.8万m²")
    assert wrong(page, "floor_area_m2") == "= 48,000 m²"
    assert STORED in page.result.words()
    page.inputs.field("floor_area_m2").stepBy(1)
    assert page.inputs.field("floor_area_m2").text_typed == "48000.01"
    type_in(page, "floor_area_m2", "48,000.00")
    assert STORED in page.result.words()
    assert "No calculation is stored" in page.result.words()


def test_readings_stay_while_one_looks_elsewhere_and_while_colleagues_save(
    page: WhatIfPage, session_desk: SessionDesk, path: Path
) -> None:
    type_in(page, "floor_area_m2", "48000.01")
    box = page.findChild(QComboBox, "LowUse.WhatIf.Switch.far_rounding")
    box.setCurrentIndex(box.findData("two_decimals"))
    page.calculate()
    assert "2,400,000.50" in page.result.words()  # tier 1 on 48,000.01 m²
    page.show_project("b")
    session_desk.rest()
    page.show_project("a")
    session_desk.rest()
    assert "2,400,000.50" in page.result.words()
    page.findChild(QPushButton, "LowUse.WhatIf.Reset").click()
    assert STORED in page.result.words()
    assert not page.findChild(QPushButton, "LowUse.WhatIf.Reset").isEnabled()
    type_in(page, "land_area_m2", "20000")
    assert "no subsidy" in page.result.words()  # exactly 30 mu is not over it
    with open_workspace(path, actor=LI) as store, store.read() as reading:
        version = reading.row("project", "a")["row_version"]
    with open_workspace(path, actor=LI) as store:
        store.write([Update("project", "a", version, {"floor_area_m2": "50000"})], reason="更正")
    session_desk.refreshed()
    assert page.base is not None
    assert page.base.facts["floor_area_m2"] == "50000"
    type_in(page, "land_area_m2", "20000.01")
    assert "2,500,000.00" not in page.result.words()
    assert "3,000,000.00" in page.result.words()  # 50,000 / 20,000.01 < 2.5: tier 2


# -- scenarios ------------------------------------------------------------------------------------


def kept(page: WhatIfPage, session_desk: SessionDesk, name: str) -> None:
    page.findChild(QPushButton, "LowUse.WhatIf.Keep").click()
    [dialog] = page.window().findChildren(KeepDialog)
    dialog.findChild(QLineEdit, "LowUse.Scenario.Name").setText(name)
    dialog.ok.click()
    session_desk.rest()
    until(lambda: name in [scenario.name for scenario in page.scenarios.scenarios])
    settle()


def test_a_scenario_is_kept_loaded_compared_and_retired(
    page: WhatIfPage, session_desk: SessionDesk, path: Path
) -> None:
    type_in(page, "floor_area_m2", "60000")
    kept(page, session_desk, "加建一层")
    assert session_desk.said[-1] == "Scenario kept: 加建一层"
    assert cases(path) == 1
    page.keeping.ask_keep()
    [dialog] = page.window().findChildren(KeepDialog)
    dialog.findChild(QLineEdit, "LowUse.Scenario.Name").setText("加建一层")
    assert not dialog.ok.isEnabled()  # a name is taken once
    dialog.discard()
    page.reset()
    page.scenarios.load_wanted.emit(page.scenarios.scenarios[0])
    assert page.inputs.wanted().changes == {"floor_area_m2": "60000"}
    assert "3,600,000.00" in page.result.words()  # ratio 2.5 belongs to tier 2
    dialog = page.keeping.compare(page.scenarios.scenarios)
    assert isinstance(dialog, CompareDialog)
    texts = {
        dialog.table.verticalHeaderItem(row).text(): [
            dialog.table.item(row, column).text() for column in range(dialog.table.columnCount())
        ]
        for row in range(dialog.table.rowCount())
    }
    assert texts["Amount"] == [f"{STORED} yuan", "3,600,000.00 yuan", "3,600,000.00 yuan"]
    assert texts["Floor area (m²)"] == ["48,000", "60,000", "60,000"]
    dialog.close()
    page.keeping.ask_retire(page.scenarios.scenarios[0])
    [asking] = page.window().findChildren(RetireScenarioDialog)
    assert not asking.ok.isEnabled()
    asking.findChild(QLineEdit, "LowUse.Scenario.Reason").setText("数据已更正")
    asking.ok.click()
    session_desk.rest()
    until(lambda: page.scenarios.scenarios == ())
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    until(lambda: len(page.scenarios.scenarios) == 1)


def test_windows_about_scenarios_follow_role_and_workspace_and_go_with_the_plugin(
    page: WhatIfPage, command: WhatIfCommand, session_desk: SessionDesk, path: Path
) -> None:
    page.setParent(session_desk.window.centralWidget())  # as in the dock: its window is QGIS's
    page.show()
    session_desk.window.show()
    type_in(page, "floor_area_m2", "60000")
    page.keeping.ask_keep()
    dialog = session_desk.window.findChild(KeepDialog)
    assert command.may_leave()  # only looked at
    dialog.findChild(QLineEdit, "LowUse.Scenario.Remark").setText("很长的备注")
    type_in(page, "floor_area_m2", "50000")
    page.keeping.ask_keep()
    assert session_desk.window.findChildren(KeepDialog) == [dialog]
    assert dialog.trial.tried.facts["floor_area_m2"] == "50000"
    assert not command.may_leave()
    settings.ROLE.set(Role.VIEWER)
    session_desk.session.follow_settings()
    assert not dialog.ok.isEnabled()
    settings.ROLE.set(Role.CLERK)
    session_desk.session.follow_settings()
    assert dialog.ok.isEnabled()
    session_desk.session.close()
    settle()
    assert session_desk.window.findChildren(KeepDialog) == []
    session_desk.open(path)
    page.show_project("a")
    session_desk.rest()
    page.keeping.ask_keep()
    page.keeping.compare(())
    assert session_desk.window.findChildren(CompareDialog)
    command._asking.release()
    settle()
    assert session_desk.window.findChildren(KeepDialog) == []
    assert session_desk.window.findChildren(CompareDialog) == []
    command._asking = AskingDesk(session_desk.context, command)
