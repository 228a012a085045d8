# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample goes into a workspace file by file; its figures are those of the demo's test."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import CancelledError
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.exchange.readers import read_layer
from lowuse_plugin.paths import resource
from lowuse_plugin.services import training_sample
from lowuse_plugin.services.training_sample import import_sample, sample_files
from tests.services.boundaries.geometry_workspace import new_workspace


@pytest.fixture
def sources(folder: Path) -> Path:
    with zipfile.ZipFile(resource("sample", "source.zip")) as archive:
        archive.extractall(folder / "资料")
    return folder / "资料"


class Steps:
    """A progress that notes, and may stop."""

    def __init__(self, stop_at: str = "") -> None:
        self.said: list[str] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, message: str = "") -> None:
        if message:
            self.said.append(message)
        if message and message == self._stop_at:
            raise CancelledError


def without_parcels() -> tuple[training_sample.SampleFile, ...]:
    """All files but the large one."""
    return tuple(file for file in sample_files() if file.name != "宗地.gpkg")


def test_parcels_come_before_the_enterprises_that_look_for_them(sources: Path) -> None:
    names = [file.name for file in sample_files()]
    assert names.index("宗地.gpkg") < names.index("企业税收.csv")
    assert all((sources / name).is_file() for name in names)


def test_every_file_ends_with_a_report_and_the_line_is_an_example(
    folder: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_sample, "sample_files", without_parcels)
    progress = Steps()
    with new_workspace(folder) as store:
        reports = import_sample(store, lambda name: read_layer(sources / name), progress)
        with store.read() as reading:
            versions = reading.table("control_line_version")
            areas = len(reading.table("three_old_area"))
    assert list(reports) == ["工业用地控制线.geojson", "三旧标图建库.geojson", "企业税收.csv"]
    assert versions["example"].to_list() == [True]
    assert areas > 0
    assert {"工业用地控制线", "三旧图斑", "企业税收"} <= set(progress.said)


def test_cancel_stops_before_the_next_file(
    folder: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_sample, "sample_files", without_parcels)
    asked: list[str] = []

    def read(name: str) -> IncomingTable:
        asked.append(name)
        return read_layer(sources / name)

    with new_workspace(folder) as store, pytest.raises(CancelledError):
        import_sample(store, read, Steps(stop_at="三旧图斑"))
    assert asked == ["工业用地控制线.geojson"]
