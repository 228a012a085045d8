# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parcels and projects the steps of the history concern, and what became of a boundary.

Parcels are looked up of small steps only: of a bulk change nobody reads the codes in one line.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lowuse_plugin.domain.history.entries import Step
from lowuse_plugin.domain.ports import Reading

_LINES_UP_TO = 30
"""Of steps with more lines the parcels are counted, not named."""


def named(reading: Reading, steps: Sequence[Step]) -> list[Step]:
    """Return steps with what they concern, and the areas of a boundary.

    Parcels are named of small steps; projects are counted in all, and a single one is named.
    """
    own = [step for step in steps if step.package is None]
    small = [step for step in own if step.last_seq - step.first_seq < _LINES_UP_TO]
    projects = _projects(reading, _keys(own)) if own else {}
    parcels = _parcels(reading, _keys(small)) if small else {}
    areas = _areas(reading, _keys(small)) if small else {}
    done = []
    for step in steps:
        count, name = projects.get(step.transaction_id, (0, ""))
        done.append(
            replace(
                step,
                projects=count,
                project=name,
                parcels=tuple(parcels.get(step.transaction_id, ())),
                boundary=areas.get(step.transaction_id),
            )
        )
    return done


def _keys(steps: Sequence[Step]) -> str:
    return json.dumps([step.transaction_id for step in steps])


def _projects(reading: Reading, transactions: str) -> Mapping[str, tuple[int, str]]:
    """Return how many projects each save is about, and the code or name of a single one."""
    rows = reading.table("history_projects", transactions=transactions).to_rows()
    return {
        row["transaction_id"]: (
            row["projects"],
            (row["project_code"] or row["name"] or "") if row["projects"] == 1 else "",
        )
        for row in rows
    }


def _parcels(reading: Reading, transactions: str) -> Mapping[str, list[str]]:
    rows = reading.table("history_step_rows", transactions=transactions).to_rows()
    keys = list(dict.fromkeys((row["table_name"], row["row_uuid"]) for row in rows))
    labels: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in reading.table("history_parcels", rows=json.dumps(keys)).to_rows():
        labels[(row["table_name"], row["uuid"])].append(row["label"])
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        for label in labels.get((row["table_name"], row["row_uuid"]), ()):
            found[row["transaction_id"]].setdefault(label)
    return {transaction: list(each) for transaction, each in found.items()}


def _areas(reading: Reading, transactions: str) -> Mapping[str, tuple[float, float]]:
    """Return before and after of the saves that changed a single boundary and say both."""
    found: defaultdict[str, list[tuple[float | None, float | None]]] = defaultdict(list)
    for row in reading.table("history_boundaries", transactions=transactions).to_rows():
        found[row["transaction_id"]].append((row["before_m2"], row["after_m2"]))
    single = {key: pairs[0] for key, pairs in found.items() if len(pairs) == 1}
    return {
        key: (before, after)
        for key, (before, after) in single.items()
        if before is not None and after is not None
    }
