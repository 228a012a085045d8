# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The conditions of merging parcels as a dated pack: words, figures, who answers for each (D8)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from lowuse_plugin.domain.policy.source import Source, find_file

KIND = "merge"
SHIPPED = "jiangfu-2022-10-merge"
COMPUTED, LOOKED_UP, JUDGED = "computed", "looked_up", "judged"
KINDS = (COMPUTED, LOOKED_UP, JUDGED)
CODES = tuple(f"M-{number}" for number in range(1, 13))
"""The order in which conditions are listed, everywhere."""
JUDGEABLE = ("M-4", "M-5", "M-9", "M-10", "M-11")
"""Conditions on which a person's judgement counts."""

_CLAUSE = ("clause", "text")


@dataclass(frozen=True)
class Condition:
    """One condition of 宗地合并.

    Attributes:
        text: The words of the document.
        clause: Where they stand.
        kind: ``computed``, ``looked_up`` or ``judged``: what settles it, as a rule.
        department: Who answers for it, several joined by 、.
        judges: Who may judge it; empty where no judgement counts.
        evidence: What stands behind the outcome.
    """

    code: str
    title: str
    text: str
    clause: str
    kind: str
    department: str
    judges: str
    evidence: str


@dataclass(frozen=True)
class MergePack:
    """The conditions of one document, and the figures by which they are tested.

    Attributes:
        valid_to: The last valid day; None while no end is stated.
        sha256: Of the text of the file, so that a result can be recomputed.
        tolerance_m: Widest gap or overlap t that is still a common boundary when a merge is
            checked and carried out.
        min_shared_m: Shortest common boundary L then, more than 2t.
        find_tolerance_m: The same t when candidates are looked for.
        find_min_shared_m: The same L.
        loose_gap_m: A wider gap is flagged 界线不严密.
        seizure_days: Longest age of a query at screening and acceptance.
        seizure_working_days: Longest age at registration, Monday to Friday.
        thin_width_m: A member that is nowhere wider is a sliver (helper figure of M-10).
        road_codes: Beginnings of class codes that are planned roads (helper figure of M-11).
        road_words: Words in class names that are.
        survey_limit_pct: Share of the land or the area by which a 权籍调查 may differ from the
            members, with a reason.
        claim_window_days: A merge so many days before a claim is flagged for reviewers.
        example_figures: Figures that no document and no reading gives: 示例.
    """

    id: str
    title: str
    document_no: str
    valid_from: date
    valid_to: date | None
    example: bool
    sha256: str
    tolerance_m: float
    min_shared_m: float
    find_tolerance_m: float
    find_min_shared_m: float
    loose_gap_m: float
    seizure_days: int
    seizure_working_days: int
    thin_width_m: float
    road_codes: tuple[str, ...]
    road_words: tuple[str, ...]
    survey_limit_pct: Fraction
    claim_window_days: int
    conditions: Mapping[str, Condition]
    example_figures: frozenset[str] = frozenset()

    @property
    def departments(self) -> dict[str, str]:
        """Who answers for each condition."""
        return {code: condition.department for code, condition in self.conditions.items()}

    def valid_on(self, on: date) -> bool:
        """Tell whether the document applies on a day, its last day included."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def is_road(self, code: str, name: str) -> bool:
        """Tell whether an area of a detailed plan is a planned road."""
        return code.strip().upper().startswith(self.road_codes) or any(
            word in name for word in self.road_words
        )


def parse_merge_pack(content: str, file: str) -> MergePack:
    """Read a pack from TOML text.

    Args:
        content: The text of the file; its hash identifies the version.
        file: Name for error messages.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file)
    source.choice("kind", (KIND,))
    source.only(
        *("id", "kind", "title", "document_no", "example", "validity", "checking", "finding"),
        *("seizure", "thin", "road", "survey", "claim_window", "conditions"),
    )
    example = source.get("example", bool)
    document_no = source.get("document_no", str).strip()
    if not example and not document_no:
        raise source.wrong("document_no", "document number")
    start, end = _validity(source)
    tolerance, shared = _widths(source, "checking")
    find_tolerance, find_shared = _widths(source, "finding", "loose_gap_m")
    road = _section(source, "road", "codes", "words")
    figures = ("checking", "finding", "seizure", "thin", "road", "survey", "claim_window")
    return MergePack(
        id=source.get("id", str),
        title=source.get("title", str),
        document_no=document_no,
        valid_from=start,
        valid_to=end,
        example=example,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        tolerance_m=tolerance,
        min_shared_m=shared,
        find_tolerance_m=find_tolerance,
        find_min_shared_m=find_shared,
        loose_gap_m=float(source.section("finding").amount("loose_gap_m", above=0)),
        seizure_days=_days(_section(source, "seizure", "days", "working_days"), "days"),
        seizure_working_days=_days(source.section("seizure"), "working_days"),
        thin_width_m=float(_section(source, "thin", "width_m").amount("width_m", above=0)),
        road_codes=tuple(code.upper() for code in road.words("codes")),
        road_words=road.words("words"),
        survey_limit_pct=_section(source, "survey", "limit_pct").amount("limit_pct", above=0),
        claim_window_days=_days(_section(source, "claim_window", "days"), "days"),
        conditions=_conditions(source),
        example_figures=frozenset(
            name for name in figures if example or "示例" in source.section(name).data["clause"]
        ),
    )


def find_merge_pack(id: str = SHIPPED, folder: Path | None = None) -> MergePack:  # noqa: A002
    """Return the pack of an id, the shipped one when it is left out.

    Args:
        id: Such as ``jiangfu-2022-10-merge``.
        folder: Where the packs are; the shipped ones when it is left out.

    Raises:
        LowUseError: ``POLICY_UNKNOWN`` with the ids that there are, or ``POLICY_INVALID``.
    """
    path = find_file(KIND, id, folder)
    return parse_merge_pack(path.read_text(encoding="utf-8"), path.name)


@cache
def shipped() -> MergePack:
    """Return the shipped pack, read once."""
    return find_merge_pack()


class _ShippedConditions(Mapping[str, Condition]):
    """The conditions of the shipped pack, read when the first is asked for: no file at import."""

    def __getitem__(self, code: str) -> Condition:
        return shipped().conditions[code]

    def __iter__(self) -> Iterator[str]:
        return iter(shipped().conditions)

    def __len__(self) -> int:
        return len(shipped().conditions)


CONDITIONS: Mapping[str, Condition] = _ShippedConditions()
"""Code → condition, in the order M-1 … M-12."""


def _section(source: Source, name: str, *keys: str) -> Source:
    """Return a section that has its clause, and nothing that nobody reads."""
    section = source.section(name)
    section.only(*_CLAUSE, "note", *keys)
    section.get("clause", str)
    return section


def _validity(source: Source) -> tuple[date, date | None]:
    section = _section(source, "validity", "from", "to")
    start = section.get("from", date)
    end = section.get("to", date) if "to" in section.data else None
    if end is not None and end < start:
        raise section.wrong("to", f"≥ {start.isoformat()}")
    return start, end


def _widths(source: Source, name: str, *more: str) -> tuple[float, float]:
    """Return t and L; L ≤ 2t would take a corner for a common boundary."""
    section = _section(source, name, "tolerance_m", "min_shared_m", *more)
    tolerance = section.amount("tolerance_m", above=0)
    shared = section.amount("min_shared_m", above=0)
    if shared <= 2 * tolerance:
        raise section.wrong("min_shared_m", f"> {float(2 * tolerance)}")
    return float(tolerance), float(shared)


def _days(section: Source, key: str) -> int:
    value = section.amount(key)
    if value != Fraction(int(value)):
        raise section.wrong(key, "whole number")
    return int(value)


def _conditions(source: Source) -> dict[str, Condition]:
    section = source.section("conditions")
    section.only(*CODES)
    return {code: _condition(section.section(code), code) for code in CODES}


def _condition(section: Source, code: str) -> Condition:
    section.only(*_CLAUSE, "title", "kind", "departments", "judges", "evidence")
    judged = code in JUDGEABLE
    if judged != ("judges" in section.data):
        raise section.wrong("judges", "text" if judged else "none: no judgement counts")
    return Condition(
        code=code,
        title=section.get("title", str),
        text=section.get("text", str),
        clause=section.get("clause", str),
        kind=section.choice("kind", KINDS),
        department="、".join(section.some_words("departments")),
        judges=section.get("judges", str) if judged else "",
        evidence=section.get("evidence", str),
    )
