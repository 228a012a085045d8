# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One industry, with the letter of its section or without it."""

from __future__ import annotations

import pytest

from lowuse_plugin.domain.industry_codes import belongs


@pytest.mark.parametrize(
    ("code", "group", "expected"),
    [
        ("C2511", "25", True),
        ("2511", "C25", True),
        (" ｃ25 ", "25", True),
        ("26", "25", False),
        ("4411", "D", True),  # 44 to 46 are section D
        ("4711", "D", False),
        ("D", "44", None),  # says less than is asked
        ("C", "44", False),
        ("37", "373", None),
        (None, "25", None),
        ("化工", "25", None),
        ("2511", "化工", False),
    ],
)
def test_an_industry_belongs_to_a_group(
    code: str | None, group: str, expected: bool | None
) -> None:
    assert belongs(code, (group,)) is expected
