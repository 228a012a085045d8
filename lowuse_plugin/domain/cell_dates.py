# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Days and years as office tables write them: one rule for every import.

2023年12月31日, 2023-12-31, 2023/12/31, 2023.12.31, 20231231, 二〇二三年十二月三十一日 and the
number that a sheet stores for a day. A month without a day is never completed: it is named instead.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_DATE = re.compile(
    r"(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*[日号]?"
    r"(?:[ t]+\d{1,2}:\d{2}.*)?"
)
_COMPACT_DATE = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)(?:\.0+)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_MONTH = re.compile(r"(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*月?份?|((?:19|20)\d\d)(0[1-9]|1[0-2])")
_SERIAL_ZERO = date(1899, 12, 30)
_YEARS = range(1900, 2201)

_DIGITS = {mark: str(i) for i, mark in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_CHINESE = re.compile(
    f"([{''.join(_DIGITS)}]{{4}})年(?:([一二三四五六七八九十]{{1,3}})月"
    "(?:([一二三四五六七八九十廿卅]{1,3})[日号])?)?"
)
_YEAR = re.compile(r"((?:19|20|21)\d\d)(?:\.0+)?\s*(?:年度|年)?(?:全年)?")
_SPANS = (
    re.compile(r"(.+?)\s*(?:至|到|~|—+|–|--)\s*(.+)"),
    re.compile(r"(\d{4}(?:年|[/.])\d{1,2}月?|\d{6}|\d{8})\s*-\s*(.+)"),
)
_FIRST_MONTH, _LAST_MONTH, _LAST_DAY = 1, 12, 31
_TEN = 10


class NoSuchDayError(ValueError):
    """A day such as 2025-02-30."""


class MonthOnlyError(ValueError):
    """A month such as 2023年12月 where a day or a whole year is wanted."""


def plain_text(text: str) -> str:
    """Return a text in half width and lower case, days in Chinese numerals as digits."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    return _CHINESE.sub(_in_digits, plain)


def read_day(text: str) -> date:
    """Return a day.

    Raises:
        ValueError: It is no full day between 1900 and 2200; :class:`NoSuchDayError` where it is
            written as one that no calendar has, :class:`MonthOnlyError` where the day is missing.
    """
    plain = plain_text(text)
    found = _DATE.fullmatch(plain) or _COMPACT_DATE.fullmatch(plain)
    if found:
        try:
            day = date(int(found.group(1)), int(found.group(2)), int(found.group(3)))
        except ValueError as error:
            raise NoSuchDayError(text) from error
    else:
        serial = _SERIAL.fullmatch(plain)
        if not serial:
            raise MonthOnlyError(text) if _MONTH.fullmatch(plain) else ValueError(text)
        day = _SERIAL_ZERO + timedelta(days=int(serial.group(1)))
    if day.year not in _YEARS:
        raise ValueError(text)
    return day


def read_year(text: str) -> int:
    """Return the year of a whole year's figure: 2023, 2023年度, 2023年1-12月, 202301-202312.

    Raises:
        ValueError: It is no year; :class:`MonthOnlyError` where it is only a part of one.
    """
    plain = plain_text(text).removesuffix("所属期").strip()
    found = _YEAR.fullmatch(plain)
    if found:
        return int(found.group(1))
    if _is_part(plain):
        raise MonthOnlyError(text)
    for pattern in _SPANS:
        span = pattern.fullmatch(plain)
        if span:
            return _year_of_span(span.group(1).strip(), span.group(2).strip(), text)
    raise ValueError(text)


def is_serial(text: object) -> bool:
    """Tell whether a text is read as the number that a sheet stores for a day: 45000."""
    plain = unicodedata.normalize("NFKC", str(text)).strip()
    return not _COMPACT_DATE.fullmatch(plain) and _SERIAL.fullmatch(plain) is not None


def _is_part(plain: str) -> bool:
    """Tell whether a text is one day or one month."""
    return any(each.fullmatch(plain) for each in (_DATE, _COMPACT_DATE, _MONTH))


def _year_of_span(first: str, last: str, text: str) -> int:
    """Return the year that a span fills from its first month to its last.

    Raises:
        ValueError: It is no span of months or days.
        MonthOnlyError: It is another span.
    """
    year, month, day = _start(first, text)
    end: tuple[int, int, int | None]
    if re.fullmatch(r"\d{1,2}\s*月?", last):  # 2023年1-12月
        end = (year, int(last.rstrip("月 ")), None)
    else:
        end = _start(last, text)
    begins = month == _FIRST_MONTH and day in (None, 1)
    ends = end[:2] == (year, _LAST_MONTH) and end[2] in (None, _LAST_DAY)
    if not (begins and ends):
        raise MonthOnlyError(text)
    return year


def _start(part: str, text: str) -> tuple[int, int, int | None]:
    found = _DATE.fullmatch(part) or _COMPACT_DATE.fullmatch(part)
    if found:
        return int(found.group(1)), int(found.group(2)), int(found.group(3))
    month = _MONTH.fullmatch(part)
    if month is None:
        raise ValueError(text)
    year = month.group(1) or month.group(3)
    return int(year), int(month.group(2) or month.group(4)), None


def _in_digits(found: re.Match[str]) -> str:
    year = "".join(_DIGITS[mark] for mark in found.group(1))
    month = f"{_small(found.group(2))}月" if found.group(2) else ""
    day = f"{_small(found.group(3))}日" if found.group(3) else ""
    return f"{year}年{month}{day}"


def _small(words: str) -> int:
    """Return 十二 as 12, 二十 as 20, 廿三 as 23, 三 as 3; 0 where it is no number."""
    plain = words.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = plain.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    whole = int(_DIGITS.get(tens, "1")) * _TEN if ten else 0
    return whole + int(_DIGITS.get(ones, "0"))


__all__ = ["MonthOnlyError", "NoSuchDayError", "is_serial", "read_day", "read_year"]
