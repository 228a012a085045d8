# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proposing candidates in a real workspace: what is written, and when nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin import api
from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.identification.rules import RuleSet, find_rule_set, parse_rule_set
from lowuse_plugin.domain.ports import Actor, BulkInsert, ExpectNoChange, Insert, Store, Update
from lowuse_plugin.services.identification import identify as service
from lowuse_plugin.services.identification.identify import BATCH_ROWS, _reason, identify, read_facts
from lowuse_plugin.services.identification.named_rules import named_rules
from lowuse_plugin.store import sqltexts
from lowuse_plugin.store.reading import SqliteReading
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.services.history.two_people import Overtaken

RULES = find_rule_set("sample")
ON = date(2024, 6, 30)


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    actor = Actor("测试员", "tester", "pc")
    with create_workspace(folder / "工作库.gpkg", district="440700", actor=actor) as opened:
        yield opened


def parcel(uuid: str, **values: Any) -> Insert:
    """A parcel of 30 亩 that hits no rule, but for its tax, which nobody has."""
    given = {
        "district": "440705",
        "use_code": "0601",
        "plane_area_m2": 20000.0,
        "floor_area_m2": 40000.0,
        "industry_kind": "permitted",
        "operating_state": "normal",
        "safety_state": "compliant",
        "idle": "no",
    }
    return Insert("parcel", uuid, {**given, **values})


def enterprise(uuid: str, taxes: dict[int, str | None]) -> list[Insert]:
    return [
        Insert("enterprise", uuid, {"name": uuid, "name_key": uuid}),
        *(
            Insert("enterprise_year", f"{uuid}-{year}",
                   {"enterprise_uuid": uuid, "year": year, "tax_wan": tax})
            for year, tax in taxes.items()
        ),
    ]  # fmt: skip


def link(parcel_uuid: str, enterprise_uuid: str, share: str | None = None) -> Insert:
    values = {"parcel_uuid": parcel_uuid, "enterprise_uuid": enterprise_uuid, "share": share}
    return Insert("parcel_enterprise", f"{parcel_uuid}-{enterprise_uuid}", values)


def fill(store: Store) -> None:
    """Two parcels of one enterprise, one without tax, one that is stopped, one shop."""
    changes = [
        parcel("a"),
        parcel("b", plane_area_m2=10000.0),
        parcel("c"),
        parcel("d", operating_state="stopped"),
        parcel("e", use_code="05"),
        *enterprise("甲", {2022: "449.99", 2023: "449.99"}),
        link("a", "甲"),
        link("b", "甲"),
    ]
    store.write(changes, reason="试验")


def stored(store: Store) -> dict[str, dict[str, Any]]:
    with store.read() as reading:
        return {row["parcel_uuid"]: row for row in reading.table("identify_last").to_rows()}


def head(store: Store) -> int:
    with store.read() as reading:
        return reading.head().seq


def test_a_run_counts_parcels_area_and_hits(store: Store) -> None:
    fill(store)
    found = identify(store, rules=RULES, on=ON)
    assert found.parcels == found.written == 5
    assert found.counts == {"suspected": 3, "not_suspected": 1, "incomplete": 1}
    assert found.areas_m2 == {"suspected": 50000.0, "not_suspected": 20000.0, "incomplete": 20000.0}
    assert (found.hits["S-02"], found.hits["S-06"], found.hits["S-01"]) == (2, 1, 0)
    assert found.unknown["S-02"] == 2
    assert found.example


def test_tax_of_an_enterprise_is_divided_over_all_its_land(store: Store) -> None:
    fill(store)  # 449.99 万元 on 45 亩: just below 10 万元/亩 on both parcels
    identify(store, rules=RULES, on=ON)
    rows = stored(store)
    assert (rows["a"]["outcome"], rows["b"]["outcome"]) == ("suspected", "suspected")
    with store.read() as reading:
        year = reading.row("enterprise_year", "甲-2023")
    assert year is not None
    store.write(
        [Update("enterprise_year", "甲-2023", int(year["row_version"] or 0), {"tax_wan": "450"})],
        reason="更正",
    )
    again = identify(store, rules=RULES, on=ON)
    assert again.written == 2
    assert stored(store)["a"]["outcome"] == "not_suspected"


def test_a_missing_tax_stays_missing_through_the_workspace(store: Store) -> None:
    store.write(
        [parcel("a"), *enterprise("甲", {2022: None, 2023: None}), link("a", "甲")], reason="试"
    )
    assert identify(store, rules=RULES, on=ON).counts["incomplete"] == 1
    assert stored(store)["a"]["rule_outcomes"][1] == "U"


def test_a_stated_share_decides_which_part_of_the_tax_falls_to_a_parcel(store: Store) -> None:
    changes = [
        parcel("a"), parcel("b"),
        *enterprise("甲", {2022: "600", 2023: "600"}), link("a", "甲", "0.4"), link("b", "甲"),
    ]  # fmt: skip
    store.write(changes, reason="试")
    identify(store, rules=RULES, on=ON)
    rows = stored(store)
    assert (rows["a"]["rule_outcomes"][1], rows["b"]["rule_outcomes"][1]) == ("H", "N")


LEGACY = {
    "built_on": "2009-12-31",
    "planned_use": "工业用地",
    "upgrade_needed": "yes",
}


def test_what_a_parcel_is_beside_low_efficiency_is_kept_apart(store: Store) -> None:
    store.write(
        [
            parcel("a", idle="yes", operating_state="stopped"),
            parcel("b", **LEGACY),
            parcel("c", idle="yes", use_code="05"),
        ],
        reason="试",
    )
    found = identify(store, rules=RULES, on=ON)
    assert (found.other, found.flagged) == (
        {"idle": 2, "notice_transfer": 0, "register": 1, "supply": 0},
        1,
    )
    rows = stored(store)
    said = {name: (row["outcome"], row["other_outputs"], row["flags"])
            for name, row in rows.items()}  # fmt: skip
    assert said == {
        "a": ("suspected", "idle", None),
        "b": ("incomplete", "register", "BOUNDARY_DAY:L-1"),
        "c": ("not_suspected", "idle", None),
    }
    assert {row["score"] for row in rows.values()} == {None}


def test_a_flag_alone_is_a_change(store: Store) -> None:
    store.write([parcel("a", **LEGACY)], reason="试")
    identify(store, rules=RULES, on=ON)
    letters = stored(store)["a"]["rule_outcomes"]
    other = parse_rule_set(
        RULES.content.replace("day = 2009-12-31, boundary_day = true", "day = 2009-12-31"), "新"
    )
    unflagged = identify(store, rules=other, on=ON)
    assert (unflagged.written, unflagged.flagged) == (1, 0)
    assert (stored(store)["a"]["rule_outcomes"], stored(store)["a"]["flags"]) == (letters, None)


def test_points_are_kept(store: Store) -> None:
    fill(store)
    points = RULES.content.replace('logic = "any"', 'logic = "score"\nscore_at_least = "2"')
    found = identify(store, rules=parse_rule_set(points, "分"), on=ON)
    # d has stopped: one point; with a tax below 10 it could be more.
    assert (stored(store)["d"]["score"], stored(store)["d"]["outcome"]) == (1.0, "incomplete")
    assert found.counts["suspected"] == 0
    assert identify(store, rules=parse_rule_set(points, "分"), on=ON).written == 0


def test_chosen_parcels_alone_are_judged(store: Store) -> None:
    fill(store)
    found = identify(store, rules=RULES, on=ON, uuids=["b", "d"])
    assert (found.parcels, found.written) == (2, 2)
    assert sorted(stored(store)) == ["b", "d"]
    assert identify(store, rules=RULES, on=ON).written == 3


def test_a_tax_that_is_kept_outside_the_workspace_counts_by_its_figure(store: Store) -> None:
    # 10 万元/亩 on 30 亩, of which 15 亩 are sold: 300 万元 on 45 亩 of two parcels.
    values = {"enterprise_uuid": "甲", "tax_wan_per_mu": "10", "tax_land_m2": 20000.0,
              "source_unit": "税务局"}  # fmt: skip
    store.write(
        [
            parcel("a"), parcel("b", plane_area_m2=10000.0),
            *enterprise("甲", {}), link("a", "甲"), link("b", "甲"),
            *(Insert("enterprise_year", f"y{year}", {**values, "year": year})
              for year in (2022, 2023)),
        ],
        reason="试",
    )  # fmt: skip
    with store.read() as reading:
        line = read_facts(reading).evaluate(RULES, on=ON).explain(1)[1]
    assert (line.value, line.source, line.year) == ("6.666667; 6.666667", "税务局", 2023)


def test_rented_land_is_divided_by_floor(store: Store) -> None:
    rented = [
        Insert("parcel_enterprise", name, {"parcel_uuid": name, "enterprise_uuid": "甲",
                                           "leased": "yes"})
        for name in "ab"
    ]  # fmt: skip
    store.write(
        [
            parcel("a", floor_area_m2=30000.0), parcel("b", floor_area_m2=10000.0),
            *enterprise("甲", {2022: "600", 2023: "600"}), *rented,
        ],
        reason="试",
    )  # fmt: skip
    with store.read() as reading:
        found = read_facts(reading).evaluate(RULES, on=ON)
    assert found.facts["tax_wan_per_mu"].to_list() == [15.0, 5.0]  # ¾ and ¼ of 600 on 30 亩 each


def test_a_standard_is_named_by_id_file_or_not_at_all(store: Store, folder: Path) -> None:
    own = parse_rule_set(RULES.content.replace('id = "sample"', 'id = "own"'), "own")
    path = folder / "自己.toml"
    path.write_text(own.content, encoding="utf-8")
    with store.read() as reading:
        assert named_rules(reading, "", ON) == RULES
        assert named_rules(reading, "sample", ON) == RULES
        assert named_rules(reading, str(path), ON) == own
        with pytest.raises(LowUseError) as refused:
            named_rules(reading, "own", ON)
    assert refused.value.params["expected"] == "sample"
    identify(store, rules=own, on=ON)
    with store.read() as reading:
        assert named_rules(reading, "own", ON) == own
        with pytest.raises(LowUseError) as refused:
            named_rules(reading, "other", ON)
    assert refused.value.params["expected"] == "own|sample"


def test_a_second_run_writes_nothing(store: Store) -> None:
    fill(store)
    identify(store, rules=RULES, on=ON)
    before = head(store)
    assert identify(store, rules=RULES, on=ON).written == 0
    assert head(store) == before


def test_only_changed_parcels_are_written_again(store: Store) -> None:
    fill(store)
    identify(store, rules=RULES, on=ON)
    store.write([Update("parcel", "c", 1, {"operating_state": "vacant"})], reason="外业")
    assert identify(store, rules=RULES, on=ON).written == 1
    assert stored(store)["c"]["outcome"] == "suspected"
    assert stored(store)["c"]["parcel_version"] == 2


def test_another_version_of_the_rules_is_kept_once_and_judges_all_again(store: Store) -> None:
    fill(store)
    first = identify(store, rules=RULES, on=ON)
    stricter: RuleSet = parse_rule_set(
        RULES.content.replace('threshold = "1.0"', 'threshold = "3.0"'), "新.toml"
    )
    second = identify(store, rules=stricter, on=ON)
    assert second.written == 5
    assert second.rule_set_uuid != first.rule_set_uuid
    assert second.hits["S-01"] == 3
    assert identify(store, rules=stricter, on=ON).rule_set_uuid == second.rule_set_uuid
    with store.read() as reading:
        kept = reading.table("rule_sets").to_rows()
    assert [row["sha256"] for row in kept] == [RULES.sha256, stricter.sha256]
    assert kept[0]["content"] == RULES.content
    assert kept[0]["example"] is True


def test_batches_write_every_parcel_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store)
    monkeypatch.setattr(service, "BATCH_ROWS", 2)
    assert identify(store, rules=RULES, on=ON).written == 5
    assert sorted(stored(store)) == ["a", "b", "c", "d", "e"]


def test_a_run_that_is_stopped_is_completed_by_the_next_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stops:
        def step(self, done: int, total: int, message: str = "") -> None:
            if done:
                raise CancelledError

    fill(store)
    monkeypatch.setattr(service, "BATCH_ROWS", 2)
    with pytest.raises(CancelledError):
        identify(store, rules=RULES, on=ON, progress=Stops())
    assert len(stored(store)) == 2
    assert identify(store, rules=RULES, on=ON).written == 3


def test_an_empty_workspace_has_no_candidates(store: Store) -> None:
    found = identify(store, rules=RULES, on=ON)
    assert (found.parcels, found.written) == (0, 0)
    assert found.counts == {"suspected": 0, "not_suspected": 0, "incomplete": 0}


def test_parcels_of_an_unfinished_import_and_retired_ones_are_not_judged(store: Store) -> None:
    package = {"target_table": "parcel", "file_name": "x", "file_sha256": "0", "state": "open"}
    store.write(
        [
            Insert("import_package", "包", package),
            parcel("a"),
            parcel("b", import_package_uuid="包"),
        ],
        reason="试",
    )
    store.write(
        [
            Update(
                "parcel", "a", 1, {"retired_at": "2024-01-01T00:00:00Z", "retired_reason": "注销"}
            )
        ],
        reason="注销",
    )
    assert identify(store, rules=RULES, on=ON).parcels == 0


def test_a_chosen_parcel_is_judged_with_all_land_of_its_enterprises(store: Store) -> None:
    fill(store)
    with store.read() as reading:
        everything, chosen = read_facts(reading), read_facts(reading, ["b"])
    assert chosen.parcels["uuid"].to_list() == ["b"]
    row = everything.parcels["uuid"].to_list().index("b")
    alone, all_of_them = (facts.evaluate(RULES, on=ON) for facts in (chosen, everything))
    assert alone.to_json(0) == all_of_them.to_json(row)


def test_workspace_and_python_interface_give_the_same(store: Store) -> None:
    changes = [parcel("a"), *enterprise("甲", {2022: "240", 2023: "250"}), link("a", "甲")]
    store.write(changes, reason="试")
    with store.read() as reading:
        facts = read_facts(reading)
    given = {**dict(changes[0].values), "enterprises": [
        {"uscc": "甲", "tax_wan": {"2022": "240", "2023": "250"}}]}  # fmt: skip
    evaluation = facts.evaluate(RULES, on=ON)
    assert evaluation.to_json(0) == api.identify(given, on=ON.isoformat())


def test_bulk_rows_of_the_store_are_what_is_written(store: Store) -> None:
    fill(store)
    written: list[Any] = []
    original = store.write

    def watched(changes: Any, *, reason: str) -> Any:
        written.extend(changes)
        return original(changes, reason=reason)

    store.write = watched  # type: ignore[method-assign]
    identify(store, rules=RULES, on=ON)
    assert [type(change) for change in written] == [ExpectNoChange, Insert, BulkInsert]
    assert written[2].source == {"rule_set": "sample", "sha256": RULES.sha256}


def test_two_runs_at_once_keep_each_result_and_the_rule_set_once(store: Store) -> None:
    fill(store)
    with open_workspace(store.path, actor=Actor("李四", "li", "pc-2")) as other:
        mine = Overtaken(store, [lambda: identify(other, rules=RULES, on=ON)])
        found = identify(mine, rules=RULES, on=ON)
    assert found.written == 0
    with store.read() as reading:
        kept = reading.table("assessment")["parcel_uuid"].to_list()
        assert len(reading.table("rule_sets")) == 1
    assert len(kept) == len(set(kept)) == found.parcels


def test_a_tax_that_arrives_during_a_run_counts(store: Store) -> None:
    store.write([parcel("a"), *enterprise("甲", {}), link("a", "甲")], reason="试")
    _, *taxes = enterprise("甲", {2022: "1", 2023: "1"})
    with open_workspace(store.path, actor=Actor("李四", "li", "pc-2")) as other:
        mine = Overtaken(store, [lambda: other.write(taxes, reason="税")])
        found = identify(mine, rules=RULES, on=ON)
    assert found.counts == identify(store, rules=RULES, on=ON).counts
    assert found.written == 1
    assert identify(store, rules=RULES, on=ON).written == 0


@pytest.mark.parametrize("kind", ["parcels", "links", "years"])
def test_chosen_parcels_are_found_through_their_indexes(store: Store, kind: str) -> None:
    wanted = sqltexts.query(f"identify_{kind}_of")
    with store.read() as reading:
        assert isinstance(reading, SqliteReading)
        plan = reading.connection.execute(
            f"EXPLAIN QUERY PLAN {wanted.sql}", {"uuids": '["a"]'}
        ).fetchall()
    steps = [str(row[-1]) for row in plan]
    # Only the list itself and the few imports are gone through.
    allowed = ("SCAN json_each", "SCAN import_package")
    assert [s for s in steps if s.startswith("SCAN") and not s.startswith(allowed)] == []


def test_chosen_parcels_have_the_facts_that_they_have_among_all(store: Store) -> None:
    store.write(
        [
            *(parcel(name) for name in "abc"),
            *enterprise("e", {2023: "80"}),
            *enterprise("f", {2023: "90"}),
            link("a", "e"),
            link("b", "e"),
            link("c", "f"),
        ],
        reason="试",
    )
    with store.read() as reading:
        every, some = read_facts(reading), read_facts(reading, ["a"])
        none = read_facts(reading, [])
    assert some.parcels.to_rows() == every.parcels.to_rows()[:1]
    assert some.links.to_rows() == every.links.to_rows()[:2]
    assert some.years.to_rows() == every.years.to_rows()[:1]
    assert len(none.parcels) == len(none.links) == len(none.years) == 0


def test_the_log_names_the_standard_and_the_batch() -> None:
    rules = replace(RULES, title="江海区标准")
    assert [_reason(rules, start, 5001) for start in range(0, 5001, BATCH_ROWS)][-1] == (
        f"规则识别：江海区标准（第 {-(-5001 // BATCH_ROWS)}/{-(-5001 // BATCH_ROWS)} 批）"
    )
    assert _reason(rules, 0, 3) == "规则识别：江海区标准"
