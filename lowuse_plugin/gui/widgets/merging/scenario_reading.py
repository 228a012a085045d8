# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the comparison of scenarios shows, read in one go outside the interface thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.scenarios import ScenarioComparison
    from lowuse_plugin.domain.ports import Store

_BETWEEN = "\n"
_FIRST = "first"
"""What is looked at while nobody chose: the newest scenario with others beside it."""


def scenarios_subject(cases: Sequence[str]) -> str:
    """Return the scenarios that are looked at as one text."""
    return _BETWEEN.join(cases) or _FIRST


@dataclass(frozen=True)
class KnownScenario:
    """A proposed case that can be compared."""

    uuid: str
    label: str
    tip: str
    parcels: tuple[str, ...]


@dataclass(frozen=True)
class ScenarioSeen:
    """What is shown.

    Attributes:
        wanted: The cases that are compared; those that are gone are not among them.
        comparison: None while there are fewer than two.
        known: All proposed cases.
    """

    wanted: tuple[str, ...]
    comparison: ScenarioComparison | None
    known: tuple[KnownScenario, ...]


def read_scenarios(store: Store, subject: str) -> ScenarioSeen:
    """Return the comparison of the scenarios that are looked at.

    Args:
        store: The workspace.
        subject: As :func:`scenarios_subject` makes it.

    Raises:
        LowUseError: What reading and checking raise.
    """
    from lowuse_plugin.domain.merging.procedure import PROPOSED  # noqa: PLC0415
    from lowuse_plugin.domain.merging.scenarios import FEWEST, MOST  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.punctuation import listed  # noqa: PLC0415
    from lowuse_plugin.services.merging.cases import list_cases  # noqa: PLC0415
    from lowuse_plugin.services.merging.compare_scenarios import (  # noqa: PLC0415
        compare_scenarios,
        newest_family,
    )

    cases = list_cases(store)
    proposed = [case for case in cases if case.state == PROPOSED]
    known = tuple(
        KnownScenario(
            case.uuid,
            " ".join(dict.fromkeys(filter(None, (case.label, case.remark)))),
            listed(case.labels.values()),
            case.parcels,
        )
        for case in reversed(proposed)
    )
    there = {case.uuid for case in cases}
    wanted = tuple(uuid for uuid in subject.split(_BETWEEN) if uuid in there)
    if subject == _FIRST:
        wanted = newest_family(store)
    wanted = wanted[:MOST]
    if len(wanted) < FEWEST:
        return ScenarioSeen(wanted, None, known)
    return ScenarioSeen(wanted, compare_scenarios(store, wanted, fields=field_rules()), known)
