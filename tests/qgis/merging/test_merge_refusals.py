# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What Processing and the papers of merges refuse, on a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.procedure import AGREED, right_for
from lowuse_plugin.domain.ports import SilentProgress
from lowuse_plugin.domain.roles import Role, needed_for
from lowuse_plugin.qgis_bridge.merging.papers import MergePapersRequest, write_merge_papers
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.paper_kinds import MERGE_EXCHANGE
from lowuse_plugin.qgis_bridge.role_words import role_name
from lowuse_plugin.qgis_bridge.settings import ROLE
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.qgis.layers.test_layer_algorithms import run
from tests.services.merging import merge_office as office


@pytest.fixture
def store(folder: Path, provider: object) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


@pytest.fixture
def clerk() -> Iterator[None]:
    before = ROLE.get()
    ROLE.set(Role.CLERK.value)
    yield
    ROLE.set(before)


@pytest.mark.usefixtures("clerk")
def test_a_clerk_does_not_agree_to_a_merge(store: WorkspaceStore) -> None:
    case = office.propose(store)
    office.accept(store, case)
    office.judge_all(store, case)
    office.review(store, case)
    number = read_case(store, case).case_no
    needed = role_name(needed_for(right_for("advance", AGREED)))
    sentence = describe_code("MERGE_ROLE", {"role": role_name(Role.CLERK), "expected": needed})
    with pytest.raises(QgsProcessingException) as caught:
        run("mergeparcels", WORKSPACE=str(store.path), ACTION="advance", CASE=number, ENTERED="{}")
    assert sentence in str(caught.value)
    assert read_case(store, case).state == "reviewed"


def test_fields_for_exchange_are_those_of_a_case(store: WorkspaceStore, folder: Path) -> None:
    target = folder / "hb.xlsx"
    request = MergePapersRequest(MERGE_EXCHANGE, target, parcels=("a", "b"))
    with pytest.raises(LowUseError) as caught:
        write_merge_papers(store, request, SilentProgress())
    assert caught.value.code == "MERGE_EXCHANGE_NEEDS_CASE"
    assert not target.exists()
