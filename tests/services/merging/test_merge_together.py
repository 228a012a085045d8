# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Two people at one merge at once: real processes on one file, and nothing is done twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.services.merging.cases import list_cases, read_case
from lowuse_plugin.services.merging.saving import Asked, Move, done
from lowuse_plugin.store.workspace import open_workspace
from tests.services.boundaries.geometry_workspace import ACTOR
from tests.services.merging import merge_office as office
from tests.store.support import finish, start

PROPOSE = """
from tests.services.merging import merge_office as office
store = open_workspace(path, actor=me)
sys.stdin.readline()
try:
    office.propose(store, by=name)
    print("ok")
except LowUseError as error:
    print(error.code)
store.close()
"""
REGISTER = """
from tests.services.merging import merge_office as office
store = open_workspace(path, actor=me)
case, code, seen = sys.argv[3], sys.argv[4], int(sys.argv[5])
sys.stdin.readline()
from lowuse_plugin.services.merging.registration import register_merge
try:
    register_merge(store, case, office.entered(new_code=code), office.step(office.REGISTERED),
                   seen=seen, today=office.TODAY)
    print("ok")
except LowUseError as error:
    print(error.code)
store.close()
"""


def both(code: str, path: Path, *arguments: tuple[object, ...]) -> list[str]:
    """Run a script as two people who begin together and return what each was told."""
    people = [start(code, path, *each) for each in arguments]
    for person in people:
        assert person.stdin is not None
        person.stdin.write("\n")
        person.stdin.flush()
    return sorted(finish(person, timeout=120).strip() for person in people)


def test_two_who_propose_the_same_parcels_have_two_scenarios(folder: Path) -> None:
    store = office.workspace(folder)
    path = store.path
    store.close()
    assert both(PROPOSE, path, ("张三",), ("李四",)) == ["ok", "ok"]
    with open_workspace(path, actor=ACTOR) as store:
        numbers = [case.case_no for case in list_cases(store)]
        assert numbers == ["HB4407042024001", "HB4407042024002"]


def test_of_two_who_register_the_same_merge_one_makes_the_parcel(folder: Path) -> None:
    store = office.workspace(folder)
    path, case = store.path, office.up_to_survey(store)
    seen = read_case(store, case).row_version
    store.close()
    told = both(
        REGISTER, path,
        ("张三", case, office.NEW_CODE, seen), ("李四", case, "440704001001GB00098", seen),
    )  # fmt: skip
    assert told == ["MERGE_CHANGED", "ok"]
    with open_workspace(path, actor=ACTOR) as store, store.read() as reading:
        found = reading.table("merge_lineage", case=case).to_rows()
        assert len({row["new_parcel_uuid"] for row in found}) == 1
        assert len(found) == 2


@pytest.mark.parametrize("colleague_saves", [True, False])
def test_a_refusal_that_a_colleague_s_save_led_to_names_that_save(
    folder: Path, colleague_saves: bool
) -> None:
    with office.workspace(folder) as store:
        case = office.propose(store)
        step = office.step(office.ACCEPTED)

        def decide(_case: MergeCase, _today: date) -> Move:
            if colleague_saves:
                with open_workspace(store.path, actor=ACTOR) as other:
                    office.accept(other, case)
            raise LowUseError("MERGE_MEMBER_ABSENT", parcel="a")

        with pytest.raises(LowUseError) as caught:
            done(store, Asked(case, step, None, office.TODAY), decide)
        wanted = "MERGE_CHANGED" if colleague_saves else "MERGE_MEMBER_ABSENT"
        assert caught.value.code == wanted
        assert isinstance(caught.value, ConflictError) is colleague_saves
