# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The clock of the office."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

import pytest

from lowuse_plugin.domain import moments


@pytest.mark.parametrize(("hour", "expected"), [(15, date(2025, 6, 30)), (16, date(2025, 7, 1))])
def test_today_is_the_day_in_the_office_wherever_the_computer_is(
    monkeypatch: pytest.MonkeyPatch, hour: int, expected: date
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(2025, 6, 30, hour, 0, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(moments, "datetime", Clock)
    assert moments.office_today() == expected
