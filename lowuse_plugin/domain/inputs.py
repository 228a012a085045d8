# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading plain mappings that a script hands in.

Every refusal names the field by its path, such as ``parcels[1].holders[0].name``, so that the
sentence made from it points at the one value to correct.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.units import exact

_SHOWN = 60
"""Longest value that a sentence repeats."""
_LARGEST_POWER = 30
"""Power of ten beyond which a figure is a slip, and its exact value costs the memory of a PC."""
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Fields:
    """One mapping and where it stands in what was handed in.

    An absent key, ``None`` and blank text all mean missing.

    Errors: ``INPUT_MISSING``, ``INPUT_NOT_TEXT``, ``INPUT_NOT_A_NUMBER``, ``INPUT_NEGATIVE``,
    ``INPUT_NOT_A_DATE``, ``INPUT_NOT_A_FLAG``, ``INPUT_NOT_ALLOWED``, ``INPUT_NOT_A_LIST``,
    ``INPUT_NOT_A_MAPPING``, each with ``field`` and, where there is one, ``value``.
    """

    data: Mapping[str, object]
    path: str = ""

    @classmethod
    def of(cls, value: object, path: str) -> Fields:
        """Wrap what should be a mapping.

        Raises:
            LowUseError: ``INPUT_NOT_A_MAPPING``.
        """
        if not isinstance(value, Mapping):
            raise LowUseError("INPUT_NOT_A_MAPPING", field=path, value=_shown(value))
        return cls(value, path)

    def field(self, name: str) -> str:
        """Return the full path of a field; the empty name is the mapping itself."""
        return ".".join(part for part in (self.path, name) if part)

    def raw(self, name: str) -> object:
        """Return the value as it was handed in, None when it is missing."""
        value = self.data.get(name)
        return None if isinstance(value, str) and not value.strip() else value

    def refuse_others(self, allowed: Collection[str]) -> None:
        """Refuse names that nobody reads: a misspelt one would be left out silently.

        Raises:
            LowUseError: ``INPUT_NOT_ALLOWED`` with the first of them as ``value``.
        """
        for name in self.data:
            if name not in allowed:
                raise LowUseError(
                    "INPUT_NOT_ALLOWED",
                    field=self.path,
                    value=_shown(name),
                    expected="|".join(allowed) or "{}",
                )

    def require(self, name: str) -> object:
        """Return the value as it was handed in.

        Raises:
            LowUseError: ``INPUT_MISSING``.
        """
        value = self.raw(name)
        if value is None:
            raise LowUseError("INPUT_MISSING", field=self.field(name))
        return value

    def text(self, name: str) -> str | None:
        """Return trimmed text; numbers that serve as codes become text."""
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise LowUseError("INPUT_NOT_TEXT", field=self.field(name), value=_shown(value))
        return str(value).strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of trimmed text, empty when it is missing."""
        value = self.raw(name)
        items = () if value is None else read_list(value, self.field(name))
        each = (Fields({"": item}, f"{self.field(name)}[{i}]") for i, item in enumerate(items))
        return tuple(item.required_text("") for item in each)

    def required_text(self, name: str) -> str:
        """Return trimmed text, refusing a missing one."""
        self.require(name)
        return self.text(name) or ""

    def number(self, name: str) -> Fraction | None:
        """Return the exact value of a decimal text or number, of either sign."""
        value = self.raw(name)
        return None if value is None else parse_number(value, self.field(name))

    def amount(self, name: str) -> Fraction | None:
        """Return the exact value of a number that cannot be below zero: an area, a sum."""
        value = self.number(name)
        if value is not None and value < 0:
            raise LowUseError("INPUT_NEGATIVE", field=self.field(name), value=str(self.raw(name)))
        return value

    def required_amount(self, name: str) -> Fraction:
        """Return a number that cannot be below zero, refusing a missing one."""
        self.require(name)
        return self.amount(name) or Fraction(0)

    def day(self, name: str) -> date | None:
        """Return a calendar day given as ISO text or ``date``."""
        value = self.raw(name)
        return None if value is None else parse_day(value, self.field(name))

    def required_day(self, name: str) -> date:
        """Return a calendar day, refusing a missing one."""
        return parse_day(self.require(name), self.field(name))

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self.raw(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise LowUseError("INPUT_NOT_A_FLAG", field=self.field(name), value=_shown(value))
        return value

    def choice(self, name: str, allowed: Collection[str], default: str | None = None) -> str | None:
        """Return one of the allowed words, or the default when it is missing."""
        value = self.text(name)
        return default if value is None else one_of(value, allowed, self.field(name))

    def mapping(self, name: str) -> Fields | None:
        """Return a nested mapping."""
        value = self.raw(name)
        return None if value is None else Fields.of(value, self.field(name))

    def mappings(self, name: str) -> list[Fields]:
        """Return a nested list of mappings, empty when it is missing."""
        value = self.raw(name)
        return [] if value is None else read_mappings(value, self.field(name))


def read_list(value: object, path: str) -> Sequence[object]:
    """Return what should be a list.

    Raises:
        LowUseError: ``INPUT_NOT_A_LIST``.
    """
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        raise LowUseError("INPUT_NOT_A_LIST", field=path, value=_shown(value))
    return value


def read_mappings(value: object, path: str) -> list[Fields]:
    """Return what should be a list of mappings, each knowing its path.

    Raises:
        LowUseError: ``INPUT_NOT_A_LIST``, ``INPUT_NOT_A_MAPPING``.
    """
    return [Fields.of(item, f"{path}[{i}]") for i, item in enumerate(read_list(value, path))]


def parse_number(value: object, field: str) -> Fraction:
    """Return the exact value of a decimal text or number.

    Raises:
        LowUseError: ``INPUT_NOT_A_NUMBER``.
    """
    refusal = LowUseError("INPUT_NOT_A_NUMBER", field=field, value=_shown(value))
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal | Fraction):
        raise refusal
    try:
        if _is_beyond_size(value):
            raise refusal
        return exact(value)
    except (ValueError, OverflowError, InvalidOperation) as error:
        raise refusal from error


def _is_beyond_size(value: str | int | float | Decimal | Fraction) -> bool:
    """Tell whether a power of ten is written that no area or sum has.

    Raises:
        InvalidOperation: Text that is no number.
    """
    if isinstance(value, int | Fraction):
        return False
    text = value.strip() if isinstance(value, str) else str(value)
    number = Decimal(text)
    return number.is_finite() and abs(number.adjusted()) > _LARGEST_POWER


def parse_day(value: object, field: str) -> date:
    """Return a calendar day given as ISO text (``2024-06-30``) or ``date``.

    Raises:
        LowUseError: ``INPUT_NOT_A_DATE``.
    """
    refusal = LowUseError("INPUT_NOT_A_DATE", field=field, value=_shown(value))
    if type(value) is date:
        return value
    if not isinstance(value, str):
        raise refusal
    try:
        return iso_day(value)
    except ValueError as error:
        raise refusal from error


def iso_day(text: str) -> date:
    """Return the day of text such as ``2024-06-30``; the other ways of ISO 8601 are none.

    Raises:
        ValueError: It is no day so written.
    """
    day = text.strip()
    if not _ISO_DAY.fullmatch(day):
        raise ValueError(text)
    return date.fromisoformat(day)


def day_or_today(value: object, field: str) -> date:
    """Return a given day, or today at the office when it is left out.

    Raises:
        LowUseError: ``INPUT_NOT_A_DATE``.
    """
    return office_today() if value is None else parse_day(value, field)


def one_of(value: str, allowed: Collection[str], field: str) -> str:
    """Return the word when it is allowed.

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED``.
    """
    if value not in allowed:
        raise LowUseError(
            "INPUT_NOT_ALLOWED", field=field, value=_shown(value), expected="|".join(allowed)
        )
    return value


def _shown(value: object) -> str:
    """Return a value short enough for one sentence."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
