# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The adjustment ledger in a real workspace: drawn up, measured, taken to its decision, undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.adjustments.case import AdjustmentBlock
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.services.adjustments import saving, steps
from lowuse_plugin.services.adjustments.cases import (
    AdjustmentFilter,
    change_case,
    list_cases,
    new_case,
    read_case,
)
from lowuse_plugin.services.adjustments.figures import MeasuredCase, figures, measure_draft
from lowuse_plugin.services.adjustments.figures import measure as measure_case
from lowuse_plugin.services.adjustments.taking import take_parcels
from lowuse_plugin.services.adjustments.what_if import what_if
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.treat_boundary_errors import treat_boundary_errors
from lowuse_plugin.services.control_line.versions import list_line_versions, read_blocks
from lowuse_plugin.services.history.restore_row import read_restorable
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.indicators.table import indicators
from lowuse_plugin.services.json_words import json_words
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.adjustments.adjustment_office import (
    EAST,
    NORTH,
    PUBLIC,
    STARTED,
    TODAY,
    begun,
    box,
    decision,
    draft,
    enters,
    leaves,
    publicised,
    step,
    submitted,
    swap,
    workspace,
)
from tests.services.open_readings import Quiet

MAY = date(2025, 5, 21)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    with workspace(tmp_path / "江海.gpkg") as opened:
        yield opened


def refused(code: str, act: object) -> dict[str, object]:
    with pytest.raises(LowUseError) as caught:
        act()  # type: ignore[operator]
    assert caught.value.code == code
    return caught.value.params


# -- figures ----------------------------------------------------------------------------------


def crossed(store: WorkspaceStore) -> None:
    """A block with a ring that crosses itself at (400, 100): two triangles of 10,000 m² each."""
    corners = [(200, 50), (600, 150), (600, 50), (200, 150)]
    ring = shapely.Polygon([(EAST + x, NORTH + y) for x, y in corners])
    shape = bytes(shapely.to_wkb(shapely.MultiPolygon([ring])))
    values = {"control_line_version_uuid": "v1", "block_code": "X", "level": 1, "geom": shape}
    store.write([Insert("control_line", "block X", values)], reason="外部软件画的区块")


def test_a_stored_block_with_a_crossing_ring_hinders_nothing(store: WorkspaceStore) -> None:
    """Of 500–560 × 0–100 m the block has what lies above 75 m at 500 and above 60 m at 560."""
    crossed(store)
    found = measure_draft(store, draft(enters(500, 560)), "v1")
    assert found.figures.in_m2 == pytest.approx(6_000 - (25 + 40) / 2 * 60, abs=0.1)
    assert [each.code for each in found.problems] == ["ADJUSTMENT_IN_OVERLAPS_LINE"]
    taken = take_parcels(store, ["p500"], line_uuid="v1", direction="in", clipped=True)
    areas = [shapely.area(shapely.from_wkb(shape)) for _, shape in taken]
    assert areas == pytest.approx([10_000 - (25 + 50) / 2 * 100], abs=0.1)
    [block] = [each for each in indicators(store, MAY).indicators if each.place == "X"]
    assert block.denominator_m2 == pytest.approx(20_000, abs=0.1)


def test_a_swap_is_summed_and_laid_over_the_line(store: WorkspaceStore) -> None:
    found = measure_draft(store, replace(swap(), least_block_m2=15_000.0), "v1").figures
    assert (found.in_m2, found.out_m2) == pytest.approx((20_000, 10_000))
    assert found.difference_m2 == pytest.approx(10_000)
    assert found.balance == "ok"
    assert (found.parts_before, found.parts_after) == (2, 2)
    assert (found.line_before_m2, found.line_after_m2) == pytest.approx((70_000, 80_000))
    assert (found.smallest_before_m2, found.smallest_m2) == pytest.approx((20_000, 10_000))
    assert found.small_m2 == pytest.approx((10_000,))
    entering, leaving = found.blocks
    assert entering.shared_m == pytest.approx(100, abs=0.05)
    assert leaving.shared_m == pytest.approx(100, abs=0.05)
    assert not entering.isolated
    assert entering.compactness == pytest.approx(4 * 3.14159265 * 20_000 / 600**2, abs=1e-6)


def test_less_in_than_out_is_short_by_the_smallest_amount(store: WorkspaceStore) -> None:
    short = draft(enters(500, 599.99), leaves(1100, 1200))
    assert measure_draft(store, short, "v1").figures.balance == "short"
    even = draft(enters(500, 600), leaves(1100, 1200))
    assert measure_draft(store, even, "v1").figures.balance == "ok"
    free = replace(short, balanced=False)
    assert measure_draft(store, free, "v1").figures.balance == "off"


def test_a_block_alone_is_isolated_and_adds_a_part(store: WorkspaceStore) -> None:
    found = measure_draft(store, draft(enters(600, 700)), "v1").figures
    assert [each.label for each in found.isolated] == ["1"]
    assert found.parts_after == 3
    assert set(found.worse) == {"less_contiguous", "isolated"}


def test_meeting_in_a_corner_joins_nothing(store: WorkspaceStore) -> None:
    found = measure_draft(store, draft(enters(500, 600, south=100, north=200)), "v1").figures
    assert found.parts_after == 3
    assert found.blocks[0].isolated


def test_a_block_joins_two_parts(store: WorkspaceStore) -> None:
    found = measure_draft(store, draft(enters(500, 1000)), "v1").figures
    assert (found.parts_before, found.parts_after) == (2, 1)
    assert found.worse == ()


def test_a_line_cut_in_the_middle_falls_apart(store: WorkspaceStore) -> None:
    found = measure_draft(store, draft(leaves(100, 200)), "v1").figures
    assert (found.parts_before, found.parts_after) == (2, 3)


# -- what does not fit ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("blocks", "in_m2", "out_m2"),
    [
        # ten of 10 m, each over the last 0.009 m of the one before: 99.919 m
        (
            (*(enters(500 + n * 9.991, 510 + n * 9.991) for n in range(10)), leaves(1100, 1200)),
            9_991.9,
            10_000.0,
        ),
        ((enters(500, 600), leaves(1100, 1200.009)), 10_000.0, 10_000.0),
        ((enters(500, 600), leaves(1100, 1199.995)), 10_000.0, 10_000.0),
        ((enters(500, 600), leaves(1100, 1150), leaves(1149.995, 1200)), 10_000.0, 10_000.0),
    ],
    ids=["entering", "past the edge", "short of the edge", "leaving"],
)
def test_the_sums_are_what_the_line_gains_and_loses(
    store: WorkspaceStore, blocks: tuple[AdjustmentBlock, ...], in_m2: float, out_m2: float
) -> None:
    found = measure_draft(store, draft(*blocks), "v1").figures
    assert (found.in_m2, found.out_m2) == pytest.approx((in_m2, out_m2), abs=0.001)
    gained = found.line_after_m2 - found.line_before_m2
    assert found.difference_m2 == pytest.approx(gained, abs=0.001)
    assert found.balance == ("ok" if in_m2 >= out_m2 else "short")


def test_what_enters_must_not_overlap_the_line(store: WorkspaceStore) -> None:
    params = refused("ADJUSTMENT_IN_OVERLAPS_LINE", lambda: begun(store, draft(enters(450, 600))))
    assert params == {"block": "1", "m2": "5,000.00"}
    assert list_cases(store) == ()


def test_what_leaves_must_lie_in_the_line(store: WorkspaceStore) -> None:
    params = refused(
        "ADJUSTMENT_OUT_OUTSIDE_LINE",
        lambda: begun(store, draft(leaves(1150, 1210, block_code="C 东"))),
    )
    assert params == {"block": "C 东", "m2": "1,000.00"}


def test_blocks_of_one_direction_do_not_count_twice(store: WorkspaceStore) -> None:
    params = refused(
        "ADJUSTMENT_BLOCKS_OVERLAP",
        lambda: begun(store, draft(enters(500, 600), enters(580, 700))),
    )
    assert params == {"block": "1", "other": "2", "m2": "2,000.00"}


def test_a_strip_of_a_survey_is_no_overlap_and_bites_no_neighbour(store: WorkspaceStore) -> None:
    """B leaves, drawn 2 mm into A: A stays to the last bit; so where something enters 2 mm in A."""
    case = draft(leaves(399.998, 500), enters(-200, 0.002))
    found = measure_draft(store, case, "v1")
    assert found.problems == ()
    with store.read() as reading:
        before = {block.block_code: block.shape for block in read_blocks(reading, "v1")}
    after = {block.block_code: block.shape for block in found.line_after}
    assert after["A"] == before["A"]
    assert after["C"] == before["C"]
    assert "B" not in after
    assert found.figures.in_m2 == pytest.approx(
        200 * 100
    )  # the 0.2 m² in A are in the line already
    grown = [block for block in found.line_after if not block.block_code]
    assert len(grown) == 1
    overlap = shapely.intersection(*shapely.from_wkb([grown[0].shape, before["A"]]))
    assert shapely.area(overlap) < 0.01


@pytest.mark.parametrize(
    ("what", "code"),
    [
        (draft(), "ADJUSTMENT_WITHOUT_BLOCKS"),
        (draft(enters(500, 600), kind="out"), "ADJUSTMENT_KIND_UNFIT"),
        (draft(enters(500, 600), kind="swap"), "ADJUSTMENT_WITHOUT_BLOCKS"),
        (draft(enters(500, 600), name=" "), "ADJUSTMENT_NAME_MISSING"),
        (draft(enters(500, 600), reason=""), "ADJUSTMENT_REASON_MISSING"),
        (draft(enters(500, 600), district="440700"), "ADJUSTMENT_DISTRICT_UNKNOWN"),
        (draft(enters(500, 600, level=3)), "ADJUSTMENT_LEVEL_MISSING"),
        (draft(enters(500, 600), least_block_m2=-1.0), "ADJUSTMENT_LEAST_NEGATIVE"),
        (draft(enters(5e6, 5.1e6)), "ADJUSTMENT_OUTSIDE"),
    ],
)
def test_a_case_says_what_it_lacks(store: WorkspaceStore, what: object, code: str) -> None:
    refused(code, lambda: new_case(store, what, drafted_by="张三", today=STARTED))  # type: ignore[arg-type]


# -- the ledger -------------------------------------------------------------------------------


def test_a_case_is_kept_with_number_line_and_first_step(store: WorkspaceStore) -> None:
    case = read_case(store, begun(store))
    assert case.adjustment_no == "TZ4407042025001"
    assert (case.state, case.from_version) == ("draft", "V1")
    assert (case.in_m2, case.out_m2) == pytest.approx((20_000, 10_000))
    assert [each.action for each in case.steps] == ["start"]
    assert {block.direction for block in case.blocks} == {"in", "out"}
    second = read_case(store, begun(store))
    assert second.adjustment_no == "TZ4407042025002"
    numbered = replace(swap(), adjustment_no="TZ4407042025001")
    refused("ADJUSTMENT_NUMBER_TAKEN", lambda: begun(store, numbered))


def test_the_ledger_is_filtered(store: WorkspaceStore) -> None:
    first = begun(store)
    second = begun(store)
    publicised(store, second)
    assert [case.uuid for case in list_cases(store, AdjustmentFilter(state="draft"))] == [first]
    assert len(list_cases(store, AdjustmentFilter(year=2025, district="440704"))) == 2
    assert list_cases(store, AdjustmentFilter(year=2024)) == ()
    assert list_cases(store, AdjustmentFilter(district="440703")) == ()


def test_other_polygons_take_the_place_of_the_earlier_ones(store: WorkspaceStore) -> None:
    uuid = begun(store)
    case = read_case(store, uuid)
    change_case(store, uuid, case.version, draft(enters(500, 550)), changed_by="张三")
    changed = read_case(store, uuid)
    assert (changed.kind, len(changed.blocks)) == ("in", 1)
    assert changed.in_m2 == pytest.approx(5_000)
    with pytest.raises(ConflictError) as caught:
        change_case(store, uuid, case.version, swap(), changed_by="李四")
    assert caught.value.code == "ADJUSTMENT_CHANGED"
    assert caught.value.params["changed_by"] == "张三"


def test_another_district_measures_the_blocks_anew(store: WorkspaceStore) -> None:
    uuid = begun(store)
    case = read_case(store, uuid)
    moved = replace(case.draft, district="440785")
    change_case(store, uuid, case.version, moved, changed_by="张三")
    with store.read() as reading:
        rows = reading.table("line_adjustment").to_rows()
    assert {(row["district"], row["area_epsg"]) for row in rows} == {("440785", 4525)}


# -- the procedure ----------------------------------------------------------------------------


def test_a_decided_case_makes_the_new_version_in_one_save(store: WorkspaceStore) -> None:
    uuid = begun(store)
    submitted(store, uuid)
    receipt = steps.decide_case(store, uuid, decision(), step(MAY, "李四"), today=TODAY)
    case = read_case(store, uuid)
    assert (case.state, case.approval_no) == ("decided", "江府函〔2025〕8号")
    old, new = list_line_versions(store, date(2025, 6, 1))
    assert (old.version, old.valid_to, old.in_force) == ("V1", date(2025, 6, 1), False)
    assert (new.uuid, new.in_force, new.state) == (case.to_version_uuid, True, "approved")
    assert (new.source, new.based_on_uuid) == ("adjustment", "v1")
    assert new.area_m2 == pytest.approx(80_000)
    with store.read() as reading:
        found = {block.block_code: block for block in read_blocks(reading, new.uuid)}
    assert sorted(found) == ["A", "B", "C", "D"]
    assert shapely.from_wkb(found["C"].shape).equals(shapely.from_wkb(box(1000, 1100)))
    assert found["D"].level == 1
    undo_save(store, receipt.transaction_id)
    assert read_case(store, uuid).state == "submitted"
    (only,) = list_line_versions(store, date(2025, 6, 1))
    assert (only.version, only.valid_to) == ("V1", None)


def test_publicity_asks_for_balance_reasons_days_and_place(store: WorkspaceStore) -> None:
    short = begun(store, draft(enters(500, 550), leaves(1100, 1200)))
    params = refused("ADJUSTMENT_NOT_BALANCED", lambda: publicised(store, short))
    assert params["lacking"] == "5,000.00"
    alone = begun(store, draft(enters(600, 700)))
    refused("ADJUSTMENT_EXPLAIN", lambda: publicised(store, alone, opinion=""))
    publicised(store, alone)
    uuid = begun(store)
    days = {"publicity_from": "2025-04-01", "publicity_to": "2025-04-14", "place": "网站"}
    said = step(date(2025, 4, 1), details=days, opinion="理由")
    params = refused(
        "ADJUSTMENT_PUBLICITY_TOO_SHORT",
        lambda: steps.advance_case(store, uuid, said, today=TODAY),
    )
    assert params == {"days": 14, "expected": 15}


def test_submitting_waits_for_the_publicity_and_answers(store: WorkspaceStore) -> None:
    uuid = begun(store)
    publicised(store, uuid)
    authority = {"authority": "江门市人民政府"}

    def submit(on: date, **details: object) -> None:
        said = step(on, details={**authority, **details})
        steps.advance_case(store, uuid, said, today=TODAY)

    refused("ADJUSTMENT_PUBLICITY_RUNS", lambda: submit(date(2025, 4, 15)))
    open_one = [{"text": "噪声", "answer": ""}]
    refused(
        "ADJUSTMENT_OBJECTION_UNANSWERED", lambda: submit(date(2025, 4, 16), objections=open_one)
    )
    submit(date(2025, 4, 16))
    assert read_case(store, uuid).state == "submitted"


def test_a_decision_names_authority_document_and_days(store: WorkspaceStore) -> None:
    uuid = begun(store)

    def decide(**more: object) -> None:
        steps.decide_case(store, uuid, decision(**more), step(MAY), today=TODAY)

    refused("ADJUSTMENT_NOT_SUBMITTED", decide)
    submitted(store, uuid)
    refused("ADJUSTMENT_AUTHORITY_MISSING", lambda: decide(approved_by=" "))
    refused("ADJUSTMENT_DOCUMENT_SHAPE", lambda: decide(approval_no="8号文"))
    refused("ADJUSTMENT_IN_FORCE_EARLY", lambda: decide(in_force_from=date(2025, 5, 19)))
    refused("ADJUSTMENT_DAY_IN_FUTURE", lambda: decide(approved_on=date(2025, 5, 22)))
    assert read_case(store, uuid).state == "submitted"


def test_a_case_on_an_older_line_is_not_decided(store: WorkspaceStore) -> None:
    late = begun(store)
    submitted(store, late)
    other = begun(store, draft(enters(-100, 0, block_code="E")))
    submitted(store, other)
    steps.decide_case(store, other, decision(), step(MAY), today=TODAY)
    params = refused(
        "ADJUSTMENT_LINE_CHANGED",
        lambda: steps.decide_case(
            store, late, decision(in_force_from=date(2025, 6, 15)), step(MAY), today=TODAY
        ),
    )
    assert params["version"] == "V1"
    steps.return_case(store, late, "draft", step(MAY, opinion="重新套合"), today=TODAY)
    case = read_case(store, late)
    change_case(
        store, late, case.version, case.draft, changed_by="张三", to_line_in_force=True, today=TODAY
    )
    assert read_case(store, late).from_version == params["now"]


def test_a_line_that_changed_after_its_publicity_is_publicised_again(store: WorkspaceStore) -> None:
    case = begun(store)
    submitted(store, case)
    store.write([Update("control_line", "block A", 1, {"geom": box(0, 100)})], reason="导入")

    def decide() -> object:
        return steps.decide_case(store, case, decision(), step(MAY), today=TODAY)

    params = refused("ADJUSTMENT_LINE_EDITED", decide)
    assert params == {"version": "V1", "since": "2025年4月1日"}
    steps.return_case(store, case, "draft", step(MAY, opinion="控制线变化"), today=TODAY)
    again = {**PUBLIC, "publicity_from": "2025-05-22", "publicity_to": "2025-06-05"}
    steps.advance_case(
        store, case, step(date(2025, 5, 22), details=again, opinion="已研究"), today=TODAY
    )
    details = {"authority": "江门市人民政府", "objections": []}
    steps.advance_case(store, case, step(date(2025, 6, 6), details=details), today=TODAY)
    decided = decision(approved_on=date(2025, 6, 7), in_force_from=date(2025, 6, 15))
    steps.decide_case(store, case, decided, step(date(2025, 6, 8)), today=TODAY)
    assert read_case(store, case).state == "decided"


def test_a_line_that_changed_during_its_publicity_is_not_submitted(store: WorkspaceStore) -> None:
    case = begun(store)
    publicised(store, case)
    store.write([Update("control_line", "block A", 1, {"level": 2})], reason="导入")
    details = {"authority": "江门市人民政府", "objections": []}
    refused(
        "ADJUSTMENT_LINE_EDITED",
        lambda: steps.advance_case(
            store, case, step(date(2025, 4, 16), details=details), today=TODAY
        ),
    )


def test_a_check_that_nobody_decided_on_does_not_hinder_an_undoing(store: WorkspaceStore) -> None:
    case = begun(store)
    submitted(store, case)
    receipt = steps.decide_case(store, case, decision(), step(MAY), today=TODAY)
    check_control_line(store, on=TODAY)
    undo_save(store, receipt.transaction_id)
    assert read_case(store, case).state == "submitted"
    assert [line.version for line in list_line_versions(store, TODAY)] == ["V1"]
    with store.read() as reading:
        assert reading.table("control_totals").to_rows() == []
    assert check_control_line(store, on=TODAY).written == 5


def test_a_check_that_somebody_treated_hinders_an_undoing(store: WorkspaceStore) -> None:
    store.write(
        [Insert("parcel", "thin", {"geom": box(699.5, 750), "district": "440704"})], reason="x"
    )
    case = begun(store)
    submitted(store, case)
    receipt = steps.decide_case(store, case, decision(), step(MAY), today=TODAY)
    assert check_control_line(store, on=TODAY).boundary_errors == 1
    treat_boundary_errors(store, ["thin"], treated_as="outside", by="李四", on=TODAY, reason="测量")
    refused("UNDO_BUILT_UPON", lambda: undo_save(store, receipt.transaction_id))


def test_back_refused_withdrawn_and_taken_up_again(store: WorkspaceStore) -> None:
    uuid = begun(store)
    submitted(store, uuid)
    why = step(MAY, opinion="规模不足", document_no="江府函〔2025〕9号")
    refused(
        "ADJUSTMENT_WHY_MISSING",
        lambda: steps.return_case(store, uuid, "draft", step(MAY), today=TODAY),
    )
    refused(
        "ADJUSTMENT_NOT_EARLIER",
        lambda: steps.return_case(store, uuid, "decided", why, today=TODAY),
    )
    steps.refuse_case(store, uuid, why, authority="江门市人民政府", today=TODAY)
    assert read_case(store, uuid).state == "refused"
    steps.reopen_case(store, uuid, why, today=TODAY)
    assert read_case(store, uuid).publicised_to is None
    steps.withdraw_case(store, uuid, why, today=TODAY)
    actions = [each.action for each in read_case(store, uuid).steps]
    assert actions == ["start", "advance", "advance", "refuse", "reopen", "withdraw"]
    assert len(list_line_versions(store, TODAY)) == 1


def test_a_colleague_who_took_it_on_is_a_conflict(store: WorkspaceStore) -> None:
    uuid = begun(store)
    seen = read_case(store, uuid).version
    publicised(store, uuid)
    with pytest.raises(ConflictError) as caught:
        steps.withdraw_case(store, uuid, step(MAY, opinion="不办"), seen=seen, today=TODAY)
    assert caught.value.code == "ADJUSTMENT_CHANGED"
    assert caught.value.params["state"] == "公示"


def test_only_a_draft_is_changed(store: WorkspaceStore) -> None:
    uuid = begun(store)
    publicised(store, uuid)
    case = read_case(store, uuid)
    refused(
        "ADJUSTMENT_NOT_DRAFT",
        lambda: change_case(store, uuid, case.version, swap(), changed_by="张三"),
    )


def test_one_undo_a_step(store: WorkspaceStore) -> None:
    uuid = begun(store)
    days = {"publicity_from": "2025-04-01", "publicity_to": "2025-04-15", "place": "网站"}
    said = step(date(2025, 4, 1), details=days, opinion="理由")
    receipt = steps.advance_case(store, uuid, said, today=TODAY)
    undo_save(store, receipt.transaction_id)
    case = read_case(store, uuid)
    assert (case.state, len(case.steps), case.publicised_to) == ("draft", 1, None)
    assert figures(store, uuid).figures.balance == "ok"


# -- what if ----------------------------------------------------------------------------------


def test_a_trial_names_parcels_and_areas_and_writes_nothing(store: WorkspaceStore) -> None:
    """B leaves and the parcel beside it enters: both flip, the others stay."""
    case = draft(leaves(400, 500), enters(500, 600))
    with store.read() as reading:
        head = reading.head()
    found = what_if(store, case, from_version_uuid="v1", on=TODAY)
    flips = {flip.parcel_uuid: (flip.before, flip.after) for flip in found.comparison.flips}
    assert flips == {"p400": ("inside", "outside"), "p500": ("outside", "inside")}
    assert found.comparison.added_m2 == pytest.approx(10_000)
    assert found.comparison.removed_m2 == pytest.approx(10_000)
    assert found.comparison.classes_before["inside"].parcels == 4
    assert found.comparison.classes_after["inside"].parcels == 4
    with store.read() as reading:
        assert reading.head() == head
    stored = what_if(store, begun(store, case), on=TODAY)
    assert {flip.parcel_uuid for flip in stored.comparison.flips} == {"p400", "p500"}


def test_a_trial_has_the_indicators_of_both_lines(store: WorkspaceStore) -> None:
    found = what_if(store, swap(), from_version_uuid="v1", on=TODAY)
    blocks = [change for change in found.indicators if (change.after or change.before) is not None]
    assert blocks
    assert any(change.before is None for change in found.indicators), "the block D is new"


# -- history ----------------------------------------------------------------------------------


def test_an_undone_decision_can_be_brought_back(store: WorkspaceStore) -> None:
    uuid = begun(store)
    submitted(store, uuid)
    receipt = steps.decide_case(store, uuid, decision(), step(MAY), today=TODAY)
    undone = undo_save(store, receipt.transaction_id)
    undo_save(store, undone.receipt.transaction_id)
    assert read_case(store, uuid).state == "decided"
    assert [line.in_force for line in list_line_versions(store, TODAY)] == [False, True]


def test_a_decision_with_a_case_on_its_version_is_not_undone(store: WorkspaceStore) -> None:
    uuid = begun(store)
    submitted(store, uuid)
    receipt = steps.decide_case(store, uuid, decision(), step(MAY), today=TODAY)
    new_case(store, draft(enters(-100, 0)), drafted_by="李四", today=TODAY)
    refused("UNDO_BUILT_UPON", lambda: undo_save(store, receipt.transaction_id))


@pytest.mark.parametrize("table", ["adjustment_case", "line_adjustment", "adjustment_step"])
def test_nothing_of_a_case_is_put_back_past_its_procedure(
    store: WorkspaceStore, table: str
) -> None:
    begun(store)
    with store.read() as reading:
        refused(
            "RESTORE_BY_PROCEDURE", lambda: read_restorable(reading, table, "x", 1, "EPSG:4526")
        )


def test_the_history_tells_what_a_step_said() -> None:
    said = '{"place": "网站", "figures": {"in_m2": 20000.0, "out_m2": 10000.0}}'
    shown = json_words("adjustment_step", "details", said, lambda _table, _uuid: "")
    assert shown == "公示地点 网站；调入 20,000.00 m²，调出 10,000.00 m²"


def test_colleagues_save_while_a_step_is_measured_and_none_of_it_is_lost(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A parcel hinders nothing; after a change of the line all is measured once more."""
    case = begun(store)
    lines = [
        Insert("parcel", "new", {"geom": box(2000, 2100), "district": "440704"}),
        Insert("control_line_version", "v0", {"version": "V0", "valid_from": "2020-01-01",
                                              "valid_to": "2024-01-01", "example": 0}),
    ]  # fmt: skip
    measured = []

    def measure(*args: Any) -> MeasuredCase:
        measured.append(args)
        if lines:
            store.write([lines.pop(0)], reason="同事保存")
        return measure_case(*args)

    monkeypatch.setattr(saving, "measure", measure)
    submitted(store, case)
    assert (len(measured), lines) == (3, [])
    assert read_case(store, case).state == "submitted"


def test_nothing_is_measured_while_a_colleague_s_save_would_have_to_wait(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet: Any = Quiet(store, monkeypatch)
    case = begun(quiet)
    submitted(quiet, case)
    steps.decide_case(quiet, case, decision(), step(MAY, "李四"), today=TODAY)
    assert read_case(store, case).state == "decided"
    assert quiet.measured
