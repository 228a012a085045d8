# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a drawing leaves open, and what was decided about it so far: state without a layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lowuse_plugin.domain.boundaries.questions import (
    DROP,
    GONE,
    MINE,
    RIVAL,
    SPLIT,
    THEIRS,
    SortedOut,
    mine,
    sort_out,
)

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundaries.edits import BoundaryReport, StoredShape
    from lowuse_plugin.domain.boundaries.questions import DrawnFeature


@dataclass(frozen=True)
class Given:
    """What an answer takes out of the drawing at once."""

    replaced: StoredShape | None = None
    """A colleague's boundary that comes instead of the drawn one."""
    dropped: str = ""
    """uuid of a parcel whose drawing is given up."""


class BoundaryDecisions:
    """Holds answers, rival boundaries and what colleagues retired."""

    def __init__(self) -> None:
        self.sorted = SortedOut((), (), ())
        """What is drawn, told apart, with the questions that it raises."""
        self._answers: dict[tuple[str, str], str] = {}
        self._rivals: tuple[StoredShape, ...] = ()
        self._gone: tuple[str, ...] = ()

    def sort(
        self,
        features: Sequence[DrawnFeature],
        base: Mapping[str, StoredShape],
        neighbours: frozenset[str],
    ) -> None:
        """Tell apart what is drawn now.

        Args:
            features: Of the scratch layer.
            base: Parcels as the drawing began with them.
            neighbours: Those among them that were copied along.
        """
        self._follow_keys(features)
        self.sorted = sort_out(
            features,
            base,
            neighbours=neighbours,
            answers=self._answers,
            rivals=self._rivals,
            gone=self._gone,
        )

    def take(
        self, report: BoundaryReport, base: Mapping[str, StoredShape], touched: frozenset[str]
    ) -> tuple[list[StoredShape], list[str]]:
        """Remember what colleagues saved meanwhile.

        Args:
            report: Of the last check.
            base: Parcels as the drawing began with them.
            touched: Those whose shape is another one now.

        Returns:
            What nobody has drawn in here: boundaries to take anew, and uuids that are gone.
        """
        # Those against which this drawing is to hold are rivals no more, but stay decided.
        rivals = {each.uuid: each for each in self._rivals if self._is_decided(each)}
        rivals |= {each.uuid: each for each in report.rivals}
        newer = [each for each in rivals.values() if each.uuid in base]
        gone = [uuid for uuid in report.gone if uuid in base]
        self._rivals = tuple(rival for rival in newer if rival.uuid in touched)
        self._gone = tuple(uuid for uuid in gone if uuid in touched)
        return (
            [rival for rival in newer if rival.uuid not in touched],
            [uuid for uuid in gone if uuid not in touched],
        )

    def answer(self, kind: str, uuid: str, answer: str) -> Given:
        """Take a decision.

        Args:
            kind: Of the question.
            uuid: Its parcel.
            answer: One of those of the kind; empty takes the decision back.
        """
        rival = next((each for each in self._rivals if each.uuid == uuid), None)
        if kind == RIVAL and rival is not None:
            if answer == THEIRS:
                self._rivals = tuple(each for each in self._rivals if each.uuid != uuid)
                return Given(replaced=rival)
            answer = mine(rival.version) if answer == MINE else ""
        elif kind == GONE and answer == DROP:
            self._gone = tuple(each for each in self._gone if each != uuid)
            return Given(dropped=uuid)
        self._answers[kind, uuid] = answer
        return Given()

    def _is_decided(self, rival: StoredShape) -> bool:
        return self._answers.get((RIVAL, rival.uuid)) == mine(rival.version)

    def _follow_keys(self, features: Sequence[DrawnFeature]) -> None:
        """Keep the answer about a split: shapes get other keys when QGIS saves layer edits."""
        now = {feature.key for feature in features}
        for (kind, uuid), answer in tuple(self._answers.items()):
            if kind != SPLIT or answer in now:
                continue
            before = next((each for each in self.sorted.edited if each.key == answer), None)
            same = [f.key for f in features if before and f.uuid == uuid and f.wkb == before.wkb]
            if len(same) == 1:
                self._answers[kind, uuid] = same[0]
