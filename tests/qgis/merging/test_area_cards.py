# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积核对 and 面积平差 where people see them: the parcel's page, the form, the case (D13)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from lowuse_plugin.domain.merging.areas import MergeAreas
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.gui.dialogs.merging.register_dialog import MergeRegisterDialog
from lowuse_plugin.gui.merging.command import MergeCommand
from lowuse_plugin.gui.parcels.area_pages import add_area_pages
from lowuse_plugin.gui.widgets.merging.case_words import figures_text, step_text
from lowuse_plugin.gui.widgets.parcels.area_card import card_html
from lowuse_plugin.gui.widgets.parcels.area_page import AreaPage
from lowuse_plugin.gui.widgets.rich_text import RichText
from tests.qgis.merging.test_merge_cases_window import (
    now,
    opened,
    part,
    press,
    send,
    up_to,
    window_of,
)
from tests.qgis.merging.test_merge_forms import command, fill, path  # noqa: F401  fixtures
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import add, new_workspace, parcel


@pytest.fixture
def page(session_desk: SessionDesk) -> Iterator[AreaPage]:
    add_area_pages(session_desk.context)
    pages = session_desk.context.parcel_parts.pages.in_order()
    [spec] = [each for each in pages if each.name == "Areas"]
    made = spec.make(session_desk.context)
    assert isinstance(made, AreaPage)
    made.resize(420, 520)
    made.show()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def test_a_parcel_shows_its_areas_and_why_they_differ(
    session_desk: SessionDesk, page: AreaPage, folder: Path
) -> None:
    with new_workspace(folder) as store:
        rows = [parcel(0, 10, registered_area_m2=99.5, plane_area_m2=120.0, ellipsoid_area_m2=100)]
        [uuid] = add(store, "parcel", rows)
        where = store.path
    session_desk.open(where)
    page.show_parcel(uuid)
    session_desk.rest()
    text = page.findChild(RichText, "LowUse.TaggingAreas.Card").toPlainText()
    assert "plane − registered = +20.50 m² (+206.03‰)" in text
    assert "stored areas do not fit the drawing" in text
    assert "EPSG:4526" in text
    page.findChild(QPushButton, "LowUse.TaggingAreas.Copy").click()
    copied = QApplication.clipboard().text()
    assert copied.count("m²") >= 15
    assert "dissolved − registered" in copied


def test_the_card_names_the_parcel_and_that_it_counts_no_more(
    session_desk: SessionDesk, page: AreaPage, folder: Path
) -> None:
    code = "440704001001GB00001"
    with new_workspace(folder) as store:
        [uuid] = add(store, "parcel", [parcel(0, 10, parcel_code=code)])
        where = store.path
        session_desk.open(where)
        page.show_parcel(uuid)
        session_desk.rest()
        card = page.findChild(RichText, "LowUse.TaggingAreas.Card")
        assert card.toPlainText().splitlines()[0] == code
        gone = {"retired_at": "2026-11-26T08:00:00Z", "retired_reason": "合并撤销"}
        store.write([Update("parcel", uuid, 1, gone)], reason="停用")
    session_desk.refreshed()
    session_desk.rest()
    head = card.toPlainText().splitlines()[0]
    assert head == f"{code} · ⊘ retired 2026年11月26日: 合并撤销"


def test_a_card_tells_what_takes_each_area_and_what_is_not_known(qgis_app: object) -> None:
    areas = MergeAreas(
        registered_sum=None, registered_missing=("a",), members_plane_sum=200.0, union_plane=197.5,
        union_ellipsoidal=197.4, members_ellipsoidal_sum=199.9, snapped_sum=-0.5, counted_once=2.0,
        epsg=4526,
    )  # fmt: skip
    html = card_html(areas.reconciliation(0.25))
    for said in ("not known", "gaps and overlaps (M-2)", "may be registered", "for comparison only",
                 "overlaps count once −2.00 m²", "boundaries laid on each other −0.50 m²",
                 "Gaps of 0.25 m²", "−0.50‰", "Used for"):  # fmt: skip
        assert said in html, said


def test_another_area_asks_why_and_the_case_tells_it(
    session_desk: SessionDesk,
    command: MergeCommand,  # noqa: F811
    path: Path,  # noqa: F811
) -> None:
    up_to("surveyed", path)
    shown = window_of(session_desk, command, path).page
    press(session_desk, shown, "MergeCase.Main")
    form = opened(session_desk, MergeRegisterDialog)
    fill(form)
    why = part(form, QLineEdit, "MergeRegister.AreaReason")
    assert why.isHidden()
    residual = part(form, QLabel, "MergeRegister.Residual")
    assert "−0.03 m² (−0.06‰)" in residual.text()  # 500.12 against the 500.15 registered
    assert form.ok.isEnabled()
    part(form, QLineEdit, "MergeRegister.Area").setText("501")
    assert not why.isHidden()
    assert not form.ok.isEnabled()
    why.setText("按证载面积")
    assert "+0.88 m²" in residual.text()
    send(session_desk, form)
    case = now(session_desk)
    assert (case.registered_area_m2, case.area_basis) == (Fraction(501), "survey")
    for text in (figures_text(case), step_text(case.steps[-1])):
        assert "+0.88 m² (+1.76‰)" in text
        assert "按证载面积" in text
        assert "501.00 m² (typed, on the basis of: " in text
        assert " 500.12 m²)" in text
