# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""企业与税收 in a real session: matches are decided, taxes moved, a letter is answered."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QLineEdit

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Insert
from lowuse_plugin.exchange.taxes.folder import TaxFolder
from lowuse_plugin.gui.dialogs.taxes.dialog import TaxDialog
from lowuse_plugin.gui.tax_command import TaxCommand
from lowuse_plugin.qgis_bridge.settings import TAX_FOLDER
from lowuse_plugin.services.importing.enterprises import import_enterprises
from lowuse_plugin.services.importing.parcels import import_parcels
from lowuse_plugin.services.importing.tax_taking import Supply
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import Desk, settle
from tests.services.importing.import_support import current, incoming, lot, new_workspace

A, B = "91440700123456789X", "91440700223456789Y"


@pytest.fixture
def office(desk: Desk, tmp_path: Path) -> Iterator[tuple[SessionDesk, TaxCommand, Path]]:
    folder = tmp_path / "税收"
    folder.mkdir()
    (tmp_path / "库").mkdir()
    with new_workspace(tmp_path / "库") as store:
        lots = [
            lot(1, QLR="甲公司", QLRZJH=A, ZL="江海区金瓯路一号"),
            lot(2, QLR="乙公司", QLRZJH=B, ZL="江海区金瓯路二号"),
            lot(3, QLR="江门丙厂有限公司", ZL="江海区金瓯路三号"),
        ]
        import_parcels(store, incoming(lots, sha256="p" * 64))
        rows = [
            {"企业名称": "甲公司", "信用代码": A, "年度": "2023", "税收": "150"},
            {"企业名称": "租户", "年度": "2023", "税收": "30", "地址": "江海区金瓯路二号"},
            {"企业名称": "江门市丙厂有限责任公司", "年度": "2023", "税收": "45"},
        ]
        table = incoming(rows, plain=True, crs=None, first_row=2, sha256="e" * 64)
        import_enterprises(store, table, supply=Supply(TaxFolder(folder, workspace=store.path)))
        firm = current(store, "enterprise")[0]["uuid"]
        old = {"enterprise_uuid": firm, "year": 2021, "tax_wan": "75"}
        store.write([Insert("enterprise_year", "old", old)], reason="旧")
        path = store.path
    TAX_FOLDER.set(str(folder))
    found = SessionDesk(desk)
    command = TaxCommand(found.context, desk.window)
    found.open(path)
    yield found, command, folder
    command.release()
    found.stop()
    TAX_FOLDER.reset()


def opened(office: tuple[SessionDesk, TaxCommand, Path]) -> TaxDialog:
    desk, command, _ = office
    command.show()
    dialog = command.dialog
    assert dialog is not None
    until(lambda: dialog.figures.table.rows.rowCount() > 0)
    desk.rest()
    return dialog


def rows_of(table) -> list[list[str]]:
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(r, c).data() for c in columns] for r in range(model.rowCount())]


def choose(table, name: str) -> None:
    (row,) = [i for i, cells in enumerate(rows_of(table)) if cells[0] == name]
    table.selectRow(row)
    settle()


def per_mu(desk: SessionDesk) -> dict[tuple[str, int], str | None]:
    store = desk.session.store
    assert store is not None
    names = {f["uuid"]: f["name"] for f in current(store, "enterprise")}
    return {
        (names[row["enterprise_uuid"]], row["year"]): row["tax_wan_per_mu"]
        for row in current(store, "enterprise_year")
    }


def test_matches_are_confirmed_and_rejected_each_in_one_step(office) -> None:
    desk, _, _ = office
    dialog = opened(office)
    page = dialog.matches
    assert [cells[0] for cells in rows_of(page.table)] == ["江门市丙厂有限责任公司", "租户"]
    choose(page.table, "江门市丙厂有限责任公司")
    page.confirm()
    desk.rest()
    until(lambda: page.table.rows.rowCount() == 1)
    assert per_mu(desk)["江门市丙厂有限责任公司", 2023] == "3"
    choose(page.table, "租户")
    page.reject()
    assert len(current(desk.session.store, "parcel_enterprise")) == 3
    page.findChild(QLineEdit, "LowUse.Taxes.Matches.Reason").setText("已搬走")
    page.reject()
    desk.rest()
    assert per_mu(desk)["租户", 2023] is None
    desk.press("LowUse.Message.Undo")
    desk.rest()
    until(lambda: per_mu(desk)["租户", 2023] == "2")


def test_older_taxes_move_out_and_every_figure_names_its_source(office) -> None:
    desk, _, folder = office
    dialog = opened(office)
    lines = {(cells[0], cells[1]): cells for cells in rows_of(dialog.figures.table)}
    today = shown_day(office_today())
    assert lines["甲公司", "2023"][2:7] == ["10.0000", "up to date", "税务部门", today, "15.0000"]
    assert lines["甲公司", "2023"][8:] == [A, "来件 一.shp"]
    assert lines["甲公司", "2021"][3] == "tax in the workspace"
    dialog.work.move_out()
    desk.rest()
    until(lambda: per_mu(desk)["甲公司", 2021] == "5")
    assert {(r.name, r.year) for r in TaxFolder(folder).rows()} >= {("甲公司", 2021)}


def test_a_letter_goes_out_and_its_list_comes_back(office, tmp_path: Path) -> None:
    desk, _, _ = office
    dialog = opened(office)
    dialog.tabs.setCurrentWidget(dialog.letters)
    letter = dialog.ask_letter()
    assert letter is not None
    letter._scope.choose("all")
    letter._years.setText("2022、二〇二三")
    assert not letter.ok.isEnabled()
    letter._years.setText("2022、2023")
    letter._person.setText("李四")
    letter.ok.click()
    desk.rest()
    until(lambda: dialog.letters.table.rows.rowCount() == 1)
    request = dialog.letters.chosen
    assert request is not None
    dialog.work.write_papers(tmp_path / "函.docx", request)
    desk.rest()
    listed = tmp_path / "函_清单.xlsx"
    until(lambda: listed.exists() and (tmp_path / "函.docx").exists())
    use_bundled("openpyxl")
    book = importlib.import_module("openpyxl").load_workbook(listed)
    sheet = book.active
    answered = {("甲公司", "2022"): 15, ("甲公司", "2023"): 165}
    for row in sheet.iter_rows(min_row=4):
        row[4].value = answered.get((row[2].value, row[3].value))
    book.save(listed)
    dialog.work.import_answer(listed, request)
    desk.rest()
    until(lambda: per_mu(desk).get(("甲公司", 2022)) == "1")
    assert per_mu(desk)["甲公司", 2023] == "11"
    until(lambda: len(dialog.letters.chosen.missing()) == 2)  # 丙厂 has neither land nor a district
    assert dialog.letters.chosen.answered_on is not None
