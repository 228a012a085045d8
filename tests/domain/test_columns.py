# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
import datetime as dt

import numpy as np
import pytest

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant


def test_missing_values_stay_missing_for_every_kind():
    cases = {
        "text": ["甲", None],
        "int": [7, None],
        "real": [0.5, None],
        "date": ["2024-06-30", None],
        "bool": [True, None],
        "wkb": [b"\x01", None],
    }
    for kind, values in cases.items():
        made = column(kind, values)
        assert made.valid.tolist() == [True, False], kind
        assert made.to_list() == values, kind


def test_zero_and_empty_text_are_values_not_gaps():
    assert column("real", [0.0, None]).valid.tolist() == [True, False]
    assert column("text", ["", None]).to_list() == ["", None]


def test_dates_come_from_date_objects_and_leave_as_iso_text():
    made = column("date", [dt.date(2022, 4, 1), None])
    assert made.values.dtype == np.dtype("datetime64[D]")
    assert made.to_list() == ["2022-04-01", None]


def test_an_empty_column_keeps_its_kind():
    made = column("int", [])
    assert len(made) == 0
    assert made.values.dtype == np.int64


def test_unknown_kinds_and_foreign_values_are_refused():
    with pytest.raises(ValueError, match="money"):
        column("money", [1])
    with pytest.raises(ValueError, match="twelve"):
        column("int", ["twelve"])


def test_a_mask_of_another_length_is_refused():
    with pytest.raises(ValueError, match="mask"):
        Column("int", np.zeros(2, np.int64), np.ones(3, np.bool_))


def test_to_list_does_not_change_the_column():
    made = column("text", ["甲", None, "乙"])
    made.to_list()[0] = "丙"
    masked = Column("text", np.array(["甲", "乙"], dtype=object), np.array([True, False]))
    assert masked.to_list() == ["甲", None]
    assert masked.values.tolist() == ["甲", "乙"]
    assert made.values[0] == "甲"


def test_tables_take_select_and_extend_without_touching_the_original():
    table = ColumnTable(
        {"uuid": column("text", ["a", "b", "c"]), "m2": column("real", [1, None, 3])}
    )
    chosen = table.take(np.array([False, True, True]))
    assert chosen["uuid"].to_list() == ["b", "c"]
    assert chosen["m2"].to_list() == [None, 3.0]
    wider = table.select(["uuid"]).with_columns(district=constant("text", "440704", 3))
    assert list(wider) == ["uuid", "district"]
    assert wider.to_rows()[2] == {"uuid": "c", "district": "440704"}
    assert list(table) == ["uuid", "m2"]
    assert len(table) == 3


def test_a_table_refuses_columns_of_different_length():
    with pytest.raises(ValueError, match="uuid"):
        ColumnTable({"uuid": column("text", ["a"]), "m2": column("real", [1, 2])})


def test_a_constant_missing_value_is_missing_everywhere():
    assert constant("date", None, 2).to_list() == [None, None]
    assert constant("real", 1.5, 2).to_list() == [1.5, 1.5]
