# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The procedure in a real workspace: every guard, going back, colleagues, undoing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.domain.procedure import shipped
from lowuse_plugin.services.claims.materials import MaterialNote, set_materials
from lowuse_plugin.services.claims.procedure import (
    StepInput,
    advance_claim,
    read_claim,
    replace_calculation,
    return_claim,
    start_claim,
    withdraw_claim,
)
from lowuse_plugin.services.history.restore_row import read_restorable, restore_row
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.projects.save import set_project_state
from lowuse_plugin.services.subsidy.assess import assess_subsidies
from lowuse_plugin.store.workspace import open_workspace
from tests.services.claims.claim_workspace import (
    ACTOR,
    AGREED,
    POLICY,
    PUBLIC,
    TODAY,
    WHOLE,
    advance,
    begin,
    bring_to,
    calculate,
    claim,
    claim_workspace,
    hand_in,
    note,
    pay,
)
from tests.services.history.two_people import Overtaken

WHY = StepInput("李四", date(2025, 5, 1), opinion="材料有误")
At = Callable[[str], Store]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One workspace as it lies on the disk at each state; empty is before the claim."""
    with claim_workspace(tmp_path_factory.mktemp("claim")) as made:
        path = made.path
    found = {"": path.read_bytes()}
    for state in shipped().states:
        with open_workspace(path, actor=ACTOR) as store:
            bring_to(store, state)
        found[state] = path.read_bytes()
    return found


@pytest.fixture
def at(folder: Path, files: Mapping[str, bytes]) -> Iterator[At]:
    """Open a copy of the workspace in which the claim stands at a state."""
    opened: list[Store] = []

    def open_at(state: str) -> Store:
        copy = folder / "工作库.gpkg"
        copy.write_bytes(files[state])
        opened.append(open_workspace(copy, actor=ACTOR))
        return opened[-1]

    yield open_at
    for each in opened:
        each.close()


def refused(act: Callable[[], object]) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        act()
    return caught.value


def blockers(store: Store, today: date = TODAY) -> list[str]:
    return [each.code for each in claim(store, today=today).blockers]


def change_project(store: Store, **values: Any) -> None:
    with store.read() as reading:
        row = reading.row("project", "p")
    assert row is not None
    store.write([Update("project", "p", int(row["row_version"] or 0), values)], reason="改")


def test_a_claim_goes_through_all_nine_states_and_each_step_is_kept(at: At) -> None:
    store = at("city_paid")
    found = claim(store)
    assert [step.to_state for step in found.steps] == list(shipped().states)
    assert (found.next_state, found.blockers) == (None, ())
    assert (found.calculated_by, found.reviewed_by) == ("张三", "李四")
    assert (found.approved_fen, found.approved_on) == (WHOLE, date(2025, 1, 18))
    assert (found.publicity_from, found.publicity_to) == (date(2025, 1, 11), date(2025, 1, 17))
    assert (found.applied_on, found.city_application_no) == (date(2025, 1, 4), "新财 7 号")
    approval = found.steps[5]
    assert (approval.amount_fen, approval.document_no) == (WHOLE, "江财〔2025〕1号")
    assert approval.details["procedure"]["sha256"] == shipped().sha256
    assert approval.entered_by == "张三"
    assert approval.at_utc.startswith("20")
    error = refused(lambda: advance_claim(store, found, WHY, today=TODAY))
    assert error.code == "CLAIM_ENDED"


def test_a_claim_starts_on_the_newest_calculation_and_once(at: At) -> None:
    store = at("")
    assert read_claim(store, "p", today=TODAY) is None
    begin(store)
    found = claim(store)
    assert (found.state, found.calculated_fen, found.case_status) == (
        "calculated",
        WHOLE,
        "eligible",
    )
    assert refused(lambda: begin(store)).code == "CLAIM_EXISTS"
    store.write([Insert("project", "q", {"name": "乙", "district": "440705", "project_type": "x"})],
                reason="试")  # fmt: skip
    assert refused(lambda: begin(store, "q")).code == "CLAIM_NO_CALCULATION"
    assert refused(lambda: begin(store, "nobody")).code == "PROJECT_GONE"


def test_two_people_who_start_at_once_start_one_claim(at: At) -> None:
    store = at("")
    with open_workspace(store.path, actor=replace(ACTOR, name="赵六")) as other:
        mine = Overtaken(store, [lambda: begin(other)])
        assert refused(lambda: begin(mine)).code == "CLAIM_EXISTS"
    assert len(claim(store).steps) == 1


def test_who_calculated_neither_reviews_nor_approves(at: At) -> None:
    store = at("calculated")
    for name in ("张三", " 张 三", "「张三」", "张三\u200b", "张\u00ad三", "张三。", "张三\u3164"):
        assert refused(lambda name=name: advance(store, done_by=name)).code == "CLAIM_SAME_PERSON"
    for name in (" 无", "\u200b", "无\ufeff"):
        assert refused(lambda name=name: advance(store, done_by=name)).code == "CLAIM_WHO_MISSING"
    store.close()
    store = at("publicity")
    assert refused(lambda: advance(store, done_by="张三")).code == "CLAIM_SAME_PERSON"


def test_nobody_claims_on_a_calculation_that_nobody_made(at: At) -> None:
    store = at("")
    change_project(store, floor_area_m2="52801")
    given = {"policy": POLICY, "on": date(2025, 1, 2), "software_version": "1"}
    assess_subsidies(store, calculated_by="无", **given)
    assert refused(lambda: begin(store)).code == "CLAIM_CALCULATOR_MISSING"


def test_a_project_without_one_number_is_not_reviewed(at: At) -> None:
    store = at("calculated")
    change_project(store, investment_code=" ")
    assert blockers(store) == ["CLAIM_NO_PROJECT_NUMBER"]
    assert refused(lambda: advance(store)).code == "CLAIM_NO_PROJECT_NUMBER"
    change_project(store, approval_no="江府复 1 号")
    advance(store)
    assert claim(store).state == "reviewed"


def test_a_changed_project_stops_the_claim_until_it_rests_on_a_new_calculation(at: At) -> None:
    store = at("joint_review")
    change_project(store, floor_area_m2="60000")
    assert blockers(store) == ["CLAIM_CALCULATION_STALE"]
    assert refused(lambda: advance(store)).code == "CLAIM_CALCULATION_STALE"
    assert refused(lambda: replace_calculation(store, claim(store), WHY, today=TODAY)).code == (
        "CLAIM_CALCULATION_STALE"
    )
    calculate(store, on=date(2025, 5, 1))
    found = claim(store)
    assert [each.code for each in found.blockers] == ["CLAIM_CALCULATION_NEWER"]
    assert found.replaceable
    replace_calculation(store, found, WHY, today=TODAY)
    found = claim(store)
    assert (found.state, found.calculated_fen, found.reviewed_by) == ("calculated", 360_000_000, "")
    assert (found.steps[-1].action, found.applied_on, found.blockers) == ("recalculate", None, ())
    error = refused(lambda: replace_calculation(store, found, WHY, today=TODAY))
    assert error.code == "CLAIM_CALCULATION_SAME"


def test_a_trial_goes_no_further_and_what_is_ineligible_does_not_start(folder: Path) -> None:
    with claim_workspace(folder, acceptances=None) as store:
        begin(store)
        assert blockers(store) == ["CLAIM_TRIAL"]
        assert refused(lambda: advance(store)).code == "CLAIM_TRIAL"
    (folder / "又").mkdir()
    with claim_workspace(folder / "又", land_area_m2="20000") as store:
        assert refused(lambda: begin(store)).code == "CLAIM_INELIGIBLE"


def test_a_review_goes_on_with_a_document_and_an_opinion_only(folder: Path) -> None:
    with claim_workspace(folder, three_old_status="register") as store:
        begin(store)
        for given in ({}, {"document_no": "1"}, {"opinion": "按不纳入处理"}):
            assert refused(lambda given=given: advance(store, **given)).code == (
                "CLAIM_REVIEW_NEEDS_DOCUMENT"
            )
        advance(store, document_no="江自然资 5 号", opinion="按不纳入处理")
        assert claim(store).steps[-1].opinion == "按不纳入处理"


def test_an_example_pack_never_goes_on(at: At) -> None:
    store = at("calculated")
    with store.read() as reading:
        [rules] = reading.table("rule_sets").to_rows()
        row = reading.row("rule_set", rules["uuid"])
    assert row is not None
    example = Update("rule_set", rules["uuid"], int(row["row_version"] or 0), {"example": 1})
    store.write([example], reason="试")
    assert blockers(store) == ["EXAMPLE_RULES"]
    assert refused(lambda: advance(store)).code == "EXAMPLE_RULES"


def test_every_mandatory_document_has_come_in_before_the_application_is_accepted(at: At) -> None:
    store = at("reviewed")
    error = refused(lambda: advance(store))
    assert (error.code, error.params["count"]) == ("CLAIM_MATERIALS_MISSING", 9)
    hand_in(store)
    note(store, "application", state="missing")
    [blocker] = claim(store).blockers
    assert (blocker.params["materials"], blocker.params["items"]) == (("申请表",), ("application",))
    note(store, "application")
    advance(store)
    note(store, "application", state="missing")
    assert blockers(store) == ["CLAIM_MATERIALS_MISSING"]


def test_a_document_is_noted_with_sense_and_not_after_the_approval(at: At) -> None:
    store = at("reviewed")
    late = {"dated_on": date(2025, 7, 1)}
    assert refused(lambda: note(store, "application", **late)).code == "MATERIAL_DAY_IN_FUTURE"
    unneeded = {"state": "not_needed", "remark": "无"}
    assert refused(lambda: note(store, "application", **unneeded)).code == "MATERIAL_MANDATORY"
    assert refused(lambda: note(store, "gift")).code == "INPUT_NOT_ALLOWED"
    assert refused(lambda: note(store, "application", state="lost")).code == "INPUT_NOT_ALLOWED"
    first = note(store, "application", document_no="甲 1")
    noted = claim(store).materials[0]
    assert (noted.state, noted.document_no, noted.checked_by) == ("present", "甲 1", "李四")
    undo_save(store, first.transaction_id)
    assert claim(store).materials[0].state == "missing"
    store.close()
    store = at("approved")
    assert refused(lambda: note(store, "application")).code == "MATERIALS_CLOSED"


def test_several_documents_are_noted_in_one_save_or_none(at: At) -> None:
    store = at("reviewed")
    some = [each.item for each in claim(store).materials if each.mandatory][:3]
    good = [MaterialNote(item, "present") for item in some]

    def states() -> list[str]:
        return [each.state for each in claim(store).materials if each.item in some]

    bad = [*good[:2], MaterialNote(some[2], "not_needed")]
    error = refused(lambda: set_materials(store, claim(store), bad, checked_by="李四"))
    assert (error.code, states()) == ("MATERIAL_MANDATORY", ["missing"] * 3)
    done = set_materials(store, claim(store), good, checked_by="李四")
    assert states() == ["present"] * 3
    undo_save(store, done.transaction_id)
    assert states() == ["missing"] * 3


def test_two_people_note_one_document_and_the_second_is_told(at: At) -> None:
    store = at("reviewed")
    with open_workspace(store.path, actor=replace(ACTOR, name="赵六")) as other:
        mine = Overtaken(store, [lambda: None, lambda: note(other, "survey_report")])
        error = refused(lambda: note(mine, "survey_report", document_no="别号"))
    assert (error.code, error.params["changed_by"]) == ("MATERIAL_CHANGED", "赵六")
    stored = next(each for each in claim(store).materials if each.item == "survey_report")
    assert (stored.document_no, stored.version) == ("1 号", 1)


NOT_AGREED: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "CLAIM_DEPARTMENTS_MISSING"),
    ({"finance": {"agrees": True, "opinion": " "}}, "CLAIM_DEPARTMENTS_MISSING"),
    ({"finance": {"opinion": "同意"}}, "CLAIM_DEPARTMENTS_MISSING"),
    ({"finance": {"agrees": False, "opinion": "无预算"}}, "CLAIM_DEPARTMENTS_AGAINST"),
    (
        {"finance": {"agrees": True, "opinion": "同意", "on": "2025-01-11"}},
        "CLAIM_DAY_IN_FUTURE",
    ),
)


def test_every_department_has_to_agree(at: At) -> None:
    store = at("accepted")
    known = {k: v for k, v in AGREED["departments"].items() if k != "finance"}
    for changed, code in NOT_AGREED:
        said = {"departments": {**known, **changed}}
        error = refused(lambda said=said: advance(store, details=said))
        assert error.code == code
        assert error.params.get("departments", ("财政",)) == ("财政",)
    on = {"finance": {"agrees": True, "opinion": "同意", "on": "2025-01-10"}}
    advance(store, details={"departments": {**known, **on}})
    assert claim(store).state == "joint_review"


BAD_PUBLICITY: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "CLAIM_PUBLICITY_DAYS_MISSING"),
    ({"publicity_from": "2025-01-11"}, "CLAIM_PUBLICITY_DAYS_MISSING"),
    ({"publicity_to": "2025-01-17"}, "CLAIM_PUBLICITY_DAYS_MISSING"),
    ({**PUBLIC, "publicity_to": "2025-01-16"}, "CLAIM_PUBLICITY_TOO_SHORT"),
    ({**PUBLIC, "publicity_to": "2024-01-16"}, "CLAIM_PUBLICITY_TOO_SHORT"),
    ({**PUBLIC, "publicity_from": "2025-02-30"}, "INPUT_NOT_A_DATE"),
    ({**PUBLIC, "publicity_from": "2025-01-09"}, "CLAIM_DAY_BACKWARDS"),
    ({"publicity_from": "2025-01-12", "publicity_to": "2025-01-20"}, "CLAIM_DAY_IN_FUTURE"),
    ({**PUBLIC, "place": " "}, "CLAIM_PLACE_MISSING"),
    ({**PUBLIC, "objections": [{"text": "扰民"}]}, "CLAIM_OBJECTION_UNANSWERED"),
)


def test_a_publicity_is_long_enough_and_its_objections_are_answered(at: At) -> None:
    store = at("joint_review")
    found = [refused(lambda given=given: advance(store, details=given)).code
             for given, _ in BAD_PUBLICITY]  # fmt: skip
    assert found == [code for _, code in BAD_PUBLICITY]
    told = refused(lambda: advance(store, details={**PUBLIC, "objections": "扰民"}))
    assert (told.code, told.params["objection"]) == ("CLAIM_OBJECTION_UNANSWERED", "扰民")
    day_of_review = {**PUBLIC, "publicity_from": "2025-01-10", "publicity_to": "2025-01-16"}
    advance(store, details={**day_of_review, "objections": [{"text": "扰民", "answer": "已整改"}]})
    assert claim(store).publicity_from == date(2025, 1, 10)


def test_nothing_is_approved_while_the_publicity_runs(at: At) -> None:
    store = at("publicity")
    assert blockers(store, today=date(2025, 1, 17)) == ["CLAIM_PUBLICITY_RUNS"]
    assert blockers(store, today=date(2025, 1, 18)) == []
    on = date(2025, 1, 17)
    assert refused(lambda: advance(store, done_on=on)).code == "CLAIM_PUBLICITY_RUNS"


BAD_APPROVAL: tuple[tuple[dict[str, Any], str], ...] = (
    ({"document_no": " "}, "CLAIM_DOCUMENT_MISSING"),
    ({"amount_fen": None}, "CLAIM_AMOUNT_MISSING"),
    ({"amount_fen": 0}, "CLAIM_AMOUNT_MISSING"),
    ({"amount_fen": 1.5}, "CLAIM_AMOUNT_MISSING"),
    ({"amount_fen": WHOLE + 1}, "CLAIM_AMOUNT_ABOVE"),
    ({"amount_fen": WHOLE - 1}, "CLAIM_AMOUNT_REASON"),
    ({"details": {"objections": [{"text": "扰民"}]}}, "CLAIM_OBJECTION_UNANSWERED"),
    ({"details": {"parts": {"440705": Decimal(WHOLE)}}}, "CLAIM_PARTS_WRONG"),
    ({"details": {"parts": {"440703": WHOLE}}}, "CLAIM_PARTS_WRONG"),
    ({"details": {"parts": {"440705": WHOLE - 1}}}, "CLAIM_PARTS_SUM"),
)


def test_an_approval_is_of_the_calculated_sum_by_document(at: At) -> None:
    store = at("publicity")
    found = [refused(lambda given=given: advance(store, **given)).code
             for given, _ in BAD_APPROVAL]  # fmt: skip
    assert found == [code for _, code in BAD_APPROVAL]


def test_less_is_approved_with_a_reason(at: At) -> None:
    store = at("publicity")
    advance(store, amount_fen=300_000_000, details={"amount_reason": "核减附属用房"})
    assert claim(store).approved_fen == 300_000_000


def test_days_never_run_backwards_nor_lie_in_the_future(at: At) -> None:
    store = at("calculated")
    assert refused(lambda: advance(store, done_on=date(2025, 1, 1))).code == "CLAIM_DAY_BACKWARDS"
    assert blockers(store) == []
    assert refused(lambda: advance(store, done_on=date(2025, 7, 1))).code == "CLAIM_DAY_IN_FUTURE"
    advance(store, done_on=TODAY)
    first = StepInput("张三", date(2024, 6, 29))
    store.close()
    store = at("")
    error = refused(lambda: start_claim(store, "p", first, today=TODAY))
    assert (error.code, error.params["expected"]) == ("CLAIM_DAY_BACKWARDS", "2024-06-30")


def test_a_claim_that_was_paid_before_it_was_calculated_here_is_entered_after_the_fact(
    folder: Path,
) -> None:
    """Accepted 2024-06-30, paid in 2024, entered and calculated in 2025."""
    with claim_workspace(folder) as store:
        start_claim(store, "p", StepInput("张三", date(2024, 6, 30)), today=TODAY)
        public = {**PUBLIC, "publicity_from": "2024-07-04", "publicity_to": "2024-07-10"}
        for day in range(1, 4):
            hand_in(store)
            advance(store, done_on=date(2024, 7, day))
        advance(store, done_on=date(2024, 7, 4), details=public)
        advance(store, done_on=date(2024, 7, 11))
        assert refused(lambda: pay(store, 1, paid_on=date(2024, 7, 10))).code == (
            "PAYMENT_DAY_TOO_EARLY"
        )
        pay(store, WHOLE, paid_on=date(2024, 7, 11))
        advance(store, done_on=date(2024, 7, 12), opinion="")
        assert claim(store).state == "district_paid"


def test_money_steps_follow_the_ledger(at: At) -> None:
    store = at("approved")
    assert blockers(store) == ["CLAIM_NOTHING_PAID"]
    assert refused(lambda: advance(store)).code == "CLAIM_NOTHING_PAID"
    paid = pay(store, 1_000)
    error = refused(lambda: advance(store, opinion=" "))
    assert (error.code, error.params["value"]) == ("CLAIM_NOT_ALL_PAID", "3,167,990.00")
    advance(store)
    assert refused(lambda: advance(store, document_no="")).code == "CLAIM_DOCUMENT_MISSING"
    advance(store)
    assert blockers(store) == ["CLAIM_CITY_NOT_PAID"]
    pay(store, 199, kind="city", fund="city_special")
    error = refused(lambda: advance(store, opinion=""))
    assert (error.code, error.params["value"]) == ("CLAIM_CITY_NOT_ALL_PAID", "0.01")
    pay(store, 1, kind="city", fund="city_special")
    advance(store, opinion="")
    assert refused(lambda: undo_save(store, paid.transaction_id)).code == "UNDO_BUILT_UPON"


def test_going_back_empties_what_came_later_and_needs_a_reason(at: At) -> None:
    store = at("approved")
    found = claim(store)
    assert found.return_states == shipped().states[:5]
    plain = replace(WHY, opinion=" ")
    assert refused(lambda: return_claim(store, found, "accepted", plain, today=TODAY)).code == (
        "CLAIM_REASON_MISSING"
    )
    for state in ("approved", "city_paid", "withdrawn", "x"):
        assert refused(
            lambda state=state: return_claim(store, found, state, WHY, today=TODAY)
        ).code == ("CLAIM_NOT_EARLIER")
    return_claim(store, found, "accepted", WHY, today=TODAY)
    now = claim(store)
    assert (now.state, now.applied_on, now.reviewed_by) == ("accepted", date(2025, 1, 4), "李四")
    assert (now.approved_fen, now.publicity_from, now.approval_document_no) == (None, None, "")
    assert (now.steps[-1].action, now.steps[-1].opinion) == ("return", "材料有误")
    assert refused(lambda: pay(store, 1)).code == "PAYMENT_BEFORE_APPROVAL"
    return_claim(store, now, "calculated", WHY, today=TODAY)
    assert (claim(store).reviewed_by, claim(store).applied_on) == ("", None)


def test_an_approval_with_money_stands_until_all_of_it_is_taken_back(at: At) -> None:
    store = at("district_paid")
    found = claim(store)
    assert [each.code for each in found.return_blockers] == ["CLAIM_HAS_PAYMENTS"]
    for act in (
        lambda: return_claim(store, found, "publicity", WHY, today=TODAY),
        lambda: withdraw_claim(store, found, WHY, today=TODAY),
    ):
        assert refused(act).code == "CLAIM_HAS_PAYMENTS"
    return_claim(store, found, "approved", WHY, today=TODAY)
    assert claim(store).approved_fen == WHOLE
    pay(store, 100_000_000, kind="recovery", reason="撤销奖补", paid_on=date(2025, 5, 2))
    return_claim(store, claim(store), "publicity", WHY, today=TODAY)
    assert claim(store).approved_fen is None


def test_a_claim_that_was_taken_back_ends_and_another_may_begin(at: At) -> None:
    store = at("accepted")
    found = claim(store)
    withdrawal = withdraw_claim(store, found, WHY, today=TODAY)
    now = claim(store)
    assert (now.state, now.next_state, now.return_states) == ("withdrawn", None, ())
    assert refused(lambda: withdraw_claim(store, now, WHY, today=TODAY)).code == "CLAIM_ENDED"
    assert refused(lambda: note(store, "application")).code == "MATERIALS_CLOSED"
    begin(store)
    assert (claim(store).state, claim(store).uuid != found.uuid) == ("calculated", True)
    assert refused(lambda: undo_save(store, withdrawal.transaction_id)).code == "UNDO_BUILT_UPON"


def test_a_project_that_was_given_up_is_not_gone_on_with(at: At) -> None:
    store = at("reviewed")
    hand_in(store)
    change_project(store, state="withdrawn")
    assert blockers(store) == ["CLAIM_PROJECT_NOT_ACTIVE"]


def test_a_project_ends_when_its_claim_is_done_with(at: At) -> None:
    """结案 after the district paid, 退出 after the city did; the city pays a closed one too."""
    store = at("publicity")
    for state in ("withdrawn", "closed"):
        error = refused(lambda state=state: set_project_state(store, "p", state, reason="试"))
        assert (error.code, error.params["claim"]) == ("PROJECT_CLAIM_RUNS", "公示")
    store.close()
    store = at("district_paid")
    assert refused(lambda: set_project_state(store, "p", "withdrawn", reason="试")).code == (
        "PROJECT_CLAIM_RUNS"
    )
    set_project_state(store, "p", "closed", reason="试")
    assert blockers(store) == []
    bring_to(store, "city_paid")
    set_project_state(store, "p", "withdrawn", reason="试")


def test_undoing_ends_no_project_whose_claim_runs(at: At) -> None:
    store = at("")
    set_project_state(store, "p", "closed", reason="试")
    with store.read() as reading:
        seq = reading.head().seq
    again = set_project_state(store, "p", "reserve", reason="试").transaction_id
    begin(store)
    assert refused(lambda: undo_save(store, again)).code == "PROJECT_CLAIM_RUNS"
    with store.read() as reading:
        shown = read_restorable(reading, "project", "p", seq, store.info.crs)
    groups = [each.group for each in shown.groups]
    error = refused(lambda: restore_row(store, shown, groups, reason="试"))
    assert error.code == "PROJECT_CLAIM_RUNS"
    withdraw_claim(store, claim(store), WHY, today=TODAY)
    undo_save(store, again)


def test_an_acceptance_without_its_number_is_told(folder: Path) -> None:
    acceptance = {"kind": "joint_acceptance", "on": "2024-06-30"}
    for number, told in ((None, ["CLAIM_ACCEPTANCE_WITHOUT_NUMBER"]), ("验 1 号", [])):
        (folder / str(number)).mkdir()
        given = json.dumps([{**acceptance, **({"number": number} if number else {})}])
        with claim_workspace(folder / str(number), acceptances=given) as store:
            begin(store)
            assert [each.code for each in claim(store).notes] == told


def test_after_the_approval_a_changed_project_is_told_and_hinders_nothing(at: At) -> None:
    store = at("district_paid")
    change_project(store, floor_area_m2="60000")
    found = claim(store)
    assert "CLAIM_CHANGED_SINCE_APPROVAL" in [each.code for each in found.notes]
    assert found.blockers == ()


def test_who_saw_an_older_state_is_told_who_took_the_claim_further(at: At) -> None:
    store = at("calculated")
    seen = claim(store)
    with open_workspace(store.path, actor=replace(ACTOR, name="赵六")) as other:
        advance(other)
    step = StepInput("李四", date(2025, 1, 3))
    error = refused(lambda: advance_claim(store, seen, step, today=TODAY))
    assert isinstance(error, ConflictError)
    assert (error.code, error.params["changed_by"]) == ("CLAIM_CHANGED", "赵六")
    assert error.params["state"] == "复核"
    assert len(claim(store).steps) == 2


def test_what_a_colleague_saves_in_between_is_looked_at_again(at: At) -> None:
    """The project is changed between reading and saving: the step is refused, not written."""
    store = at("calculated")
    seen = claim(store)
    step = StepInput("李四", date(2025, 1, 3))
    with open_workspace(store.path, actor=replace(ACTOR, name="赵六")) as other:
        mine = Overtaken(store, [lambda: change_project(other, floor_area_m2="60000")])
        error = refused(lambda: advance_claim(mine, seen, step, today=TODAY))
    assert error.code == "CLAIM_CALCULATION_STALE"
    assert claim(store).state == "calculated"


def test_a_step_is_undone_as_long_as_nothing_followed(at: At) -> None:
    store = at("reviewed")
    hand_in(store)
    accepted = advance(store)
    joint = advance(store)
    assert refused(lambda: undo_save(store, accepted.transaction_id)).code == "UNDO_CHANGED_SINCE"
    undo_save(store, joint.transaction_id)
    undo_save(store, accepted.transaction_id)
    found = claim(store)
    assert (found.state, found.applied_on, len(found.steps)) == ("reviewed", None, 2)
    assert "CLAIM_CALCULATION_STALE" not in blockers(store)
