# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scenarios side by side: each with its own figures; the land and the cases stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.merging.scenarios import (
    FieldValue,
    Scenario,
    ScenarioComparison,
    ScenarioRow,
    comparison_rows,
)
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.merging import steps
from lowuse_plugin.services.merging.cases import change_values, read_case
from lowuse_plugin.services.merging.compare_scenarios import (
    compare_scenarios,
    family_of,
    list_scenarios,
)
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.merging import merge_office as office


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as found:
        yield found


def refused(act: Callable[[], object]) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        act()
    return caught.value


def row(found: ScenarioComparison, key: str) -> ScenarioRow:
    return next(each for each in found.rows if each.key == key)


def compare(store: WorkspaceStore, *cases: str) -> ScenarioComparison:
    return compare_scenarios(store, cases, today=office.TODAY)


def test_each_scenario_has_its_own_figures(store: WorkspaceStore) -> None:
    """a 30 × 10, b 20 × 10, c 10 × 10 in a row; registered 300.10, 200.05, 100.00."""
    first = office.propose(store, remark="两宗")
    second = office.propose(store, "a", "b", "c", remark="三宗")
    before = [read_case(store, each) for each in (first, second)]
    found = compare(store, first, second)
    a, b = found.scenarios
    assert (a.letter, a.title, b.title) == (
        "A", "A HB4407042024001 两宗", "B HB4407042024002 三宗",
    )  # fmt: skip
    assert row(found, "count").values == (2, 3)
    assert row(found, "registered_m2").values == (Fraction("500.15"), Fraction("600.15"))
    assert row(found, "registered_mu").values[0] == Fraction("500.15") * 3 / 2000
    assert row(found, "union_m2").values == (pytest.approx(500.0), pytest.approx(600.0))
    assert row(found, "difference_m2").values == (pytest.approx(-0.15), pytest.approx(-0.15))
    assert not row(found, "difference_m2").differs
    assert row(found, "shared_m").values == (pytest.approx(10.0), pytest.approx(20.0))
    assert row(found, "corners").values == (4, 4)
    assert not row(found, "corners").differs
    assert row(found, "compactness").differs
    [member] = [each for each in found.rows if each.key.startswith("parcel:")]
    assert (member.values, member.differs) == ((False, True), True)
    assert (a.epsg, b.epsg) == (4526, 4526)
    assert a.outline is not None
    assert shapely.from_wkb(a.outline).area == pytest.approx(500.0)
    # they differ in what was compared, and nothing was written
    assert {each.key for each in found.differing} >= {"count", "registered_m2", "shared_m"}
    assert [read_case(store, each) for each in (first, second)] == before


def test_conditions_stand_for_each_scenario_with_what_is_open(store: WorkspaceStore) -> None:
    first, second = office.propose(store), office.propose(store, "c", "d")
    found = compare(store, first, second)
    holder = row(found, "condition:M-6")
    assert (holder.values, holder.differs) == (("pass", "fail"), True)
    assert found.titles["condition:M-6"].startswith("M-6 ")
    assert [key for key in (each.key for each in found.rows) if key.startswith("condition:")] == [
        f"condition:M-{number}" for number in range(1, 13)
    ]
    a, b = found.scenarios
    waits = sum(a.outcomes[code] not in ("pass", "fail") for code in a.outcomes)
    assert (a.failing, a.waiting) == (0, waits)
    assert waits >= 2  # M-10 and M-11 are judged by persons
    assert [each.code for each in b.blockers] == ["MERGE_CONDITION_FAILS"]
    assert a.blockers == ()


def test_only_fields_that_differ_are_lines(store: WorkspaceStore) -> None:
    first, second = office.propose(store), office.propose(store)
    alike = compare(store, first, second)
    assert not alike.differing
    change_values(store, second, {"remark": ValueChoice("typed", "留北门")}, by=office.DRAFTER)
    found = compare(store, first, second)
    [field] = [each for each in found.rows if each.key.startswith("value:")]
    assert field.key == "value:remark"
    assert field.values[1] == FieldValue("留北门", "kept")
    assert found.titles["value:remark"] == "备注"
    assert [each.key for each in found.differing] == ["value:remark"]


def test_over_30_mu_the_sentence_of_the_subsidy_stands_with_the_scenario(
    store: WorkspaceStore,
) -> None:
    first, second = office.propose(store), office.propose(store, "a", "b", "c")
    small = compare(store, first, second)
    assert row(small, "over_30mu").values == (False, False)
    assert all(each.key != "remark" for each in small.rows)
    with store.read() as reading:
        version = (reading.row("parcel", "c") or {})["row_version"]
    # 500.15 + 19,499.85 is 20,000 m², 30 mu exactly: not above
    for area, over in ((19_499.85, False), (19_499.86, True)):
        store.write([Update("parcel", "c", version, {"registered_area_m2": area})], reason="更正")
        version += 1
        found = compare(store, first, second)
        assert row(found, "over_30mu").values == (False, over)
    remark = row(found, "remark")
    assert remark.values[0] is None
    assert found.scenarios[1].remark is not None
    assert found.scenarios[1].remark.code == "MERGE_NOT_FOR_SUBSIDY"


def test_what_was_adopted_or_dropped_stays_with_the_figures_that_it_kept(
    store: WorkspaceStore,
) -> None:
    first, second = office.propose(store), office.propose(store, "b", "c")
    version = read_case(store, second).row_version
    step = office.step(
        office.ACCEPTED, office.DRAFTER, details={"applicant": "甲厂", "applied_on": "2024-06-04"}
    )
    steps.advance(store, first, step, today=office.TODAY, withdrawing={second: version})
    found = compare(store, first, second)
    assert row(found, "state").values == ("accepted", "withdrawn")
    assert [each.kept for each in found.scenarios] == [True, True]
    assert row(found, "registered_m2").values == (Fraction("500.15"), Fraction("300.05"))
    assert row(found, "condition:M-6").values == ("pass", "pass")
    assert list_scenarios(store) == ()


def test_what_a_dropped_scenario_did_not_keep_makes_no_difference(store: WorkspaceStore) -> None:
    cases = [office.propose(store) for _ in range(3)]
    steps.withdraw(
        store, cases[1], office.step(office.ACCEPTED, opinion="不办"), today=office.TODAY
    )
    found = compare(store, *cases)
    assert [each.key for each in found.differing] == ["state"]
    assert row(found, "condition:M-6").values == ("pass", "pass", "pass")
    assert row(found, "corners").values == (4, 4, 4)
    assert row(found, "shared_m").values[1] is None  # not kept, and no reason to mark the line


def test_a_scenario_whose_parcel_is_gone_says_so_and_the_others_stand(
    store: WorkspaceStore,
) -> None:
    first, second = office.propose(store), office.propose(store, "b", "c")
    with store.read() as reading:
        version = (reading.row("parcel", "c") or {})["row_version"]
    gone = {"retired_at": "2024-06-10T00:00:00Z", "retired_reason": "误录"}
    store.write([Update("parcel", "c", version, gone)], reason="注销")
    a, b = compare(store, first, second).scenarios
    assert (a.trouble, a.kept) == (None, False)
    assert b.trouble is not None
    assert (b.trouble.code, b.kept) == ("MERGE_MEMBER_ABSENT", True)
    assert b.registered_sum == Fraction("300.05")


def test_the_family_is_the_scenarios_that_share_parcels(store: WorkspaceStore) -> None:
    first = office.propose(store)
    second = office.propose(store, "b", "c")
    office.propose(store, "c", "d")
    assert family_of(store, first) == (first, second)
    for _ in range(6):
        office.propose(store)
    assert len(family_of(store, first)) == 6
    assert len(list_scenarios(store)) == 9


def test_one_and_seven_are_refused_and_the_work_stops_when_asked(store: WorkspaceStore) -> None:
    cases = [office.propose(store) for _ in range(3)]
    one = refused(lambda: compare(store, cases[0], cases[0]))
    assert (one.code, one.params) == ("SCENARIOS_NUMBER", {"count": 1, "fewest": 2, "most": 6})
    many = refused(lambda: compare_scenarios(store, [f"{number}" for number in range(7)]))
    assert many.params["count"] == 7
    assert refused(lambda: compare(store, cases[0], "fehlt")).code == "MERGE_GONE"

    class Impatient:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise CancelledError

    with pytest.raises(CancelledError):
        compare_scenarios(store, cases, progress=Impatient())


@pytest.mark.parametrize(("other", "differs"), [(0.004, False), (0.006, True)])
def test_areas_differ_where_people_read_another_figure(other: float, *, differs: bool) -> None:
    made = [
        Scenario(
            uuid=letter, version=1, letter=letter, case_no=letter, name=letter, state="proposed",
            applicant="", labels={}, difference_m2=value,
        )
        for letter, value in (("A", 0.0), ("B", other))
    ]  # fmt: skip
    rows = {each.key: each for each in comparison_rows(made, ())}
    assert rows["difference_m2"].differs is differs
