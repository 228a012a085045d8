# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules, yearly figures, policy texts, layers: none comes back twice, no change is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.control_line.measures import Measure
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.indicators.result import TypedFigure
from lowuse_plugin.domain.indicators.rules import IndicatorRule
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.control_line.measures import list_measures, retire_measure, save_measure
from lowuse_plugin.services.history.changes import read_step
from lowuse_plugin.services.history.restore_row import read_restorable, restore_row
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.indicators.figures import (
    list_indicator_figures,
    retire_indicator_figure,
    save_indicator_figure,
)
from lowuse_plugin.services.indicators.rules import (
    list_indicator_rules,
    retire_indicator_rule,
    save_indicator_rule,
)
from lowuse_plugin.services.overlay.reference_layers import (
    change_layer,
    registered_layers,
    retire_layer,
)
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, new_workspace

ON = date(2025, 6, 30)
RULE = IndicatorRule(
    None, 0, "industry_of_block", "65", "", "第八条", "江府〔2025〕1号", date(2025, 1, 1)
)
FIGURE = TypedFigure(
    None, 0, "industry_of_quota", "440704", 2025, Fraction(10), Fraction(100), "台账", ON
)
TEXT = Measure(
    None, 0, "incentive", "inside", None, "线内优先", "第五条", "江府〔2025〕1号", ON, None
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(tmp_path) as opened:
        yield opened


def rules(store: WorkspaceStore) -> list[IndicatorRule]:
    return [each for each in list_indicator_rules(store) if not each.ships]


def texts(store: WorkspaceStore) -> list[Measure]:
    return [each for each in list_measures(store) if each.uuid]


def layers(store: WorkspaceStore) -> list[Any]:
    return [each for each in registered_layers(store) if each.is_reference]


def named(store: WorkspaceStore, name: str) -> str:
    [key] = add(store, "reference_layer", [{"name": name, "kind": "permanent_farmland"}])
    return key


def refused(action: Callable[[], object], code: str) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        action()
    assert caught.value.code == code
    return caught.value


def back_to(store: WorkspaceStore, table: str, uuid: str, seq: int, *groups: str) -> None:
    with store.read() as reading:
        shown = read_restorable(reading, table, uuid, seq, store.info.crs)
    chosen = groups or tuple(each.group for each in shown.groups)
    restore_row(store, shown, chosen, reason="找回")


def seq_of(store: WorkspaceStore) -> int:
    with store.read() as reading:
        return reading.head().seq


def test_a_figure_does_not_come_back_beside_the_one_that_took_its_place(
    store: WorkspaceStore,
) -> None:
    save_indicator_figure(store, FIGURE, by="张三")
    entered = seq_of(store)
    [first] = list_indicator_figures(store)
    gone = retire_indicator_figure(store, str(first.uuid), 1, by="张三", reason="重复")
    save_indicator_figure(store, replace(FIGURE, numerator_m2=Fraction(20)), by="李四")
    told = refused(lambda: undo_save(store, gone.transaction_id), "INDICATOR_FIGURE_TWICE")
    assert told.params == {"district": "江海区", "year": 2025}
    refused(
        lambda: back_to(store, "indicator_figure", str(first.uuid), entered),
        "INDICATOR_FIGURE_TWICE",
    )
    [only] = list_indicator_figures(store)
    assert only.numerator_m2 == 20
    retire_indicator_figure(store, str(only.uuid), 1, by="李四", reason="让位")
    undo_save(store, gone.transaction_id)
    assert [each.numerator_m2 for each in list_indicator_figures(store)] == [10]


def test_a_figure_does_not_go_back_to_a_year_that_has_another(store: WorkspaceStore) -> None:
    save_indicator_figure(store, FIGURE, by="张三")
    [first] = list_indicator_figures(store)
    moved = save_indicator_figure(store, replace(first, year=2024), by="张三", reason="年度错")
    save_indicator_figure(store, replace(FIGURE, numerator_m2=Fraction(20)), by="李四")
    refused(lambda: undo_save(store, moved.transaction_id), "INDICATOR_FIGURE_TWICE")
    [older] = [each for each in list_indicator_figures(store) if each.year == 2024]
    better = replace(older, numerator_m2=Fraction(11))
    change = save_indicator_figure(store, better, by="张三", reason="更正")
    undo_save(store, change.transaction_id)
    shown = [(each.year, each.numerator_m2) for each in list_indicator_figures(store)]
    assert shown == [(2025, 20), (2024, 10)]


def test_a_rule_does_not_come_back_into_days_of_another(store: WorkspaceStore) -> None:
    save_indicator_rule(store, RULE, by="张三")
    entered = seq_of(store)
    [first] = rules(store)
    gone = retire_indicator_rule(store, str(first.uuid), 1, by="张三", reason="废止")
    save_indicator_rule(store, replace(RULE, least_pct="70"), by="李四")
    told = refused(lambda: undo_save(store, gone.transaction_id), "INDICATOR_RULE_TWICE")
    assert told.params["least"] == "70"
    refused(
        lambda: back_to(store, "indicator_rule", str(first.uuid), entered), "INDICATOR_RULE_TWICE"
    )
    assert [each.least_pct for each in rules(store)] == ["70"]


def test_a_rule_is_not_opened_again_over_its_successor(store: WorkspaceStore) -> None:
    save_indicator_rule(store, RULE, by="张三")
    [first] = rules(store)
    ended = save_indicator_rule(
        store, replace(first, valid_to=date(2026, 1, 1)), by="张三", reason="有新办法"
    )
    follower = replace(RULE, least_pct="70", valid_from=date(2026, 1, 1))
    save_indicator_rule(store, follower, by="李四")
    refused(lambda: undo_save(store, ended.transaction_id), "INDICATOR_RULE_TWICE")


def test_a_layer_does_not_come_back_under_a_name_that_another_has(store: WorkspaceStore) -> None:
    key = named(store, "永农")
    entered = seq_of(store)
    gone = retire_layer(store, key, 1, "有新年度")
    other = named(store, "永农")
    told = refused(lambda: undo_save(store, gone.transaction_id), "REFERENCE_NAME_TAKEN")
    assert told.params == {"name": "永农"}
    refused(lambda: back_to(store, "reference_layer", key, entered), "REFERENCE_NAME_TAKEN")
    assert [each.uuid for each in layers(store)] == [other]
    change_layer(store, other, 1, {"name": "永农 2025"})
    undo_save(store, gone.transaction_id)
    assert {each.name for each in layers(store)} == {"永农", "永农 2025"}


def meanwhile(store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch, table: str, key: str) -> None:
    """Let a colleague change the row between the reading and the writing of what comes next."""
    write = store.write

    def after_the_colleague(*args: Any, **named: Any) -> Any:
        monkeypatch.undo()
        column = {"reference_layer": "source", "control_measure": "clause"}.get(table, "entered_by")
        write([Update(table, key, 1, {column: "李四"})], reason="同事")
        return write(*args, **named)

    monkeypatch.setattr(store, "write", after_the_colleague)


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("indicator_figure", "INDICATOR_FIGURE_CHANGED_MEANWHILE"),
        ("indicator_rule", "INDICATOR_RULE_CHANGED_MEANWHILE"),
        ("control_measure", "MEASURE_CHANGED_MEANWHILE"),
        ("reference_layer", "REFERENCE_CHANGED_MEANWHILE"),
    ],
)
def test_what_a_colleague_changes_in_the_same_moment_is_not_retired(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch, table: str, code: str
) -> None:
    save_indicator_figure(store, FIGURE, by="张三")
    save_indicator_rule(store, RULE, by="张三")
    save_measure(store, TEXT, by="张三")
    named(store, "永农")
    with store.read() as reading:
        [key] = [row["uuid"] for row in reading.table(table).to_rows()]
    retire: dict[str, Callable[[], object]] = {
        "indicator_figure": lambda: retire_indicator_figure(store, key, 1, by="张三", reason="错"),
        "indicator_rule": lambda: retire_indicator_rule(store, key, 1, by="张三", reason="错"),
        "control_measure": lambda: retire_measure(store, key, 1, by="张三", reason="错"),
        "reference_layer": lambda: retire_layer(store, key, 1, "错"),
    }
    meanwhile(store, monkeypatch, table, key)
    with pytest.raises(ConflictError) as caught:
        retire[table]()
    assert caught.value.code == code
    with store.read() as reading:
        row = reading.row(table, key)
    assert row is not None
    assert (row["retired_at"], row["row_version"]) == (None, 2)


def test_a_retirement_waits_for_no_row_but_its_own(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_indicator_figure(store, FIGURE, by="张三")
    save_indicator_figure(store, replace(FIGURE, year=2024), by="张三")
    newest, older = list_indicator_figures(store)
    meanwhile(store, monkeypatch, "indicator_figure", str(older.uuid))
    retire_indicator_figure(store, str(newest.uuid), 1, by="张三", reason="错")
    assert [each.year for each in list_indicator_figures(store)] == [2024]


def test_the_log_says_what_was_entered_changed_and_retired(store: WorkspaceStore) -> None:
    entered = save_measure(store, TEXT, by="张三")
    [seen] = texts(store)
    changed = save_measure(store, replace(seen, text="线内免收"), by="李四", reason=" 更正 ")
    retired = retire_measure(store, str(seen.uuid), 2, by="张三", reason="废止")
    with store.read() as reading:
        steps = [read_step(reading, each.transaction_id) for each in (entered, changed, retired)]
    heading = shown_code("measure_heading", "incentive")
    assert [step.reason for step in steps if step is not None] == [
        f"登记控制线政策条文 {heading}“线内优先”（张三）",
        f"修改控制线政策条文 {heading}“线内免收”（李四）：更正",
        f"作废控制线政策条文 {heading}“线内免收”（张三）：废止",
    ]
