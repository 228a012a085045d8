# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Moments of the log, and the days that they are in the office.

The log is in UTC, offices are in China: until 08:00 their day is one later than the text says.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

_OFFICE = timezone(timedelta(hours=8))
"""Beijing time, without daylight saving; a printed day must not depend on a computer's clock."""


def now_utc() -> str:
    """Return the moment as the log writes it: ``2025-06-30T01:05:09.123Z``."""
    return utc_text(datetime.now(UTC))


def utc_of(seconds: float) -> str:
    """Return seconds since 1970 as the log writes a moment."""
    return utc_text(datetime.fromtimestamp(seconds, UTC))


def utc_text(moment: datetime) -> str:
    """Return a moment as the log writes it.

    Args:
        moment: With a zone; without one it is UTC.
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def end_of_office_day(day: date) -> str:
    """Return the last moment of a day in the office, as the log writes it."""
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=_OFFICE)
    return utc_text(midnight - timedelta(milliseconds=1))


def start_of_office_day(day: date) -> str:
    """Return the first moment of a day in the office, as the log writes it."""
    return utc_text(datetime.combine(day, time(), tzinfo=_OFFICE))


def office_moment(at_utc: str) -> datetime:
    """Return a moment of the log as the clock in the office shows it.

    Args:
        at_utc: ISO text; without a zone it is UTC.

    Raises:
        ValueError: The text is no moment.
    """
    moment = datetime.fromisoformat(at_utc)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(_OFFICE)


def office_day(at_utc: str) -> date:
    """Return the day of a moment of the log in the office.

    Raises:
        ValueError: The text is no moment.
    """
    return office_moment(at_utc).date()


def office_now() -> datetime:
    """Return the moment that it is in the office now, whatever zone the computer keeps."""
    return datetime.now(_OFFICE)


def utc_of_office(moment: datetime) -> str:
    """Return a moment on the clock of the office as the log writes it, to the end of its second.

    Args:
        moment: As a person chose it, without a zone.
    """
    return utc_text(moment.replace(microsecond=999_000, tzinfo=_OFFICE))


def office_today() -> date:
    """Return the day that it is in the office now, whatever zone the computer keeps."""
    return datetime.now(_OFFICE).date()
