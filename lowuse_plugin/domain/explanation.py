# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a parcel is what it is: rules, values, thresholds, clauses, as a tree (D9, A07).

Nothing here is a sentence; ``qgis_bridge/explanations.py`` makes them in the user's language.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lowuse_plugin.domain.parcels.card import ControlLine

NOT_ASSESSED, OUTDATED, CURRENT = "not_assessed", "outdated", "current"
"""No result is stored; the stored one no longer holds; it holds."""

NO_ENTERPRISE = "NO_ENTERPRISE"
"""No enterprise is known on the parcel."""
NO_YEAR = "NO_YEAR"
"""An enterprise has no figure of a year."""
NO_LAND_AREA = "NO_LAND_AREA"
"""The land has no area to divide by."""
BELOW_ZERO = "BELOW_ZERO"
"""The source gives a figure that cannot be: below zero, or no number."""
ZERO_AGREED = "ZERO_AGREED"
"""The agreed figure is zero: nothing is a share of it."""
NO_THRESHOLD = "NO_THRESHOLD"
"""The figure is there, the agreed one that it is compared with is not."""
NO_USE = "NO_USE"
"""What the land is used for is unknown, so whether the rule applies is too."""
NO_VALUE = "NO_VALUE"
"""The column is empty."""
INDUSTRY_UNKNOWN = "INDUSTRY_UNKNOWN"
"""The rule exempts industries; which one this is was not recorded, so it counts as not exempt."""

CONTROL_READING = "A-25"
"""Our reading by which inside, outside and crossing are measured."""
CONTROL_CLAUSE = "P-20"
"""The clause by which inside and outside differ."""


LOW_EFFICIENCY = "low_efficiency"
"""Output of the rules that the result of a parcel rests on."""


@dataclass(frozen=True)
class Missing:
    """Why a value is missing."""

    code: str
    years: tuple[int, ...] = ()
    """Years without a figure, for ``NO_YEAR``."""
    quantity: str = field(default="", compare=False)
    """What is missing."""


@dataclass(frozen=True)
class Reason:
    """One line of the tree: a rule, or below it one of its comparisons."""

    code: str
    """Code of the rule, empty for a comparison."""
    outcome: str
    """Of a rule ``hit``, ``clear``, ``unknown``, ``exempt``; of a comparison ``met``, ``unmet``,
    ``unknown``."""
    text: str = ""
    """Words of the rule."""
    field: str = ""
    """What is compared: a column of the parcel or a derived figure."""
    value: str = ""
    """Number as text or stored word; of an exempt rule what exempts it."""
    operator: str = ""
    threshold: str = ""
    """Number as the standard writes it, or stored words separated by ``|``."""
    unit: str = ""
    source: str = ""
    """Who supplies the data."""
    clause: str = ""
    missing: Missing | None = None
    blocking: bool = False
    """Its missing data makes the parcel 待补充."""
    children: tuple[Reason, ...] = ()
    output: str = LOW_EFFICIENCY
    """Code list ``rule_output``: what a hit is for."""
    year: int | None = None
    """Of the figures, where they are of a year."""
    weight: str = ""
    """Points of a hit, where the standard counts points."""
    example: bool = True
    document_no: str = ""
    flag: str = ""
    """``BOUNDARY_DAY``: a person has to confirm that the very day counts (A-30)."""
    note: str = ""
    """``INDUSTRY_UNKNOWN`` where that was not looked at."""

    @property
    def proposes(self) -> bool:
        """Tell whether a hit speaks for low efficiency."""
        return self.output == LOW_EFFICIENCY


@dataclass(frozen=True)
class NearMiss:
    """A clear rule and how far a hit is."""

    rule: Reason
    """With the one comparison that is nearest."""
    relative: float
    """Distance ÷ threshold."""


@dataclass(frozen=True)
class StandardName:
    """The standard that a result rests on."""

    id: str
    title: str
    document_no: str
    example: bool
    """示例: for training only (D8)."""


@dataclass(frozen=True)
class Explanation:
    """Why a parcel is proposed, is not, or cannot be judged; and where it lies."""

    uuid: str
    state: str
    """``not_assessed``, ``outdated`` or ``current``."""
    outcome: str = ""
    """Code list ``assessment_outcome``; of an outdated result what the data says now."""
    standard: StandardName | None = None
    assessed_on: str = ""
    rules: tuple[Reason, ...] = ()
    """In the order of the standard."""
    nearest: Reason | None = None
    """The clear rule that is nearest to a hit, with the one comparison that is."""
    why_not: tuple[NearMiss, ...] = ()
    """All clear rules that a number leads to, the nearest first."""
    score: float | None = None
    """Points that are certain, where the standard counts points."""
    score_most: float | None = None
    """Points that there could be if nothing were missing."""
    score_at_least: str = ""
    """Points from which a parcel is suspected."""
    control: ControlLine | None = None
    control_in_force: bool = True
    """Whether the version of the line that was checked applies on the day (A-27)."""

    def of(self, outcome: str) -> tuple[Reason, ...]:
        """Return the rules for low efficiency with one outcome."""
        return tuple(rule for rule in self.rules if rule.proposes and rule.outcome == outcome)

    def further(self, outcome: str) -> tuple[Reason, ...]:
        """Return the rules for something else, such as idle land, with one outcome."""
        return tuple(rule for rule in self.rules if not rule.proposes and rule.outcome == outcome)
