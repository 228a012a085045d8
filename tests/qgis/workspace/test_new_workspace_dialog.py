# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Four answers lead to a file, and one sentence says which, or what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.gui.dialogs.workspace.new_workspace_dialog import NewWorkspaceDialog
from tests.qgis.window import settle


@pytest.fixture
def dialog(qgis_app: object, folder: Path) -> Iterator[NewWorkspaceDialog]:
    dialog = NewWorkspaceDialog(str(folder), "张三")
    yield dialog
    dialog.deleteLater()
    settle()


def part(dialog: NewWorkspaceDialog, kind: type, name: str):
    found = dialog.findChild(kind, f"LowUse.NewWorkspace.{name}")
    assert found is not None
    return found


def choose(dialog: NewWorkspaceDialog, name: str, value: str) -> None:
    box = part(dialog, QComboBox, name)
    box.setCurrentIndex(box.findData(value))


def outcome(dialog: NewWorkspaceDialog) -> str:
    return part(dialog, QLabel, "Outcome").text()


def can_make(dialog: NewWorkspaceDialog) -> bool:
    return part(dialog, QPushButton, "Make").isEnabled()


def test_what_is_known_suffices(dialog: NewWorkspaceDialog, folder: Path) -> None:
    assert can_make(dialog)
    assert outcome(dialog) == f"Will be made: {folder / '低效用地_蓬江区.gpkg'}"
    assert dialog.answers.path == folder / "低效用地_蓬江区.gpkg"
    assert dialog.answers.person == "张三"


@pytest.mark.parametrize("district", [*DISTRICTS, WHOLE_CITY])
def test_the_crs_is_the_one_that_the_district_is_measured_in(
    dialog: NewWorkspaceDialog, district: str
) -> None:
    choose(dialog, "District", district)
    expected = "EPSG:4525" if district == "440785" else "EPSG:4526"
    assert (dialog.answers.district, dialog.answers.crs) == (district, expected)


def test_another_crs_can_be_chosen(dialog: NewWorkspaceDialog) -> None:
    choose(dialog, "Crs", "EPSG:4547")
    part(dialog, QLineEdit, "Person").setText("李四")
    assert dialog.answers.crs == "EPSG:4547"


def test_the_file_of_the_whole_city_is_named_so(dialog: NewWorkspaceDialog, folder: Path) -> None:
    choose(dialog, "District", WHOLE_CITY)
    assert dialog.answers.path == folder / "低效用地_江门市.gpkg"


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("", "Choose a folder."),
        ("没有", "There is no folder {folder}/没有."),
        ("OneDrive - 局", "低效用地_蓬江区.gpkg stands in the synchronised folder OneDrive - 局,"),
        ("坚果云", "低效用地_蓬江区.gpkg stands in the synchronised folder 坚果云,"),
    ],
)
def test_a_folder_that_does_not_do_is_named(
    dialog: NewWorkspaceDialog, folder: Path, place: str, sentence: str
) -> None:
    if place not in {"", "没有"}:
        (folder / place).mkdir()
    part(dialog, QgsFileWidget, "Folder").setFilePath(str(folder / place) if place else "")
    assert outcome(dialog).startswith(sentence.format(folder=folder))
    assert not can_make(dialog)


def test_a_file_that_is_there_is_not_written_over(dialog: NewWorkspaceDialog, folder: Path) -> None:
    (folder / "低效用地_开平市.gpkg").touch()
    choose(dialog, "District", "440783")
    assert outcome(dialog) == (
        "低效用地_开平市.gpkg is there already. Open it, or choose another folder."
    )
    assert not can_make(dialog)
    choose(dialog, "District", "440784")
    assert can_make(dialog)


def test_a_name_is_needed(dialog: NewWorkspaceDialog) -> None:
    part(dialog, QLineEdit, "Person").setText("  ")
    assert outcome(dialog) == "Enter your name: it stands beside every change you make."
    assert not can_make(dialog)
