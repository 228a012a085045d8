# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The preview of a merge in words, and the office's own rules of fields."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import areas as merge_areas
from lowuse_plugin.domain.merging import fields as merge_fields
from lowuse_plugin.domain.merging.areas import MergeAreas
from lowuse_plugin.domain.merging.values import MemberValues, ValueChoice, merge_cells
from lowuse_plugin.qgis_bridge.merging import field_rules as merge_field_rules
from lowuse_plugin.qgis_bridge.merging import preview_words as words
from lowuse_plugin.qgis_bridge.settings import POLICY_FOLDER


@pytest.fixture
def own_folder(qgis_app: object, tmp_path: Path) -> Iterator[Path]:
    before = POLICY_FOLDER.get()
    POLICY_FOLDER.set(str(tmp_path))
    yield tmp_path
    POLICY_FOLDER.set(before)


def areas(registered: str | None) -> MergeAreas:
    return MergeAreas(
        registered_sum=None if registered is None else Fraction(registered),
        registered_missing=(),
        members_plane_sum=20_000.2,
        union_plane=20_000.0,
        union_ellipsoidal=19_980.0,
        members_ellipsoidal_sum=19_980.2,
        snapped_sum=-0.2,
        counted_once=0.0,
        epsg=4526,
    )


def test_every_rule_and_reason_has_words(qgis_app: object) -> None:
    for rule in merge_fields.RULES:
        assert words.rule_word(rule)
    for reason in (merge_areas.DRAWN, merge_areas.SNAPPED, merge_areas.ONCE, merge_areas.STORED):
        assert reason in words.SENTENCES


def test_the_outline_less_what_is_registered_is_known_only_where_all_state_it() -> None:
    assert areas("20001.5").difference == pytest.approx(-1.5)
    assert areas(None).difference is None


def test_a_small_share_never_reads_as_nothing(qgis_app: object) -> None:
    assert words.percent_text(Fraction(-277, 1000)) == "−27.7 %"
    assert words.percent_text(Fraction(-587, 2_000_000)) == "−0.029 %"


def test_cells_say_what_there_is_to_do(qgis_app: object) -> None:
    small = {"parcel_code": "A1", "mortgaged": "no", "contract_far": 1.0, "built_on": "2001-02-03"}
    large = {"parcel_code": "A2", "mortgaged": "yes", "contract_far": 2.0, "built_on": "2001-02-03"}
    cells = {
        cell.column: cell
        for cell in merge_cells(
            [MemberValues("a", 1.0, small), MemberValues("b", 2.0, large)],
            {"remark": ValueChoice("typed", "新")},
        )
    }
    assert words.cell_text(cells["parcel_code"]) == "given anew"
    assert words.cell_text(cells["contract_far"]) == "the parcels differ: not decided yet"
    assert words.cell_text(cells["mortgaged"]) == "是"
    assert words.lost_text(cells["mortgaged"]) == "否"
    assert words.cell_text(cells["built_on"]) == "2001年2月3日"
    assert words.cell_text(cells["remark"]) == "新"
    assert words.cell_text(cells["town"]) == ""


def test_an_open_field_is_called_different_only_where_the_parcels_differ(qgis_app: object) -> None:
    one = {"right_ends_on": "2058-06-30", "floor_area_m2": 500.0, "contract_far": 1.0}
    other = {"right_ends_on": "2058-06-30", "floor_area_m2": None, "contract_far": 2.0}
    found = merge_cells([MemberValues("a", 1.0, one), MemberValues("b", 2.0, other)])
    cells = {cell.column: cell for cell in found}
    assert {column for column in one if cells[column].open} == set(one)
    alike = words.cell_text(cells["right_ends_on"])
    assert alike == "to be entered (all parcels say 2058年6月30日)"
    empty = words.cell_text(cells["floor_area_m2"])
    assert empty == "1 parcels say nothing: not decided yet"
    assert words.cell_text(cells["contract_far"]) == "the parcels differ: not decided yet"


def test_an_office_may_have_rules_of_its_own(own_folder: Path) -> None:
    assert merge_field_rules.field_rules() == merge_fields.shipped()
    path = merge_field_rules.start_own()
    assert path == merge_field_rules.own_file()
    text = path.read_text(encoding="utf-8")
    own = text.replace('"town",', "").replace('"address",', '"address", "town",')
    path.write_text(own, encoding="utf-8")
    assert merge_field_rules.start_own() == path
    assert merge_field_rules.field_rules().rules["town"].rule == "join"
    assert merge_fields.shipped().rules["town"].rule == "largest"


def test_a_slip_in_the_own_rules_names_file_and_line(own_folder: Path) -> None:
    path = merge_field_rules.start_own()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"address",', '"address", "far",'), encoding="utf-8")
    with pytest.raises(LowUseError) as caught:
        merge_field_rules.field_rules()
    assert caught.value.code == "MERGE_FIELD_RULE"
    assert str(caught.value.params["file"]).startswith("merge_fields.toml:")
