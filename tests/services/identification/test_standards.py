# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Standards of a real workspace: copied, changed, tried, adopted, retired, undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.rule_set_text import changed
from lowuse_plugin.domain.identification.rules import find_rule_set, parse_rule_set
from lowuse_plugin.domain.ports import Actor, Insert, Update
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.identification.identify import identify
from lowuse_plugin.services.identification.standards import (
    Adoption,
    Standard,
    adopt_standard,
    copy_standard,
    import_standard,
    list_standards,
    needs_again,
    retire_standard,
    save_draft,
    standard_in_force,
)
from lowuse_plugin.services.identification.try_standard import try_standard
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.services.parcels.parcel_workspace import ON, parcel_workspace

SAMPLE = find_rule_set("sample")
OTHER = Actor("李四", "li", "PC-2")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    made = parcel_workspace(tmp_path)
    yield made
    made.close()


def standard(store: WorkspaceStore, uuid: str) -> Standard:
    return next(each for each in list_standards(store, on=ON) if each.uuid == uuid)


def draft(store: WorkspaceStore, title: str = "江海区标准", *, official: bool = False) -> Standard:
    """Copy the sample; far below 2.0 instead of 1.0, so that parcel b (1.5) is hit too."""
    found = standard(store, copy_standard(store, SAMPLE.content, title, made_by="张三"))
    content = found.content.replace('threshold = "1.0"', 'threshold = "2.0"')
    assert content != found.content
    if official:
        content = changed(content, "x", example=False)
    save_draft(store, found.uuid or "", found.version or 0, content)
    return standard(store, found.uuid or "")


def adopt(
    store: WorkspaceStore,
    found: Standard,
    *,
    valid_from: date = date(2025, 1, 1),
    valid_to: date | None = None,
    document_no: str = "",
    basis: str = "会议纪要 3 号",
    ends: tuple[str, ...] = (),
) -> Adoption:
    return adopt_standard(
        store, found.uuid or "", found.version or 0, valid_from=valid_from, valid_to=valid_to,
        document_no=document_no, basis=basis, adopted_by="王五", adopted_on=ON, ends=ends,
    )  # fmt: skip


def in_force(store: WorkspaceStore, on: date = ON) -> str:
    with store.read() as reading:
        return standard_in_force(reading, on).title


def refused(code: str) -> pytest.RaisesExc[LowUseError]:
    return pytest.raises(LowUseError, match=f"^{code}")


def test_without_an_adopted_one_the_sample_is_in_force(store: WorkspaceStore) -> None:
    (only,) = list_standards(store, on=ON)
    assert (only.state, only.in_force, only.example, only.parcels) == ("shipped", True, True, 4)
    draft(store)
    assert in_force(store) == SAMPLE.title


def test_an_adopted_standard_rules_its_days_and_never_changes(store: WorkspaceStore) -> None:
    before = draft(store)
    adoption = adopt(store, before, valid_to=date(2025, 12, 31))
    assert in_force(store, date(2024, 12, 31)) == SAMPLE.title
    assert in_force(store, date(2025, 1, 1)) == "江海区标准"
    assert in_force(store, date(2025, 12, 31)) == "江海区标准"
    assert in_force(store, date(2026, 1, 1)) == SAMPLE.title
    found = standard(store, adoption.uuid)
    assert (found.state, found.adopted_by, found.adoption_basis) == (
        "adopted",
        "王五",
        "会议纪要 3 号",
    )
    assert found.rules is not None
    assert found.rules.valid_to == date(2025, 12, 31)
    assert found.example
    assert [each.state for each in list_standards(store, on=ON)] == ["adopted", "shipped"]
    with refused("STANDARD_NOT_DRAFT"):
        save_draft(store, adoption.uuid, found.version or 0, before.content)


def test_two_who_adopt_one_draft_the_second_reads_why_not(
    store: WorkspaceStore, tmp_path: Path
) -> None:
    seen = draft(store)
    colleague = open_workspace(store.path, actor=OTHER)
    try:
        adopt(colleague, seen)
        with refused("STANDARD_GONE"):
            adopt(store, seen)
    finally:
        colleague.close()
    assert in_force(store) == "江海区标准"


def test_at_one_time_one_standard_is_in_force(store: WorkspaceStore) -> None:
    first = adopt(store, draft(store, "甲"))
    second = draft(store, "乙")
    with refused("STANDARD_OVERLAP"):
        adopt(store, second, valid_from=date(2025, 6, 1))
    with refused("STANDARD_OVERLAP"):  # it begins no earlier: ending it leaves nothing of it
        adopt(store, second, valid_from=date(2025, 1, 1), ends=(first.uuid,))
    adoption = adopt(store, second, valid_from=date(2025, 6, 1), ends=(first.uuid,))
    assert adoption.ended == ("甲",)
    assert [in_force(store, date(2025, m, d)) for m, d in ((5, 31), (6, 1))] == ["甲", "乙"]
    text = standard(store, first.uuid).content
    assert "valid_to" not in text
    undo_save(store, adoption.receipt.transaction_id)
    assert in_force(store, date(2025, 6, 1)) == "甲"
    assert standard(store, second.uuid or "").state == "draft"


def test_what_is_no_example_needs_document_and_basis(store: WorkspaceStore) -> None:
    found = draft(store, official=True)
    with refused("STANDARD_NO_DOCUMENT"):
        adopt(store, found)
    with refused("STANDARD_NEEDS"):
        adopt(store, found, document_no="江府〔2025〕9号", basis=" ")
    with refused("STANDARD_DAYS"):
        adopt(store, found, document_no="江府〔2025〕9号", valid_to=date(2024, 12, 31))
    adoption = adopt(store, found, document_no="江府〔2025〕9号")
    rules = standard(store, adoption.uuid).rules
    assert rules is not None
    assert (rules.example, rules.document_no) == (False, "江府〔2025〕9号")
    legacy = next(rule for rule in rules.rules if rule.code == "L-1")
    assert legacy.document_no != rules.document_no


def test_undoing_an_adoption_ends_when_a_result_rests_on_it(store: WorkspaceStore) -> None:
    seen = draft(store)
    adoption = adopt(store, seen)
    undone = undo_save(store, adoption.receipt.transaction_id)
    assert standard(store, seen.uuid or "").state == "draft"
    assert in_force(store) == SAMPLE.title
    undo_save(store, undone.receipt.transaction_id)
    with store.read() as reading:
        rules = standard_in_force(reading, ON)
    assert rules.title == "江海区标准"
    identify(store, rules=rules, on=ON)
    with refused("UNDO_"):
        undo_save(store, adoption.receipt.transaction_id)


def test_a_trial_says_what_identifying_stores(store: WorkspaceStore) -> None:
    with store.read() as reading:
        seq = reading.head().seq
    found = draft(store)
    assert found.rules is not None
    trial = try_standard(store, found.rules, on=ON)
    # a (far 0.25) is proposed by the sample already; b and d (far 1.5) only below 2.0.
    assert (trial.newly, trial.no_longer) == (("b", "d"), ())
    assert [(row.uuid, row.is_new, row.codes) for row in trial.rows] == [
        ("b", True, ("S-01",)),
        ("d", True, ("S-01",)),
    ]
    assert trial.newly_m2 == pytest.approx(20_000)
    with store.read() as reading:
        assert reading.head().seq - seq == 2  # the copy and the saved draft, nothing of the trial
    adopt(store, found)
    with store.read() as reading:
        rules = standard_in_force(reading, ON)
    summary = identify(store, rules=rules, on=ON)
    assert summary.counts == trial.counts
    assert summary.areas_m2 == trial.areas_m2
    assert summary.hits == trial.hits
    assert {n: c for n, c in summary.other.items() if c} == trial.by_output
    again = try_standard(store, rules, on=ON)
    assert (again.newly, again.no_longer) == ((), ())
    assert again.suspected == trial.suspected


def test_needs_again_names_what_holds_no_more(store: WorkspaceStore) -> None:
    def needs() -> tuple[int, int, int, int, int]:
        with store.read() as reading:
            found = needs_again(reading, ON)
        return (len(found.parcels), found.of_other_standard, found.stale, found.never,
                len(found.tags))  # fmt: skip

    assert needs() == (0, 0, 0, 0, 0)
    store.write([Update("parcel", "b", 1, {"far": 1.4})], reason="试")
    assert needs() == (1, 0, 1, 0, 0)
    adopt(store, draft(store))
    assert needs() == (4, 4, 0, 0, 1)  # the tag of a rests on S-01 of the sample
    with store.read() as reading:
        found = needs_again(reading, ON)
    summary = identify(store, rules=found.rules, on=ON, uuids=found.parcels)
    assert summary.written == 4
    assert needs() == (0, 0, 0, 0, 1)


def test_new_taxes_make_the_parcels_of_their_enterprise_stale(store: WorkspaceStore) -> None:
    def stale() -> set[str]:
        with store.read() as reading:
            found = needs_again(reading, ON)
        assert len(found.parcels) == found.stale
        return set(found.parcels)

    def again() -> int:
        with store.read() as reading:
            rules = standard_in_force(reading, ON)
        return identify(store, rules=rules, on=ON, uuids=sorted(stale())).written

    firms = [
        Insert("enterprise", firm, {"name": firm, "name_key": firm, "uscc": None})
        for firm in ("甲", "乙")
    ]
    links = [
        Insert("parcel_enterprise", f"{lot}-{firm}", {"parcel_uuid": lot, "enterprise_uuid": firm})
        for lot, firm in (("a", "甲"), ("b", "甲"), ("c", "乙"))
    ]
    store.write([*firms, *links], reason="企业")
    assert stale() == {"a", "b", "c"}
    assert again() == 3
    assert stale() == set()
    tax = {"enterprise_uuid": "甲", "year": 2023, "tax_wan_per_mu": "99", "tax_land_m2": 1.0}
    store.write([Insert("enterprise_year", "y", tax)], reason="税收")
    assert stale() == {"a", "b"}
    assert again() == 2
    store.write([Update("enterprise_year", "y", 1, {"tax_wan_per_mu": "98"})], reason="税收")
    assert stale() == {"a", "b"}  # the outcomes stay, but these figures were not looked at yet
    assert again() == 2
    gone = {"retired_at": "2024-06-30T00:00:00Z", "retired_reason": "搬走"}
    store.write([Update("parcel_enterprise", "a-甲", 1, gone)], reason="搬走")
    assert stale() == {"a", "b"}  # the whole tax falls to b now
    assert again() == 2
    assert stale() == set()


def test_a_draft_with_a_mistake_is_neither_saved_nor_adopted(store: WorkspaceStore) -> None:
    found = draft(store)
    bad = found.content.replace('threshold = "2.0"', 'threshold = "zwei"')
    with pytest.raises(LowUseError) as raised:
        save_draft(store, found.uuid or "", found.version or 0, bad)
    line = next(n for n, text in enumerate(bad.splitlines(), 1) if "zwei" in text)
    assert raised.value.params["key"] == "rules[0].conditions[0].threshold"
    assert str(raised.value.params["file"]).endswith(f":{line}")
    spoilt = Update("rule_set", found.uuid or "", found.version or 0, {"content": bad})
    store.write([spoilt], reason="试")
    spoilt_draft = standard(store, found.uuid or "")
    assert spoilt_draft.rules is None
    assert spoilt_draft.error is not None
    with refused("POLICY_INVALID"):
        adopt(store, spoilt_draft)
    assert in_force(store) == SAMPLE.title


def test_no_result_rests_on_a_draft(store: WorkspaceStore) -> None:
    found = draft(store)
    assert found.rules is not None
    summary = identify(store, rules=found.rules, on=ON)
    assert summary.rule_set_uuid != found.uuid
    assert standard(store, summary.rule_set_uuid).state == "kept"


def test_retiring_and_throwing_away(store: WorkspaceStore) -> None:
    found = standard(store, adopt(store, draft(store)).uuid)
    with refused("STANDARD_NEEDS"):
        retire_standard(store, found.uuid or "", found.version or 0, reason="", by="王五", on=ON)
    retire_standard(
        store, found.uuid or "", found.version or 0, reason="文件废止", by="王五", on=ON
    )
    retired = standard(store, found.uuid or "")
    assert (retired.state, retired.retired_reason) == ("retired", "文件废止")
    assert retired.content == found.content
    assert in_force(store) == SAMPLE.title
    rest = draft(store, "弃稿")
    receipt = retire_standard(
        store, rest.uuid or "", rest.version or 0, reason="不要了", by="张三", on=ON
    )
    assert rest.uuid not in [each.uuid for each in list_standards(store, on=ON)]
    undo_save(store, receipt.transaction_id)
    assert standard(store, rest.uuid or "").title == "弃稿"


def test_a_file_is_kept_as_a_draft_once(store: WorkspaceStore) -> None:
    content = "# 说明\n" + changed(SAMPLE.content, "x", id="own", title="导入的标准")
    kept = import_standard(store, content, "own.toml", made_by="张三")
    assert standard(store, kept.uuid).content == content
    assert parse_rule_set(content, "own.toml").title == "导入的标准"
    with refused("STANDARD_THERE"):
        import_standard(store, content, "own.toml", made_by="张三")
    with refused("POLICY_INVALID"):
        import_standard(store, content.replace("far", "rjl"), "bad.toml", made_by="张三")
