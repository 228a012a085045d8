# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an indicator has to reach: entered by the office, or stated by a document that ships.

Without a rule nothing is judged (P-19 orders those of the control line to be made). What the
documents call 不少于 or 不低于 is ``>=``, compared without rounding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.domain.policy.source import Source, list_files
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.toml_lines import located
from lowuse_plugin.domain.units import exact

KIND = "indicator_rules"

INSIDE = "industry_inside"
BLOCK = "industry_of_block"
CONSTRUCTION = "industry_of_construction"
QUOTA = "industry_of_quota"
SUPPLY = "industry_of_supply"
CODES = (INSIDE, BLOCK, CONSTRUCTION, QUOTA, SUPPLY)
"""Code list ``indicator``, in the order in which people read them."""
TYPED = (CONSTRUCTION, QUOTA, SUPPLY)
"""Whose figures may be typed in, a district and a year."""
_CITY_ALONE = frozenset({CONSTRUCTION})
"""Y-01 speaks of the city: a rule without a district does not judge the districts."""
_WHOLE = 100


@dataclass(frozen=True)
class IndicatorRule:
    """One lower limit.

    Attributes:
        uuid: Its row; None of one that ships.
        version: Of the row; 0 of one that ships.
        indicator: One of :data:`CODES`.
        least_pct: In percent, as it was entered: ``30`` or ``66.67``.
        district: The one district that it is for; empty for all.
        clause: Where it stands.
        document_no: Its document.
        valid_from: First day; None where none is stated.
        valid_to: First day on which it holds no more.
        example: 示例: for training only.
        entered_by: Who entered it.
    """

    uuid: str | None
    version: int
    indicator: str
    least_pct: str
    district: str = ""
    clause: str = ""
    document_no: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    example: bool = False
    entered_by: str = ""

    @property
    def ships(self) -> bool:
        """Tell whether it ships and is no entry of the office."""
        return self.uuid is None

    @property
    def least(self) -> Fraction:
        """The limit as a share of one, exactly."""
        return exact(self.least_pct) / _WHOLE

    def in_force(self, on: date) -> bool:
        """Tell whether it holds on a day: valid_from ≤ on < valid_to, as a line does (A-27)."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on < self.valid_to)

    def overlaps(self, other: IndicatorRule) -> bool:
        """Tell whether both judge the same on some day."""
        same = (self.indicator, self.district) == (other.indicator, other.district)
        return same and _before(self, other) and _before(other, self)

    def judges(self, indicator: str, district: str) -> bool:
        """Tell whether it is about an indicator of a district, or of the whole city."""
        if indicator != self.indicator:
            return False
        if self.district:
            return self.district == district
        return district == WHOLE_CITY or indicator not in _CITY_ALONE


def rule_for(
    rules: Iterable[IndicatorRule], indicator: str, district: str, on: date
) -> IndicatorRule | None:
    """Return the rule that judges an indicator on a day, None where none was entered.

    One of the office goes before one that ships, one of the district before one for all, and of
    several the one that began last.
    """
    fitting = [each for each in rules if each.judges(indicator, district) and each.in_force(on)]
    return max(fitting, key=_rank, default=None)


def in_order(rules: Iterable[IndicatorRule]) -> tuple[IndicatorRule, ...]:
    """Return rules by indicator, district and day."""
    return tuple(
        sorted(
            rules,
            key=lambda each: (
                CODES.index(each.indicator) if each.indicator in CODES else len(CODES),
                each.district,
                each.valid_from or date.min,
                each.ships,
            ),
        )
    )


@cache
def shipped_rules() -> tuple[IndicatorRule, ...]:
    """Return the rules that ship, each with its document.

    Raises:
        LowUseError: ``POLICY_INVALID`` when the installation is broken.
    """
    found: list[IndicatorRule] = []
    for path in list_files(KIND).values():
        found.extend(parse_indicator_rules(path.read_text(encoding="utf-8"), path.name))
    return in_order(found)


def parse_indicator_rules(content: str, file: str) -> tuple[IndicatorRule, ...]:
    """Read the rules of one document from TOML text.

    Args:
        content: The text of the file.
        file: Name for error messages.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file`` and line, ``key`` and ``expected``.
    """
    return located(_parse, content, file)


def _parse(content: str, file: str) -> tuple[IndicatorRule, ...]:
    source = Source.parse(content, file)
    source.choice("kind", (KIND,))
    source.only("id", "kind", "title", "document_no", "valid_from", "valid_to", "example", "rules")
    valid_from = source.get("valid_from", date)
    valid_to = source.get("valid_to", date) if "valid_to" in source.data else None
    if valid_to is not None and valid_to <= valid_from:
        raise source.wrong("valid_to", f"a day after {valid_from.isoformat()}")
    example = source.get("example", bool) if "example" in source.data else False
    document_no = source.get("document_no", str)
    return tuple(
        _rule(each, document_no, valid_from, valid_to, example) for each in source.sections("rules")
    )


def _rule(
    source: Source, document_no: str, valid_from: date, valid_to: date | None, example: bool
) -> IndicatorRule:
    source.only("indicator", "least_pct", "clause", "district")
    least = source.get("least_pct", str)
    if not is_percentage(least):
        raise source.wrong("least_pct", "0 < … ≤ 100")
    codes: Sequence[str] = tuple(shipped().codes["district"].values)
    return IndicatorRule(
        uuid=None,
        version=0,
        indicator=source.choice("indicator", CODES),
        least_pct=least,
        district=source.choice("district", codes) if "district" in source.data else "",
        clause=source.get("clause", str),
        document_no=document_no,
        valid_from=valid_from,
        valid_to=valid_to,
        example=example,
    )


def is_percentage(text: str) -> bool:
    """Tell whether a text is a plain decimal above 0 and not above 100."""
    try:
        return 0 < exact(text) <= _WHOLE
    except ValueError:
        return False


def _before(first: IndicatorRule, second: IndicatorRule) -> bool:
    """Tell whether one begins before the other ends."""
    begin, end = first.valid_from, second.valid_to
    return begin is None or end is None or begin < end


def _rank(rule: IndicatorRule) -> tuple[bool, bool, date]:
    return not rule.ships, bool(rule.district), rule.valid_from or date.min
