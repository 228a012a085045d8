# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Training: its files, what is put into the workspace, and the frame that says so."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtGui import QColor

from lowuse_plugin.domain.ports import SilentProgress
from lowuse_plugin.gui.training_frame import TrainingFrame
from lowuse_plugin.paths import resource
from lowuse_plugin.qgis_bridge import training
from lowuse_plugin.services import training_sample
from tests.qgis.layers.layer_desk import workspace
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle

pytestmark = pytest.mark.map_layers


def test_the_workspace_is_among_the_users_documents(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(folder))
    assert training.training_workspace() == folder / "低效用地演练" / "演练库.gpkg"


def test_the_files_to_practise_with_stand_beside_and_are_not_written_over(folder: Path) -> None:
    place = training.unpack_sources(folder / "演练库.gpkg")
    with zipfile.ZipFile(resource("sample", "source.zip")) as archive:
        assert {path.name for path in place.iterdir()} == set(archive.namelist())
    (place / "企业税收.csv").write_text("mine", encoding="utf-8")
    training.unpack_sources(folder / "演练库.gpkg")
    assert (place / "企业税收.csv").read_text(encoding="utf-8") == "mine"


def test_a_training_workspace_is_filled_from_these_files(
    session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the tax list alone: the whole sample is the demo's test."""
    only = training_sample.sample_files()[-1:]
    monkeypatch.setattr(training_sample, "sample_files", lambda: only)
    session_desk.session.create(
        folder / "演练库.gpkg", district="440700", crs="EPSG:4526", training=True,
        fill=lambda store, _progress: training.fill(store, SilentProgress()),
    )  # fmt: skip
    session_desk.rest()
    assert session_desk.errors == []
    with (folder / "演练资料" / "企业税收.csv").open(encoding="gb18030", newline="") as file:
        rows = list(csv.reader(file))[1:]
    with session_desk.session.store.read() as reading:
        assert 0 < len(reading.table("enterprise")) <= len(rows)


@pytest.fixture
def frame(session_desk: SessionDesk) -> Iterator[TrainingFrame]:
    frame = TrainingFrame(session_desk.desk.canvas, session_desk.session)
    yield frame
    frame.remove()


def open_training(session_desk: SessionDesk, folder: Path) -> None:
    session_desk.session.create(
        folder / "演练库.gpkg", district="440704", crs="EPSG:4526", training=True
    )
    session_desk.rest()


def test_the_frame_is_on_the_map_while_a_training_workspace_is_open(
    session_desk: SessionDesk, frame: TrainingFrame, folder: Path
) -> None:
    scene = session_desk.desk.canvas.scene()
    before = len(scene.items())
    session_desk.open(workspace(folder))
    assert not frame.shown
    open_training(session_desk, folder)
    assert frame.shown
    assert len(scene.items()) == before + 1
    session_desk.open(folder / "工作库 1.gpkg")
    assert not frame.shown
    assert len(scene.items()) == before


def test_the_frame_can_be_seen(
    session_desk: SessionDesk, frame: TrainingFrame, folder: Path
) -> None:
    canvas = session_desk.desk.canvas
    session_desk.window.resize(600, 400)
    session_desk.window.show()
    open_training(session_desk, folder)
    canvas.waitWhileRendering()
    settle()
    picture = canvas.viewport().grab().toImage()
    inside = QColor(picture.pixel(picture.width() // 2, picture.height() // 2))
    for x, y in ((2, picture.height() // 2), (picture.width() - 3, picture.height() - 3)):
        edge = QColor(picture.pixel(x, y))
        assert edge.red() > 180
        assert edge.green() < 120
        assert edge != inside


def test_removing_the_frame_twice_is_harmless(
    session_desk: SessionDesk, frame: TrainingFrame, folder: Path
) -> None:
    open_training(session_desk, folder)
    frame.remove()
    frame.remove()
    assert not frame.shown
