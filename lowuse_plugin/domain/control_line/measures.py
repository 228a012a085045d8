# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Policy texts of the control line: six headings (P-19) and what differs inside and outside (P-20).

A text applies to one class or to all, to one level or to all, and between two days. Samples ship
with the plugin for the headings under which an office has nothing yet; each is marked 示例 (D8).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lowuse_plugin.domain.control_line.classes import CLASSES, CROSSING, INSIDE, LEVELS, OUTSIDE
from lowuse_plugin.domain.policy.source import Source, find_file
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.toml_lines import located

KIND = "control_measures"
SAMPLE = "sample-control-measures"

HEADINGS = (
    "policy",
    "requirement",
    "incentive",
    "delineation",
    "evaluation",
    "adjustment",
    "authority",
)
"""Code list ``measure_heading``: what differs inside and outside first, then the six of P-19."""


@dataclass(frozen=True)
class Measure:
    """One policy text.

    Attributes:
        uuid: Its row; None of a sample that ships.
        version: Of the row; 0 of a sample.
        heading: Code list ``measure_heading``.
        control_class: Code list ``control_class``; None for every class.
        level: Level of the line; None for every level.
        text: What holds.
        clause: Where it stands in its document, or the clause that orders it.
        document_no: Its document; empty where it stands in none yet.
        valid_from: First day; None where nothing is known of the beginning.
        valid_to: First day on which it holds no more.
        example: 示例: for training only.
        entered_by: Who entered it.
    """

    uuid: str | None
    version: int
    heading: str
    control_class: str | None
    level: int | None
    text: str
    clause: str = ""
    document_no: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    example: bool = False
    entered_by: str = ""

    @property
    def is_sample(self) -> bool:
        """Tell whether it ships and is no text of the office."""
        return self.uuid is None

    def in_force(self, on: date) -> bool:
        """Tell whether it holds on a day: valid_from ≤ on < valid_to, as a line does (A-27)."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on < self.valid_to)

    def applies_to(self, control_class: str, levels: Collection[int]) -> bool:
        """Tell whether it is about land of a class that lies in some levels of the line."""
        if self.control_class is not None and self.control_class != control_class:
            return False
        return self.level is None or self.level in levels


@dataclass(frozen=True)
class Side:
    """What applies to a parcel, or to the part of it on one side of the line.

    Attributes:
        control_class: Whose texts these are; empty for those that hold for every class.
        measures: In the order of :data:`HEADINGS`.
    """

    control_class: str
    measures: tuple[Measure, ...]


def in_order(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return texts by heading, class and level, in the order in which people read them."""

    def place(measure: Measure) -> tuple[int, int, int, str, date, str]:
        known = measure.control_class
        return (
            HEADINGS.index(measure.heading) if measure.heading in HEADINGS else len(HEADINGS),
            CLASSES.index(known) if known in CLASSES else -1,
            LEVELS.index(measure.level) if measure.level in LEVELS else -1,
            measure.document_no,
            measure.valid_from or date.min,
            measure.text,
        )

    return tuple(sorted(measures, key=place))


def with_samples(own: Sequence[Measure], samples: Sequence[Measure]) -> tuple[Measure, ...]:
    """Return the texts of an office, and samples for the headings under which it has none."""
    known = {measure.heading for measure in own}
    return in_order([*own, *(each for each in samples if each.heading not in known)])


def applying(
    measures: Iterable[Measure], control_class: str, levels: Collection[int], on: date
) -> tuple[Measure, ...]:
    """Return the texts that hold on a day for land of a class.

    Args:
        measures: Candidates.
        control_class: ``inside``, ``outside`` or ``crossing``.
        levels: Levels of the line that the land lies in; none for land outside.
        on: The day.
    """
    return in_order(
        each for each in measures if each.in_force(on) and each.applies_to(control_class, levels)
    )


def sides(
    measures: Sequence[Measure], control_class: str, levels: Collection[int], on: date
) -> tuple[Side, ...]:
    """Return what applies to a parcel; of one that crosses also what applies to each part.

    A text for every class stands once, after the others.
    """
    found = [each for each in measures if each.in_force(on)]
    general = applying([m for m in found if m.control_class is None], control_class, levels, on)
    special = [measure for measure in found if measure.control_class is not None]
    wanted = (CROSSING, INSIDE, OUTSIDE) if control_class == CROSSING else (control_class,)
    parts = [
        Side(each, applying(special, each, () if each == OUTSIDE else levels, on))
        for each in wanted
    ]
    shown = [*parts, Side("", general)]
    return tuple(part for part in shown if part.measures)


def parse_measures(content: str, file: str) -> tuple[Measure, ...]:
    """Read texts from TOML; all are samples, whatever they say of themselves.

    Args:
        content: The text of the file.
        file: Name for error messages.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file`` and line, ``key`` and ``expected``.
    """
    return located(_parse, content, file)


@lru_cache(maxsize=1)
def shipped_measures() -> tuple[Measure, ...]:
    """Return the samples that ship.

    Raises:
        LowUseError: ``POLICY_INVALID``, ``POLICY_UNKNOWN`` when the installation is broken.
    """
    path = find_file(KIND, SAMPLE)
    return parse_measures(path.read_text(encoding="utf-8"), path.name)


def _parse(content: str, file: str) -> tuple[Measure, ...]:
    source = Source.parse(content, file)
    source.choice("kind", (KIND,))
    source.only("id", "kind", "title", "document_no", "example", "measures")
    if not source.get("example", bool):
        raise source.wrong("example", "true")
    return in_order(_measure(each) for each in source.sections("measures"))


def _measure(source: Source) -> Measure:
    source.only("heading", "class", "level", "text", "clause")
    text = source.get("text", str).strip()
    if not text:
        raise source.wrong("text", "text that is not empty")
    level = source.get("level", int) if "level" in source.data else None
    if level is not None and level not in LEVELS:
        raise source.wrong("level", "|".join(str(each) for each in sorted(LEVELS)))
    return Measure(
        uuid=None,
        version=0,
        heading=source.choice("heading", shipped().codes["measure_heading"].values),
        control_class=source.choice("class", CLASSES) if "class" in source.data else None,
        level=level,
        text=text,
        clause=source.get("clause", str) if "clause" in source.data else "",
        example=True,
    )
