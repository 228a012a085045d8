# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which projects the steps of the history are about: fields, calculations, claims, payments."""

from __future__ import annotations

from pathlib import Path

from lowuse_plugin.domain.history.entries import Filter
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.history.changes import read_page
from tests.services.claims.claim_workspace import (
    begin,
    bring_to,
    calculate,
    claim_workspace,
    pay,
    project,
)


def test_every_step_about_projects_names_the_one_or_counts_them(folder: Path) -> None:
    with claim_workspace(folder, project_code="XM-1") as store:
        bring_to(store, "approved")
        pay(store, 100_000_000)
        store.write([*project("q"), *project("r", project_code="XM-3")], reason="又两个")
        store.write([Update("project", "r", 1, {"remark": "甲"})], reason="一个")
        calculate(store)
        begin(store, "r")
        with store.read() as reading:
            steps = read_page(reading, Filter()).steps
    found: dict[str, set[tuple[int, str]]] = {}
    for step in steps:
        for part in step.parts:
            found.setdefault(part.table, set()).add((step.projects, step.project))
    assert found["subsidy_material"] == found["subsidy_step"] - {(1, "XM-3")} == {(1, "XM-1")}
    assert found["payment"] == {(1, "XM-1")}
    assert found["subsidy_claim"] == {(1, "XM-1"), (1, "XM-3")}
    assert found["project"] == {(1, "XM-1"), (2, ""), (1, "XM-3")}
    assert found["subsidy_case"] >= {(1, "XM-1")}
    assert max(count for count, _name in found["subsidy_case"]) > 1
