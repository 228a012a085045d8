# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""权籍调查 from a TXT of boundary points: taken into the form, refused like any other outline."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
import shapely
from qgis.PyQt.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QPlainTextEdit

from lowuse_plugin.gui.dialogs.merging.step_dialog import MergeStepDialog
from lowuse_plugin.gui.merging.command import MergeCommand
from lowuse_plugin.gui.widgets.merging.case_words import step_text
from tests.qgis.merging import test_merge_cases_window as office
from tests.qgis.merging.test_merge_cases_window import (
    now,
    opened,
    part,
    press,
    said,
    send,
    up_to,
    window_of,
)
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import EAST, NORTH

path, command = office.path, office.command
HEAD = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=38\n[地块坐标]\n"


def plot(number: str, area: str, south: float, east: float) -> str:
    corners = [(south, 0.0), (10.0, 0.0), (10.0, east), (south, east), (south, 0.0)]
    lines = [
        f"J{at},1,{NORTH + y:.3f},{EAST + x:.3f}" for at, (y, x) in enumerate(corners, start=1)
    ]
    return "\n".join((f"5,{area},{number},合并后宗地,面,,工业,0601,@", *lines, ""))


def test_an_outline_and_its_area_come_from_a_file(
    session_desk: SessionDesk, command: MergeCommand, path: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    up_to("agreed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeStepDialog)
    txt = tmp_path / "界址点.txt"

    def deliver(text: str) -> None:
        txt.write_bytes(text.encode("gb18030"))
        press(session_desk, form, "MergeStep.File")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(txt), ""))
    deliver(HEAD + plot("9", "600", 0.0, 60.0))  # takes the land of the neighbour
    assert part(form, QLineEdit, "MergeStep.SurveyedArea").text() == "600"
    send(session_desk, form)
    assert "✕" in said(form, "MergeStep.Said")
    assert now(session_desk).state == "agreed"

    asked: list[list[str]] = []

    def choose(*args: object) -> tuple[str, bool]:
        labels = [str(each) for each in args[3]]  # type: ignore[attr-defined]
        asked.append(labels)
        return labels[1], True

    monkeypatch.setattr(QInputDialog, "getItem", choose)
    part(form, QLineEdit, "MergeStep.SurveyedArea").clear()
    deliver(HEAD + plot("8", "0.03", 0.0, 30.0) + plot("9", "520", -0.4, 50.0))
    assert asked == [["1. 8 合并后宗地", "2. 9 合并后宗地"]]
    assert "9 合并后宗地" in said(form, "MergeStep.Outline")
    assert "is in m²" in said(form, "MergeStep.Outline")
    area = part(form, QLineEdit, "MergeStep.SurveyedArea")
    assert said(form, "MergeStep.AreaFound") == ""  # 520 m² are drawn: the union does not count
    area.setText("-5")
    assert "cannot be -5.00 m²" in said(form, "MergeStep.Said")
    assert not form.ok.isEnabled()
    area.setText("1517.25")
    assert said(form, "MergeStep.AreaFound") == (
        "Differs from the surveyed outline of 520.00 m², plane, by +997.25 m²."
    )
    press(session_desk, form, "MergeStep.Union")
    area.setText("498.5")
    assert said(form, "MergeStep.AreaFound").endswith("by −1.50 m².")
    deliver(HEAD + plot("8", "0.03", 0.0, 30.0) + plot("9", "520", -0.4, 50.0))
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("南侧界址重测")
    area.clear()
    deliver(HEAD + plot("8", "0.03", 0.0, 30.0) + plot("9", "0.7801", -0.4, 50.0))
    assert area.text() == "520.07"  # 0.7801 亩 never end in m²
    area.setText("0.7801亩")
    send(session_desk, form)
    case = now(session_desk)
    assert case.survey is not None
    assert (case.survey.source, case.survey.area_m2) == ("file", Fraction("520.07"))
    assert case.steps[-1].details["survey"]["file"] == "界址点.txt（9 合并后宗地）"
    told = step_text(case.steps[-1])
    assert "from a file of boundary points 界址点.txt（9 合并后宗地）" in told
    assert case.outline is not None
    assert shapely.from_wkb(case.outline).area == pytest.approx(520, abs=1e-6)


def test_an_outline_elsewhere_is_told_when_it_is_read(
    session_desk: SessionDesk, command: MergeCommand, path: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    up_to("agreed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeStepDialog)
    txt = tmp_path / "偏.txt"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(txt), ""))
    elsewhere = plot("9", "0.05", 0.0, 50.0).replace(f"{NORTH:.0f}.", f"{NORTH + 200:.0f}.")
    elsewhere = elsewhere.replace(f"{NORTH + 10:.0f}.", f"{NORTH + 210:.0f}.")
    txt.write_bytes((HEAD + elsewhere).encode())
    press(session_desk, form, "MergeStep.File")
    assert "lies wholly beside the parcels" in said(form, "MergeStep.Outline")
    txt.write_bytes((HEAD + plot("9", "0.05", 0.0, 50.0)).encode())
    press(session_desk, form, "MergeStep.File")
    assert "beside the parcels" not in said(form, "MergeStep.Outline")


def test_what_a_file_lacks_is_said_in_the_form(
    session_desk: SessionDesk, command: MergeCommand, path: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    up_to("agreed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    form = opened(session_desk, MergeStepDialog)
    txt = tmp_path / "界址点.txt"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(txt), ""))

    def deliver(text: str) -> None:
        txt.write_bytes(text.encode("gb18030"))
        press(session_desk, form, "MergeStep.File")

    good = HEAD + plot("9", "600", 0.0, 60.0)  # takes the land of the neighbour
    deliver(good.replace("38\n", "37\n", 1))
    refused = said(form, "MergeStep.Said")  # the form covers the message bar
    assert "states zone 37" in refused
    assert "The outline stays as it was." in refused
    assert "From the file" not in said(form, "MergeStep.Outline")
    deliver(good)
    assert "states zone 37" not in said(form, "MergeStep.Said")
    placed = said(form, "MergeStep.Outline")
    assert "100.00 m² of the outline are beside the parcels; 0.00 m²" in placed
    send(session_desk, form)
    assert "Nothing was written" in said(form, "MergeStep.Said")
    deliver(good.replace("2000国家大地坐标系", "80西安坐标系"))
    assert "80西安坐标系" in said(form, "MergeStep.Said")
    assert "Nothing was written" not in said(form, "MergeStep.Said")  # that was another attempt
    assert "From the file" in said(form, "MergeStep.Outline")
