# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
import pytest

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import KINDS

DESIGN_TABLES = """parcel parcel_state right_holder parcel_holder enterprise enterprise_year
parcel_enterprise survey_unit survey_unit_parcel control_line_version control_line line_adjustment
reference_layer reference_area three_old_area rule_set assessment tag tag_basis control_check
overlay_result merge_case merge_member merge_check lineage project project_parcel subsidy_case
subsidy_share subsidy_claim subsidy_step subsidy_material subsidy_scenario project_subsidy
survey_area legacy_land survey_step tax_request
adjustment_case adjustment_step control_measure indicator_rule indicator_figure overlay_run
merge_judgement merge_step
payment submission_batch submission_item document evidence verification review_session
review_item review_decision meeting agenda_item import_package lup_meta lup_log lup_lease lup_copy
lup_conflict lup_attachment"""

MINIMAL = """
table = "example"
title = "例"
[columns]
name = { type = "TEXT", title = "名称" }
"""


def test_every_table_of_the_design_is_described():
    assert set(schema.shipped().tables) == set(DESIGN_TABLES.split())


def test_every_column_has_a_chinese_title_and_a_known_kind():
    for table in schema.shipped().tables.values():
        assert any("\u4e00" <= c <= "\u9fff" for c in table.title), table.name
        for column in table.columns.values():
            assert column.kind in KINDS, column
            if table.role == "business":
                assert any("\u4e00" <= c <= "\u9fff" for c in column.title), column


def test_units_stand_in_the_names_of_measured_columns():
    endings = {"m²": "_m2", "分": "_fen", "%": "_pct", "m": "_m"}
    for table in schema.shipped().tables.values():
        for column in table.columns.values():
            if column.unit in endings:
                assert column.name.endswith(endings[column.unit]), (table.name, column.name)


def test_numbers_of_identity_documents_live_only_with_the_right_holder():
    holders = [
        table.name
        for table in schema.shipped().tables.values()
        if any(column.code == "QLRZJH" for column in table.columns.values())
    ]
    assert holders == ["right_holder"]


def test_the_seven_districts_stand_in_the_order_of_the_document():
    assert list(schema.shipped().codes["district"].values.values()) == [
        "蓬江区", "江海区", "新会区", "台山市", "开平市", "鹤山市", "恩平市",
    ]  # fmt: skip


def test_an_unknown_type_or_property_is_named():
    with pytest.raises(ValueError, match=r"example\.name: type VARCHAR"):
        schema.parse_table(MINIMAL.replace("TEXT", "VARCHAR"))
    with pytest.raises(ValueError, match=r"example\.name: .*colour"):
        schema.parse_table(MINIMAL.replace('title = "名称"', 'title = "名称", colour = "red"'))


def test_a_column_must_name_an_existing_code_list_and_table(tmp_path):
    (tmp_path / "codes.toml").write_text("", encoding="utf-8")
    path = tmp_path / "example.toml"
    path.write_text(MINIMAL.replace('"名称" }', '"名称", domain = "colour" }'), encoding="utf-8")
    with pytest.raises(ValueError, match="code list colour"):
        schema.load(tmp_path)
    path.write_text(MINIMAL.replace('"名称" }', '"名称", references = "b" }'), encoding="utf-8")
    with pytest.raises(ValueError, match="table b"):
        schema.load(tmp_path)


BLOCKS = """
[blocks.first]
title = "一"
columns = ["name"]
expected = ["name"]
"""


def test_every_column_of_a_parcel_stands_in_one_block_of_its_card():
    parcel = schema.shipped().tables["parcel"]
    shown = [name for block in parcel.blocks for name in block.columns]
    assert sorted(shown) == sorted(parcel.columns)
    assert [block.title for block in parcel.blocks] == ["登记", "审批", "现状"]
    block_of = {name: block.name for block in parcel.blocks for name in block.columns}
    assert (block_of["use_code"], block_of["planned_use"], block_of["actual_use"]) == (
        "registered", "approved", "present",
    )  # fmt: skip


def test_a_block_that_names_what_is_not_there_or_twice_is_refused():
    assert schema.parse_table(MINIMAL + BLOCKS).blocks[0].expected == {"name"}
    with pytest.raises(ValueError, match=r"example\.blocks\.first: other"):
        schema.parse_table(MINIMAL + BLOCKS.replace('columns = ["name"]', 'columns = ["other"]'))
    with pytest.raises(ValueError, match=r"example\.blocks\.second: name"):
        schema.parse_table(MINIMAL + BLOCKS + BLOCKS.replace("first", "second"))
    with pytest.raises(ValueError, match=r"example\.blocks: name"):
        schema.parse_table(MINIMAL + '[blocks.first]\ntitle = "一"\n')
