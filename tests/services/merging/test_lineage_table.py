# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""沿革台账 of a real workspace, and the file that is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Store, Update
from lowuse_plugin.exchange.lineage_xlsx import write_lineage
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.services.merging.revocation import revoke_merge
from lowuse_plugin.services.parcels.lineage_table import lineage_table
from tests.services.boundaries.geometry_workspace import add, new_workspace, parcel
from tests.services.merging import merge_office
from tests.services.parcels.test_lineage import link, merge, split


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """甲 and 乙 became 丙, of which 丁 was cut off; 戊 of another district became 己."""
    with new_workspace(folder) as opened:
        a, b, e = add(
            opened,
            "parcel",
            [
                parcel(0, 10, parcel_code="甲", registered_area_m2=100.0),
                parcel(10, 30, parcel_code="乙", registered_area_m2=200.0),
                parcel(50, 60, parcel_code="戊", district="440703"),
            ],
        )
        merge(opened, [a, b], "c", (0, 0, 30, 10))
        split(opened, "c", "d")
        beside = {"old_parcel_uuid": e, "new_parcel_uuid": e, "kind": "boundary",
                  "happened_on": "2026-01-05"}  # fmt: skip
        add(opened, "lineage", [beside])
        yield opened


def changes(store: Store, **of_what: str) -> list[tuple[str, str, str]]:
    with store.read() as reading:
        rows = lineage_table(reading, **of_what).rows
    return [(row.old, row.new, row.kind) for row in rows]


def test_all_of_a_district_and_of_one_family(store: Store) -> None:
    of_c = [("甲", "丙", "merge"), ("乙", "丙", "merge"), ("丙", "丁", "split")]
    everything = changes(store)
    assert everything[0] == ("戊", "戊", "boundary")  # the earliest day comes first
    assert set(of_c) <= set(everything)
    assert "戊" not in {row[0] for row in changes(store, district="440704")}
    assert changes(store, district="440703") == [("戊", "戊", "boundary")]
    family = [row for row in everything if row[0] != "戊"]
    for name in ("c", "丙", " 甲 "):  # 甲 is history
        assert changes(store, parcel=name) == family
    with pytest.raises(LowUseError) as caught:
        changes(store, parcel="庚")
    assert caught.value.code == "MERGE_PARCEL_UNKNOWN"
    with pytest.raises(LowUseError) as caught:
        changes(store, district="440785")
    assert caught.value.code == "LINEAGE_NONE"


def test_a_parcel_is_found_in_whatever_way_its_code_is_typed(store: Store) -> None:
    code = "440704001001GB00011"
    store.write([Update("parcel", "d", 1, {"parcel_code": code})], reason="更正")
    family = changes(store, parcel=code)
    assert family
    for typed in (code.lower(), "440704 001001 GB00011", "４４０７０４００１００１GB00011"):
        assert changes(store, parcel=typed) == family


def test_what_was_undone_is_none(store: Store) -> None:
    before = changes(store)
    saved = store.write([link("d", "c", "boundary", "2026-06-01")], reason="界址")
    assert len(changes(store)) == len(before) + 1
    undo_save(store, saved.transaction_id)
    assert changes(store) == before


def test_a_revoked_merge_stays_with_its_day(folder: Path) -> None:
    with merge_office.workspace(folder) as opened:
        case = merge_office.up_to_survey(opened)
        merge_office.register(opened, case)
        number = read_case(opened, case).case_no
        revoke_merge(opened, case, by="黄科长", on=merge_office.REGISTERED, reason="更正",
                     today=merge_office.TODAY)  # fmt: skip
        with opened.read() as reading:
            rows = lineage_table(reading).rows
    assert [(row.case_no, row.revoked_on is not None) for row in rows] == [(number, True)] * 2
    assert {row.new for row in rows} == {merge_office.NEW_CODE}


def test_the_file_says_every_change(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "沿革.xlsx"
    with store.read() as reading:
        table = lineage_table(reading, parcel="c")
    write_lineage(path, table, workspace=store.info, on=date(2026, 7, 1))
    sheet = load_workbook(path).active
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert "丙" in str(values[0][0])
    [heading] = [row for row in values if row[0] == "变更前宗地"]
    assert "转入图形面积（m²）" in heading
    first = values[values.index(heading) + 1]
    assert first[:1] + first[2:3] + first[4:9] == [
        "甲", "丙", "合并", "2026-03-02", "江〔2026〕1号", "张三", 100,
    ]  # fmt: skip
