# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Policy texts by heading, class and level: samples until the office has its own (P-19, P-20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.control_line.measures import (
    HEADINGS,
    Measure,
    parse_measures,
    shipped_measures,
    sides,
)
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.services.control_line.measures import (
    list_measures,
    measures_for,
    retire_measure,
    save_measure,
    save_measures,
)
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import new_workspace

ON = date(2025, 6, 30)
OURS = Measure(
    None, 0, "incentive", "inside", None, "线内优先安排指标", "第五条", "江府〔2025〕1号",
    date(2025, 1, 1), date(2030, 1, 1),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(tmp_path) as store:
        yield store


def refused(action: object, **wanted: object) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        action()  # type: ignore[operator]
    for name, value in wanted.items():
        assert caught.value.params[name] == value
    return caught.value


def test_every_heading_of_the_code_list_has_its_place() -> None:
    assert set(HEADINGS) == set(shipped().codes["measure_heading"].values)


def test_samples_cover_every_heading_and_every_class_and_are_marked() -> None:
    found = shipped_measures()
    assert {each.heading for each in found} == set(HEADINGS)
    policy = {each.control_class for each in found if each.heading == "policy"}
    assert policy == {"inside", "outside", "crossing"}
    assert all(each.example and each.is_sample and not each.document_no for each in found)


def test_samples_of_a_heading_go_when_the_office_has_a_text_of_it(store: WorkspaceStore) -> None:
    assert list_measures(store) == shipped_measures()
    save_measure(store, OURS, by="张三")
    found = [each for each in list_measures(store) if each.heading == "incentive"]
    assert [(each.text, each.example, each.entered_by) for each in found] == [
        ("线内优先安排指标", False, "张三")
    ]
    assert {each.heading for each in list_measures(store)} == set(HEADINGS)


def test_a_text_holds_from_its_first_day_until_before_its_end(store: WorkspaceStore) -> None:
    save_measure(store, OURS, by="张三")
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2029, 12, 31), date(2030, 1, 1))
    held = [any(each.uuid for each in list_measures(store, day)) for day in days]
    assert held == [False, True, True, False]


def test_class_and_level_choose_the_texts(store: WorkspaceStore) -> None:
    with store.read() as reading:
        one = measures_for(reading, "inside", (1,), ON)
        outside = measures_for(reading, "outside", (), ON)
    assert {each.level for each in one} == {None, 1}
    assert {each.control_class for each in one} == {None, "inside"}
    assert {each.control_class for each in outside} == {None, "outside"}
    assert all(each.level is None for each in outside)


def test_a_crossing_parcel_gets_the_texts_of_both_sides(store: WorkspaceStore) -> None:
    found = sides(list_measures(store), "crossing", (2,), ON)
    assert [side.control_class for side in found] == ["crossing", "inside", "outside", ""]
    assert [m.level for m in found[1].measures if m.heading == "requirement"] == [2]
    assert all(m.level is None for m in found[2].measures)
    assert [side.control_class for side in sides(list_measures(store), "outside", (), ON)] == [
        "outside", ""
    ]  # fmt: skip


def test_a_text_is_changed_with_a_reason_and_brought_back_by_undo(store: WorkspaceStore) -> None:
    save_measure(store, OURS, by="张三")
    [ours] = [each for each in list_measures(store) if each.uuid]
    assert refused(lambda: save_measure(store, ours, by="张三")).code == "REASON_MISSING"
    receipt = save_measure(store, replace(ours, text="线内免收"), by="李四", reason="更正")
    [changed] = [each for each in list_measures(store) if each.uuid]
    assert (changed.text, changed.version, changed.entered_by) == ("线内免收", 2, "张三")
    undo_save(store, receipt.transaction_id)
    [back] = [each for each in list_measures(store) if each.uuid]
    assert back.text == "线内优先安排指标"


def test_a_colleagues_change_is_not_overwritten(store: WorkspaceStore) -> None:
    save_measure(store, OURS, by="张三")
    [seen] = [each for each in list_measures(store) if each.uuid]
    save_measure(store, replace(seen, text="别的"), by="李四", reason="更正")
    with pytest.raises(ConflictError) as caught:
        save_measure(store, replace(seen, text="我的"), by="张三", reason="更正")
    assert caught.value.code == "MEASURE_CHANGED_MEANWHILE"
    with pytest.raises(ConflictError):
        retire_measure(store, str(seen.uuid), seen.version, by="张三", reason="废止")


def test_a_retired_text_counts_no_more_and_the_samples_are_back(store: WorkspaceStore) -> None:
    save_measure(store, OURS, by="张三")
    [ours] = [each for each in list_measures(store) if each.uuid]
    key = str(ours.uuid)
    assert refused(
        lambda: retire_measure(store, key, ours.version, by="张三", reason=" ")
    ).code == "REASON_MISSING"  # fmt: skip
    retire_measure(store, key, ours.version, by="张三", reason="废止")
    assert list_measures(store) == shipped_measures()
    assert refused(
        lambda: retire_measure(store, key, ours.version, by="张三", reason="废止")
    ).code == "MEASURE_GONE"  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": "  "}, "MEASURE_WITHOUT_TEXT"),
        ({"heading": "other"}, "MEASURE_UNFIT"),
        ({"control_class": "near"}, "MEASURE_UNFIT"),
        ({"level": 3}, "MEASURE_UNFIT"),
        ({"document_no": ""}, "MEASURE_WITHOUT_DOCUMENT"),
        ({"valid_from": None}, "MEASURE_WITHOUT_DOCUMENT"),
        ({"valid_to": date(2025, 1, 1)}, "MEASURE_DAYS_TURNED"),
    ],
)
def test_what_means_nothing_is_refused(
    store: WorkspaceStore, changes: dict[str, object], code: str
) -> None:
    unfit = replace(OURS, **changes)
    assert refused(lambda: save_measure(store, unfit, by="张三")).code == code
    assert list_measures(store) == shipped_measures()


def test_an_example_needs_no_document(store: WorkspaceStore) -> None:
    sample = replace(OURS, document_no="", valid_from=None, example=True)
    save_measure(store, sample, by="张三")
    assert [each.example for each in list_measures(store) if each.uuid] == [True]


def test_several_are_entered_together_or_not_at_all(store: WorkspaceStore) -> None:
    bad = replace(OURS, text="")
    assert refused(lambda: save_measures(store, (OURS, bad), by="张三")).code == (
        "MEASURE_WITHOUT_TEXT"
    )
    assert list_measures(store) == shipped_measures()
    receipt = save_measures(store, (OURS, replace(OURS, text="二")), by="张三")
    assert sum(each.uuid is not None for each in list_measures(store)) == 2
    undo_save(store, receipt.transaction_id)
    assert list_measures(store) == shipped_measures()


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('heading = "other"', "measures[0].heading"),
        ('heading = "policy"\nclass = "near"', "measures[0].class"),
        ('heading = "policy"\nlevel = 3', "measures[0].level"),
    ],
)
def test_a_broken_file_names_line_and_key(line: str, key: str) -> None:
    head = 'id = "x"\nkind = "control_measures"\nexample = true\n'
    text = f'{head}[[measures]]\ntext = "文"\n{line}\n'
    error = refused(lambda: parse_measures(text, "文.toml"), key=key)
    assert error.code == "POLICY_INVALID"
    assert str(error.params["file"]).startswith("文.toml:")
