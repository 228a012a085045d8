# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of findings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QToolButton

from lowuse_plugin.domain.findings import Finding
from lowuse_plugin.gui.widgets import finding_table
from lowuse_plugin.gui.widgets.finding_list import FindingList
from lowuse_plugin.gui.widgets.finding_table import PARCEL, SENTENCE, SEVERITY
from lowuse_plugin.gui.widgets.parcels.view import ParcelView
from lowuse_plugin.gui.widgets.policy.clause_link import ClauseLink
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from tests.qgis.parcels.parcel_desk import Ears
from tests.qgis.window import settle

NOTE = Finding("TAG_ABSENT", "note", {"count": 1, "first": "b"}, "b", "T-2", "P-11")
ERROR = Finding("WORKSPACE_CLOSED", "error", {"file": "库.gpkg"}, "a", "GB00001", "P-20")
OTHER = Finding("WORKSPACE_CLOSED", "warning", {"file": "二.gpkg"}, "c", "T-3")


@pytest.fixture
def current(qgis_app: object) -> CurrentParcel:
    return CurrentParcel()


@pytest.fixture
def findings(current: CurrentParcel) -> Iterator[FindingList]:
    widget = FindingList(current)
    widget.set_findings([NOTE, ERROR, OTHER], handled=[OTHER])
    widget.show()
    yield widget
    widget.deleteLater()
    settle()


def view(findings: FindingList) -> ParcelView:
    return findings.findChild(ParcelView, "LowUse.Findings.Table")


def parcels(findings: FindingList) -> list[str]:
    model = findings.model
    return [model.finding_at(row).parcel_uuid for row in range(model.rowCount())]


def test_the_worst_comes_first_and_each_has_a_sentence(findings: FindingList) -> None:
    assert parcels(findings) == ["a", "c", "b"]
    assert findings.model.index(0, 0).data() == "✕ must be put right"
    assert "库.gpkg" in findings.model.index(0, 1).data()


def test_severity_text_and_what_was_dealt_with_filter(findings: FindingList) -> None:
    combo = findings.findChild(QuietComboBox, "LowUse.Findings.Severity")
    combo.setCurrentIndex(combo.findData("note"))
    assert parcels(findings) == ["b"]
    combo.setCurrentIndex(0)
    findings.model.set_text("库")
    assert parcels(findings) == ["a"]
    findings.model.set_text("p-11 t-2")
    assert parcels(findings) == ["b"]
    findings.model.set_text("")
    findings.findChild(QToolButton, "LowUse.Findings.OpenOnly").click()
    assert parcels(findings) == ["a", "b"]


def test_a_click_goes_to_the_parcel_and_shows_sentence_and_clause(
    findings: FindingList, current: CurrentParcel
) -> None:
    ears = Ears(current)
    place = view(findings).visualRect(findings.model.index(0, 1)).center()
    QTest.mouseClick(view(findings).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ears.take() == [("current", "a"), ("reveal", "a", True)]
    assert "库.gpkg" in findings.findChild(QLabel, "LowUse.Findings.Sentence").text()
    assert findings.findChild(ClauseLink).ref == "P-20"


def test_dealing_with_a_finding_is_told_once_and_leaves_the_map_alone(
    findings: FindingList, current: CurrentParcel
) -> None:
    told: list[tuple[str, bool]] = []
    findings.model.handled_changed.connect(lambda f, on: told.append((f.parcel_uuid, on)))
    current.look_at("a")
    ears = Ears(current)
    QTest.keyClick(view(findings), Qt.Key.Key_Space)
    assert told == [("a", True)]
    assert ears.take() == []
    count = findings.findChild(QLabel, "LowUse.Findings.Count").text()
    assert count == "3 of 3 findings, 1 open"


def test_the_list_follows_the_current_parcel_without_answering(
    findings: FindingList, current: CurrentParcel
) -> None:
    ears = Ears(current)
    current.look_at("b")
    assert view(findings).currentIndex().row() == 2
    current.look_at("nowhere")
    assert view(findings).currentIndex().row() == -1
    assert ears.take() == [("current", "b"), ("current", "nowhere")]


def test_without_findings_it_says_so(findings: FindingList) -> None:
    findings.set_empty("Everything fits.")
    findings.set_findings([])
    assert findings.findChild(QLabel, "LowUse.Findings.State.Text").text() == "Everything fits."


def test_sentences_take_the_width_and_two_lines_where_it_is_narrow(findings: FindingList) -> None:
    findings.be_compact()
    findings.resize(400, 300)
    settle()
    view = findings.findChild(ParcelView, "LowUse.Findings.Table")
    assert view.columnWidth(SENTENCE) > 2 * view.columnWidth(SEVERITY)
    assert view.wordWrap()
    assert view.verticalHeader().defaultSectionSize() > 2 * view.fontMetrics().lineSpacing()


def test_sentences_are_written_when_they_are_needed(
    findings: FindingList, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []

    def write(code: str, params: dict[str, object]) -> str:
        written.append(params["number"])
        return f"{code} {params['number']}"

    monkeypatch.setattr(finding_table, "describe_code", write)
    found = [Finding("TAG_ABSENT", "note", {"number": n}, f"p{n}", "", "P-11") for n in range(900)]
    findings.set_findings(found)
    settle()
    assert findings.model.index(700, SENTENCE).data() == "TAG_ABSENT 700"
    assert findings.model.index(700, SEVERITY).data() == "ℹ good to know"
    assert 700 in written
    assert len(written) < 100
    findings.model.set_text("absent 701")
    assert parcels(findings) == ["p701"]
    assert len(written) == 900


def test_codes_are_shown_whole_and_a_parcel_without_one_by_its_number(
    findings: FindingList,
) -> None:
    code = "440704001003GB00006"
    named = Finding("WORKSPACE_CLOSED", "note", {"file": "库.gpkg"}, "d", code)
    findings.set_findings([named, Finding("WORKSPACE_CLOSED", "note", {"file": "库"}, "e", "#7")])
    room = view(findings).columnWidth(PARCEL)
    assert room >= findings.fontMetrics().horizontalAdvance(code) + 6
    assert findings.model.index(1, PARCEL).data() == "no code #7"
