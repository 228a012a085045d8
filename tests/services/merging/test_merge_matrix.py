# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The condition matrix of real workspaces: conditions × parcels, figures, borders, judgements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.words import reason_text
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.geometry.crs import transform
from lowuse_plugin.services.merging.facts import read_merge_parcels
from lowuse_plugin.services.merging.matrix import MergeMatrix, merge_matrix
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import (
    EAST,
    NORTH,
    add,
    control_line,
    multipolygon,
    new_workspace,
    parcel,
)

TODAY = date(2024, 6, 28)
LAWFUL = {
    "right_type": "3",
    "source_document": "出让合同 1 号",
    "seized": "no",
    "seized_checked_on": "2024-06-28",
    "mortgaged": "no",
    "right_ends_on": "2050-01-01",
    "contract_far": 2.0,
    "contract_far_max": 3.0,
    "contract_density_pct": 50.0,
    "height_limit_m": 24.0,
    "contract_green_pct": 15.0,
    "contract_investment_wan_per_mu": 300.0,
    "contract_tax_wan_per_mu": 20.0,
}
JUDGED = [
    Judgement("王科长", TODAY, "形状规整", code="M-10", department="自然资源局"),
    Judgement("赵科长", TODAY, "同一单元", code="M-11", department="规划科室"),
]


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


def lawful(x0: float, x1: float, **changes: Any) -> dict[str, Any]:
    """A parcel 10 m deep that hinders no merge; its plane area is what is drawn."""
    figures = {"plane_area_m2": (x1 - x0) * 10, "registered_area_m2": (x1 - x0) * 10}
    return parcel(x0, x1, **{**LAWFUL, **figures, **changes})


def matrix(store: WorkspaceStore, keys: list[str], **options: Any) -> MergeMatrix:
    return merge_matrix(store, keys, **{"stage": "screening", "today": TODAY, **options})


def outcomes(found: MergeMatrix) -> dict[str, str]:
    return {row.code: row.outcome for row in found.rows}


def figures(found: MergeMatrix, code: str) -> dict[str, Any]:
    return {name: figure.value for name, figure in found.row(code).figures.items()}


def reference(store: WorkspaceStore, kind: str, *areas: dict[str, Any]) -> None:
    [layer] = add(store, "reference_layer", [{"name": f"{kind} 一", "kind": kind}])
    add(store, "reference_area", [{"reference_layer_uuid": layer, **each} for each in areas])


def test_a_complete_pair_waits_only_for_what_a_person_judges(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 30), lawful(30, 40)])
    found = matrix(store, keys)
    assert [row.code for row in found.rows] == [f"M-{n}" for n in range(1, 13)]
    assert {code for code, outcome in outcomes(found).items() if outcome != "pass"} == {
        "M-10",
        "M-11",
    }
    assert (found.outcome, found.members) == ("manual", tuple(keys))
    assert [found.row(f"M-{n}").kind for n in (1, 3, 5, 9)] == [
        "computed",
        "looked_up",
        "looked_up",
        "judged",
    ]
    assert found.row("M-11").department == "规划科室"
    assert found.row("M-11").evidence_wanted == "详细规划、规划条件"
    assert found.row("M-9").evidence_wanted is None
    judged = matrix(store, keys, judgements=JUDGED)
    assert judged.outcome == "pass"
    assert judged.row("M-10").judgement == JUDGED[0]
    assert judged.row("M-10").machine == "manual"


def test_all_failures_stand_there_and_each_names_its_parcel(store: WorkspaceStore) -> None:
    keys = add(
        store,
        "parcel",
        [
            lawful(0, 10),
            lawful(10, 20, seized="yes", right_nature="101"),
            lawful(20, 30, holder_name="乙厂", use_code="0604"),
            lawful(30, 40, source_document=None, seized_checked_on="2024-05-28"),
        ],
    )
    found = matrix(store, keys)
    stray = {
        code: [keys[i] for i in range(4) if found.row(code).per_member[keys[i]] == "fail"]
        for code in ("M-3", "M-5", "M-6", "M-7", "M-8")
    }
    assert stray == {
        "M-3": [keys[2]],
        "M-5": [keys[1]],
        "M-6": [keys[2]],
        "M-7": [keys[1]],
        "M-8": [keys[2]],
    }
    assert found.row("M-4").per_member[keys[3]] == "missing"
    seizure = found.row("M-5")
    assert [(reason.code, reason.members) for reason in seizure.reasons] == [
        ("SEIZED", (keys[1],)),
        ("SEIZURE_QUERY_TOO_OLD", (keys[3],)),
    ]
    assert seizure.per_member == {
        keys[0]: "pass",
        keys[1]: "fail",
        keys[2]: "pass",
        keys[3]: "manual",
    }


def test_two_of_two_that_differ_are_both_named(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 10), lawful(10, 20, holder_name="乙厂")])
    assert set(matrix(store, keys).row("M-6").per_member.values()) == {"fail"}


def test_linked_holders_with_numbers_go_before_the_name(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 10), lawful(10, 20), lawful(20, 30)])
    people = [
        {"name": "甲厂", "name_key": "甲厂", "id_number": "91A"},
        {"name": "甲厂旧名", "name_key": "甲厂旧名", "id_number": "91a"},
        {"name": "甲厂", "name_key": "甲厂", "id_number": "91B"},
    ]
    holders = add(store, "right_holder", people)
    links = [
        {"parcel_uuid": key, "right_holder_uuid": holder, "position": 1}
        for key, holder in zip(keys, holders, strict=True)
    ]
    add(store, "parcel_holder", links)
    found = matrix(store, keys[:2])
    assert found.row("M-6").outcome == "pass"
    assert "HOLDER_NAME_DIFFERS" in found.warnings
    assert matrix(store, keys).row("M-6").per_member == {
        keys[0]: "pass",
        keys[1]: "pass",
        keys[2]: "fail",
    }


def test_conditions_are_compared_by_column_and_a_missing_one_is_said_too(
    store: WorkspaceStore,
) -> None:
    keys = add(
        store,
        "parcel",
        [
            lawful(0, 10),
            lawful(10, 20, contract_far=2.5, contract_limits="自持"),
            lawful(20, 30, contract_limits="自持"),
        ],
    )
    row = matrix(store, keys).row("M-9")
    assert row.outcome == "manual"
    told = {(r.code, r.params["item"]): (r.outcome, r.members) for r in row.reasons}
    assert told == {
        ("CONDITIONS_DIFFER", "contract_far"): ("manual", (keys[1],)),
        ("CONDITIONS_MISSING", "contract_limits"): ("missing", (keys[0],)),
    }
    values = next(r.params["values"] for r in row.reasons if r.code == "CONDITIONS_DIFFER")
    assert [values[key] for key in keys] == ["2", "2.5", "2"]


def test_what_no_parcel_states_is_missing_by_name_until_somebody_judges(
    store: WorkspaceStore,
) -> None:
    silent = {"contract_density_pct": None, "contract_tax_wan_per_mu": None}
    keys = add(store, "parcel", [lawful(0, 10, **silent), lawful(10, 20, **silent)])
    row = matrix(store, keys).row("M-9")
    assert (row.outcome, set(row.per_member.values())) == ("missing", {"missing"})
    [reason] = row.reasons
    assert reason.code == "CONDITIONS_UNSTATED"
    assert reason.params["unstated"] == ["contract_density_pct", "contract_tax_wan_per_mu"]
    assert reason_text(reason, {}) == "各宗地均未填写的使用条件（合同建筑密度、合同亩均税收）"
    given = Judgement("王", TODAY, "合同未约定", code="M-9", rests_on=row.rests_on)
    assert matrix(store, keys, judgements=[given]).row("M-9").outcome == "pass"


def test_a_ring_that_crosses_itself_is_a_finding_on_its_parcel(store: WorkspaceStore) -> None:
    """Two triangles of 10 × 10 / 2 m² meet in one point; one lies along the other parcel."""
    crossed = [(30, 0), (50, 10), (50, 0), (30, 10)]
    ring = shapely.Polygon([(EAST + x, NORTH + y) for x, y in crossed])
    shape = shapely.to_wkb(shapely.MultiPolygon([ring]))
    keys = add(store, "parcel", [lawful(0, 30), lawful(30, 50, geom=shape, plane_area_m2=100.0)])
    found = matrix(store, keys)
    row = found.row("M-2")
    assert (row.outcome, dict(row.per_member)) == ("manual", {keys[0]: "pass", keys[1]: "manual"})
    assert [(r.code, r.members) for r in row.reasons] == [("RING_BROKEN", (keys[1],))]
    assert found.check.union.area_m2 == pytest.approx(400.0)  # 300 + 2 × 50
    assert found.check.adjacency[0].shared_m == pytest.approx(10.0)


def test_a_judgement_on_other_values_is_stale_and_counts_no_more(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 10), lawful(10, 20, contract_far=2.5)])
    basis = matrix(store, keys).row("M-9").rests_on
    given = Judgement("王", TODAY, "相近", code="M-9", rests_on=basis)
    first = matrix(store, keys, judgements=[given]).row("M-9")
    assert (first.outcome, first.judgement_stale) == ("pass", False)
    store.write([Update("parcel", keys[1], 1, {"contract_far": 2.4})], reason="改")
    second = matrix(store, keys, judgements=[given]).row("M-9")
    assert (second.outcome, second.judgement_stale) == ("manual", True)
    assert "JUDGEMENT_STALE" in [reason.code for reason in second.reasons]
    assert second.open_to_judgement
    store.write([Update("parcel", keys[1], 2, {"contract_far": 2.0})], reason="改")
    third = matrix(store, keys, judgements=[given]).row("M-9")
    assert (third.outcome, third.judgement_stale) == ("pass", True)
    against = replace(given, outcome="fail")
    assert matrix(store, keys, judgements=[against]).row("M-9").outcome == "manual"


def test_the_last_judgement_of_a_condition_counts(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 10), lawful(10, 20)])
    later = replace(JUDGED[0], outcome="fail", reason="不利")
    assert matrix(store, keys, judgements=[JUDGED[0], later]).row("M-10").outcome == "fail"
    assert matrix(store, keys, judgements=[later, JUDGED[0]]).row("M-10").outcome == "pass"


def test_consent_settles_a_mortgage_until_another_stands_there(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 10, mortgaged="yes"), lawful(10, 20)])
    registering = {"stage": "registration", "applicant": "甲厂"}
    row = matrix(store, keys, **registering).row("M-5")
    assert (row.outcome, row.reasons[0].code) == ("manual", "MORTGAGED_CONSENT")
    consent = Judgement("李", TODAY, "书面同意", code="M-5", rests_on=row.rests_on)
    assert matrix(store, keys, judgements=[consent], **registering).row("M-5").outcome == "pass"
    refused = replace(consent, outcome="fail")
    assert matrix(store, keys, judgements=[refused], **registering).row("M-5").outcome == "fail"
    store.write([Update("parcel", keys[1], 1, {"other_entries": "异议登记"})], reason="改")
    row = matrix(store, keys, judgements=[consent], **registering).row("M-5")
    assert row.outcome == "manual"
    assert {reason.code for reason in row.reasons} == {
        "MORTGAGED_CONSENT",
        "OTHER_ENTRY_CONSENT",
        "JUDGEMENT_STALE",
    }


def test_figures_before_and_after_with_hand_computed_values(store: WorkspaceStore) -> None:
    """30 × 10 m and 10 × 10 m: 400 m² and 100 m round together."""
    keys = add(
        store,
        "parcel",
        [lawful(0, 30, floor_area_m2=300.0), lawful(30, 40, far_floor_area_m2=200.0)],
    )
    found = figures(matrix(store, keys), "M-10")
    assert found["far_lowest"] == "1.0000"
    assert found["far_highest"] == "2.0000"
    assert found["far_after"] == "1.2500"
    assert (found["land_area"], found["floor_area_known"]) == ("400.00", "500.00")
    assert (found["corners_before"], found["corners_after"]) == (8, 4)
    assert found["boundary_gone"] == "10.00"
    assert found["compactness"] == round(4 * 3.14159265 * 400 / 100**2, 4)
    assert found["compactness_highest"] == round(4 * 3.14159265 * 100 / 40**2, 4)
    assert found["compactness_lowest"] == round(4 * 3.14159265 * 300 / 80**2, 4)


def test_an_unknown_floor_area_is_said_and_taken_for_nothing(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 30, floor_area_m2=300.0), lawful(30, 40)])
    row = matrix(store, keys).row("M-10")
    assert row.figures["far_after"].value is None
    assert row.figures["floor_area_known"].value == "300.00"
    assert row.figures["floor_area_unknown"].members == (keys[1],)


def test_a_strip_of_ten_metres_is_a_sliver_that_goes(store: WorkspaceStore) -> None:
    deep = {"geom": multipolygon(0, 0, 50, 50), "plane_area_m2": 2500.0}
    keys = add(store, "parcel", [lawful(0, 50, **deep), lawful(50, 60), lawful(50, 61)])
    store.write(
        [
            Update("parcel", keys[1], 1, {"geom": multipolygon(50, 0, 60, 50)}),
            Update("parcel", keys[2], 1, {"geom": multipolygon(50, 0, 60.1, 50)}),
        ],
        reason="改",
    )
    assert matrix(store, keys[:2]).row("M-10").figures["thin_members"].members == (keys[1],)
    wider = matrix(store, [keys[0], keys[2]])
    assert wider.row("M-10").figures["thin_members"].members == ()


def test_areas_are_stated_in_the_plane_of_the_district(store: WorkspaceStore) -> None:
    """The plane area of the fixture is 1 % larger than drawn."""
    keys = add(store, "parcel", [parcel(0, 30), parcel(30, 40)])
    found = matrix(store, keys)
    assert found.check.union.area_m2 == pytest.approx(404)
    assert found.check.union.perimeter_m == pytest.approx(100)
    assert found.check.union.registered_area_m2 is None


def test_a_wide_overlap_refuses_in_square_metres_of_the_plane(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 20), lawful(19, 40)])
    row = matrix(store, keys).row("M-2")
    assert (row.outcome, row.reasons[0].code) == ("fail", "OVERLAP")
    assert row.reasons[0].members == tuple(keys)
    [pair] = row.reasons[0].params["pairs"]
    # The stated areas are those drawn: one square metre is one.
    assert pair["overlap_m2"] == pytest.approx(10)


def test_a_boundary_that_only_the_wide_tolerance_joins_is_loose(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 20), lawful(20.2, 40), lawful(60, 70)])
    [reason] = matrix(store, keys).row("M-2").reasons
    assert (reason.code, reason.members) == ("NOT_CONNECTED", (keys[1], keys[2]))
    assert reason.params["loose"] == [keys[1]]


def test_plans_over_the_union_are_listed_by_use_with_roads(store: WorkspaceStore) -> None:
    """Of 40 × 10 m, 20 m are industry, 5 m a road, 15 m unplanned."""
    reference(
        store,
        "detailed_plan",
        {
            "class_code": "100101",
            "class_name": "一类工业用地",
            "geom": multipolygon(-9, -9, 20, 19),
        },
        {"class_code": "1207", "class_name": "城镇道路用地", "geom": multipolygon(20, -9, 25, 19)},
    )
    keys = add(
        store, "parcel", [lawful(0, 30, plan_unit="JH-01"), lawful(30, 40, plan_unit="JH-02")]
    )
    found = matrix(store, keys)
    told = figures(found, "M-11")
    assert told["planned:100101 一类工业用地"] == "200.00"
    assert told["planned:1207 城镇道路用地"] == "50.00"
    assert (told["planned_road"], told["plan_uncovered"]) == ("50.00", "150.00")
    assert (told["plan_unit"], told["plan_units"]) == ("JH-01、JH-02", 2)
    assert "PLAN_UNIT_DIFFERS" in [reason.code for reason in found.row("M-11").reasons]


def test_without_a_plan_nothing_is_said_of_the_cover(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 30), lawful(30, 40)])
    found = figures(matrix(store, keys), "M-11")
    assert found["plan_layers"] is None
    assert "plan_uncovered" not in found
    assert found["line_version"] is None


def test_a_control_line_through_the_union_is_measured(store: WorkspaceStore) -> None:
    """The line of the fixture ends at x = 100: it cuts 80 … 120 once, 10 m long."""
    control_line(store, "2024", "2024-01-01")
    keys = add(store, "parcel", [lawful(80, 110), lawful(110, 120), lawful(100, 110)])
    found = figures(matrix(store, keys[:2]), "M-11")
    assert (found["line_version"], found["line_crossing"]) == ("2024", "10.00")
    assert found["line_inside"] == "200.00"
    along = figures(matrix(store, [keys[2], keys[1]]), "M-11")
    assert (along["line_crossing"], along["line_inside"]) == ("0.00", "0.00")


def test_a_line_that_is_not_in_force_is_none(store: WorkspaceStore) -> None:
    control_line(store, "2025", "2025-01-01")
    keys = add(store, "parcel", [lawful(80, 110), lawful(110, 120)])
    assert figures(matrix(store, keys), "M-11")["line_version"] is None


def test_a_member_across_a_district_border_cannot_be_merged(store: WorkspaceStore) -> None:
    """The border runs at x = 35: 50 m² of the second member lie beyond it."""
    reference(
        store,
        "other",
        {"area_code": "440704", "geom": multipolygon(-99, -99, 35, 99)},
        {"area_name": "新会区", "geom": multipolygon(35, -99, 99, 99)},
    )
    keys = add(store, "parcel", [lawful(0, 30), lawful(30, 40), lawful(50, 60)])
    row = matrix(store, keys[:2]).row("M-12")
    assert (row.outcome, row.reasons[0].code) == ("fail", "MERGE_CROSSES_DISTRICT")
    assert row.reasons[0].members == (keys[1],)
    assert row.reasons[0].params["areas"] == {"440704": 50.0, "440705": 50.0}
    row = matrix(store, [keys[0], keys[2]]).row("M-12")
    assert (row.outcome, row.reasons[0].code) == ("manual", "DISTRICT_CONTRADICTS_LAYER")
    assert row.reasons[0].members == (keys[2],)


def test_a_strip_of_two_surveys_of_one_border_crosses_nothing(store: WorkspaceStore) -> None:
    reference(
        store,
        "other",
        {"area_code": "440704", "geom": multipolygon(-99, -99, 39.96, 99)},
        {"area_code": "440705", "geom": multipolygon(39.96, -99, 99, 99)},
    )
    keys = add(store, "parcel", [lawful(0, 30), lawful(30, 40)])
    assert matrix(store, keys).row("M-12").outcome == "pass"


def test_two_districts_are_refused_and_the_stray_is_named(store: WorkspaceStore) -> None:
    rows = [lawful(0, 10), lawful(10, 20), lawful(20, 30, district="440705")]
    keys = add(store, "parcel", rows)
    row = matrix(store, keys).row("M-12")
    assert [(r.code, r.members) for r in row.reasons] == [("TWO_DISTRICTS", (keys[2],))]


def test_a_parcel_across_the_border_of_zones_is_refused(store: WorkspaceStore) -> None:
    """112.5° E, in the coordinates of zone 38: members end, cross and begin there."""
    [border] = transform([shapely.Point(112.5, 22.4)], "EPSG:4490", "EPSG:4526")
    x, y = border.x - EAST, border.y - NORTH

    def shape(x0: float, x1: float) -> dict[str, Any]:
        return {"geom": multipolygon(x + x0, y, x + x1, y + 10), "plane_area_m2": (x1 - x0) * 10}

    rows = [shape(-60, -20), shape(-20, 30), shape(30, 60)]
    keys = add(store, "parcel", [lawful(0, 10, **each) for each in rows])
    row = matrix(store, keys).row("M-2")
    assert [(r.code, r.members) for r in row.reasons] == [
        ("MERGE_CROSSES_ZONE", (keys[1],)),
        ("MERGE_TWO_ZONES", (keys[0], keys[2])),
    ]
    assert matrix(store, keys[:1] * 2).row("M-2").outcome == "missing"


def test_absent_retired_and_shapeless_members_are_named(store: WorkspaceStore) -> None:
    keys = add(
        store,
        "parcel",
        [
            lawful(0, 10),
            lawful(10, 20, parcel_code="440704001001GB00002"),
            lawful(20, 30, geom=None, map_number="T-3"),
        ],
    )
    store.write(
        [
            Update(
                "parcel",
                keys[1],
                1,
                {"retired_at": "2024-06-01T00:00:00.000Z", "retired_reason": "注销"},
            )
        ],
        reason="注销",
    )
    with store.read() as reading:
        for wanted, code, named in (
            (keys[1], "MERGE_MEMBER_ABSENT", "440704001001GB00002"),
            (keys[2], "MERGE_MEMBER_NO_SHAPE", "T-3"),
            ("nobody", "MERGE_MEMBER_ABSENT", "nobody"),
        ):
            with pytest.raises(LowUseError) as caught:
                read_merge_parcels(reading, [keys[0], wanted])
            assert (caught.value.code, caught.value.params["parcel"]) == (code, named)
    with pytest.raises(LowUseError) as caught:
        matrix(store, [])
    assert caught.value.code == "MERGE_MEMBERS_NONE"


def test_members_come_in_the_order_they_were_chosen_and_once(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 10, map_number="T-1"), lawful(10, 20)])
    with store.read() as reading:
        parcels, shapes, labels, versions = read_merge_parcels(reading, [keys[1], keys[0], keys[1]])
    assert [each.id for each in parcels] == [keys[1], keys[0]]
    assert [shape.bounds[0] - EAST for shape in shapes] == [10, 0]
    assert labels[keys[0]] == "T-1"
    assert versions == dict.fromkeys((keys[1], keys[0]), 1)
    assert parcels[1].registered_area_m2 == Fraction(100)


def test_a_reading_gives_the_same_matrix_as_the_store(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 10), lawful(10, 20, seized="yes")])
    with store.read() as reading:
        inside = merge_matrix(reading, keys, stage="screening", today=TODAY)
    assert inside.to_json() == matrix(store, keys).to_json()


def test_the_matrix_says_that_its_document_has_run_out(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 10), lawful(10, 20)])
    last, after = date(2027, 3, 31), date(2027, 4, 1)
    assert "MERGE_OUT_OF_VALIDITY" not in matrix(store, keys, today=last).warnings
    assert "MERGE_OUT_OF_VALIDITY" in matrix(store, keys, today=after).warnings


def test_nothing_is_written(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [lawful(0, 10), lawful(10, 20)])
    with store.read() as reading:
        head = reading.head()
    matrix(store, keys)
    with store.read() as reading:
        assert reading.head() == head


def test_what_is_known_of_members_beside_the_workspace_is_put_into_them(
    store: WorkspaceStore,
) -> None:
    """The query of the day of registration stands in the case, not on the parcels."""
    rows = [lawful(0, 10, seized_checked_on="2024-05-01"), lawful(10, 20, seized="yes")]
    keys = add(store, "parcel", rows)
    registering = {"stage": "registration", "applicant": "甲厂"}
    found = matrix(
        store, keys, amend=lambda each: replace(each, seized_checked_on=TODAY), **registering
    )
    assert found.row("M-5").per_member == {keys[0]: "pass", keys[1]: "fail"}
    before = matrix(store, keys, **registering)
    assert before.row("M-5").per_member == {keys[0]: "manual", keys[1]: "fail"}


def test_a_query_that_is_too_old_waits_for_the_register_and_no_judgement(
    store: WorkspaceStore,
) -> None:
    old = {"seized_checked_on": "2020-01-01"}
    keys = add(store, "parcel", [lawful(0, 30, **old), lawful(30, 40)])
    row = matrix(store, keys).row("M-5")
    assert (row.outcome, row.open_to_judgement, row.takes_judgement) == ("manual", False, False)
    keys = add(store, "parcel", [lawful(100, 130, mortgaged="yes"), lawful(130, 140)])
    found = matrix(store, keys, stage="registration", applicant="甲厂").row("M-5")
    assert found.open_to_judgement  # the consent of the mortgagee is a person's word
    judged = matrix(store, keys).row("M-10")
    assert (judged.open_to_judgement, judged.takes_judgement) == (True, True)
