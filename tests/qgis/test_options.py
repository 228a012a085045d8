# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings survive, read back as what they are, and the options page keeps them right."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox

from lowuse_plugin.gui.options import LowUseOptionsFactory, OptionsPage
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.actor import current_actor, system_name
from tests.qgis.window import settle


@pytest.fixture(autouse=True)
def _fresh(qgis_app: object) -> Iterator[None]:
    QgsSettings().remove("lowuse")
    yield
    QgsSettings().remove("lowuse")


@pytest.fixture
def page() -> Iterator[OptionsPage]:
    page = OptionsPage()
    yield page
    page.deleteLater()
    settle()


def part(page: OptionsPage, kind: type[QObject], name: str) -> QObject:
    found = page.findChild(kind, f"LowUse.Options.{name}")
    assert found is not None
    return found


def test_defaults() -> None:
    assert settings.DISPLAY_NAME.get() == ""
    assert not settings.DISPLAY_NAME.is_set()
    assert settings.AREA_UNIT.get() == "mu"
    assert settings.CHECK_INTERVAL_S.get() == 2
    assert settings.FLASH_ON_CLICK.get() is True
    assert settings.RECENT_WORKSPACES.get() == []


def test_a_text_is_kept_as_one_line() -> None:
    settings.DISPLAY_NAME.set("  张 \n 三\u200b\x00 ")
    assert settings.DISPLAY_NAME.get() == "张 三"
    assert settings.DISPLAY_NAME.is_set()
    settings.DISPLAY_NAME.set("   ")
    assert not settings.DISPLAY_NAME.is_set()


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("0", 1),
        (1, 1),
        (60, 60),
        (61, 60),
        ("7", 7),
        ("soon", 2),
        ("inf", 2),
        (None, 2),
        ("2.9", 2),
    ],
)
def test_a_number_reads_within_its_range(stored: object, expected: int) -> None:
    QgsSettings().setValue("lowuse/check_interval_s", stored)
    assert settings.CHECK_INTERVAL_S.get() == expected


@pytest.mark.parametrize(
    ("stored", "expected"),
    [("false", False), (False, False), ("true", True), (True, True), ("0", False), ("", False)],
)
def test_a_flag_reads_the_text_of_an_ini_file(stored: object, expected: bool) -> None:
    QgsSettings().setValue("lowuse/flash_on_click", stored)
    assert settings.FLASH_ON_CLICK.get() is expected


def test_an_unknown_word_reads_as_the_default() -> None:
    settings.AREA_UNIT.set("ha")
    assert settings.AREA_UNIT.get() == "ha"
    QgsSettings().setValue("lowuse/area_unit", "acre")
    assert settings.AREA_UNIT.get() == "mu"


def test_recent_workspaces_are_eight_and_the_last_comes_first(folder: Path) -> None:
    files = [folder / f"{n}.gpkg" for n in range(9)]
    for file in files:
        settings.remember_workspace(file)
    assert settings.RECENT_WORKSPACES.get() == files[:0:-1]
    settings.remember_workspace(files[3])
    assert settings.RECENT_WORKSPACES.get()[:2] == [files[3], files[8]]
    assert len(settings.RECENT_WORKSPACES.get()) == 8
    settings.RECENT_WORKSPACES.remove(files[3])
    assert files[3] not in settings.RECENT_WORKSPACES.get()
    assert settings.WORKSPACE_FOLDER.get() == str(folder)


def test_a_folder_keeps_its_blanks(folder: Path) -> None:
    settings.remember_workspace(folder / "两  格" / "a.gpkg")
    assert settings.WORKSPACE_FOLDER.get() == str(folder / "两  格")


def test_a_list_of_one_survives_an_ini_file(folder: Path) -> None:
    QgsSettings().setValue("lowuse/recent_workspaces", str(folder / "a.gpkg"))
    assert settings.RECENT_WORKSPACES.get() == [folder / "a.gpkg"]


def test_the_actor_has_the_display_name_and_stays_traceable() -> None:
    assert current_actor().name == system_name()
    settings.DISPLAY_NAME.set("张三")
    actor = current_actor()
    assert actor.name == "张三"
    assert actor.os_user == QgsApplication.userLoginName()
    assert actor.machine == platform.node()


def test_the_page_shows_and_saves_what_is_set(page: OptionsPage) -> None:
    name = part(page, QLineEdit, "Name")
    assert name.text() == system_name()
    name.setText("李四")
    unit = part(page, QComboBox, "AreaUnit")
    assert [unit.itemData(i) for i in range(unit.count())] == list(settings.AREA_UNITS)
    unit.setCurrentIndex(unit.findData("m2"))
    part(page, QCheckBox, "Flash").setChecked(False)
    part(page, QSpinBox, "Interval").setValue(10)
    for field, text in (("MapUnit", "江海分局"), ("MapAuthor", "李四"), ("MapChecker", "王五")):
        part(page, QLineEdit, field).setText(text)
    assert settings.AREA_UNIT.get() == "mu"
    page.apply()
    again = OptionsPage()
    assert part(again, QLineEdit, "Name").text() == "李四"
    assert part(again, QComboBox, "AreaUnit").currentData() == "m2"
    assert part(again, QCheckBox, "Flash").isChecked() is False
    assert part(again, QSpinBox, "Interval").value() == 10
    assert part(again, QLineEdit, "MapUnit").text() == "江海分局"
    assert settings.MAP_CHECKER.get() == "王五"
    again.deleteLater()


def test_an_empty_name_is_not_saved_and_says_what_to_do(page: OptionsPage) -> None:
    settings.DISPLAY_NAME.set("张三")
    problem = part(page, QLabel, "NameProblem")
    assert page.isValid()
    assert problem.text() == ""
    part(page, QLineEdit, "Name").setText("  ")
    assert not page.isValid()
    assert "⚠" in problem.text()
    assert not problem.isHidden()
    page.apply()
    assert settings.DISPLAY_NAME.get() == "张三"
    part(page, QLineEdit, "Name").setText("张")
    assert page.isValid()
    assert problem.isHidden()


def test_restoring_defaults_waits_for_ok(page: OptionsPage, folder: Path) -> None:
    settings.remember_workspace(folder / "a.gpkg")
    settings.DISPLAY_NAME.set("张三")
    settings.FLASH_ON_CLICK.set(False)
    settings.MAP_UNIT.set("江海分局")
    part(page, QPushButton, "Reset").click()
    assert part(page, QLineEdit, "Name").text() == system_name()
    assert part(page, QLineEdit, "MapUnit").text() == ""
    assert settings.MAP_UNIT.get() == "江海分局"
    page.apply()
    assert settings.MAP_UNIT.get() == ""
    assert settings.FLASH_ON_CLICK.get() is True
    assert settings.RECENT_WORKSPACES.get() == [folder / "a.gpkg"]


def test_the_factory_makes_a_page_and_tells_when_it_was_applied() -> None:
    applied: list[bool] = []
    factory = LowUseOptionsFactory(lambda: applied.append(True))
    page = factory.createWidget(None)
    assert isinstance(page, OptionsPage)
    assert factory.key() == "LowUse"
    assert not factory.icon().isNull()
    page.apply()
    assert applied == [True]
    page.deleteLater()
    settle()
