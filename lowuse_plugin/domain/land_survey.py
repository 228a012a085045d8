# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a class of the land survey (三调及年度变更) is: construction land, farmland or unused land.

The name decides where it is known, since the same digits are other land in the classification of
land and sea use; then the code, read as one of the land survey. What is in neither list is
unknown, and unknown is never an offence (D9).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lowuse_plugin import paths
from lowuse_plugin.domain.land_use import normalise

CONSTRUCTION, AGRICULTURAL, UNUSED = "construction", "agricultural", "unused"
_WITHOUT_ZERO = 3
"""So many digits has a code whose leading zero a spreadsheet ate."""


@dataclass(frozen=True)
class SurveyGroups:
    """The groups by name and by the beginning of the code."""

    names: Mapping[str, str]
    codes: Mapping[str, str]

    def of(self, code: str | None, name: str | None) -> str | None:
        """Return the group of a class, None when it is unknown."""
        known = self.names.get(normalise(name or ""))
        return known or self._of_code(normalise(code or ""))

    def _of_code(self, code: str) -> str | None:
        if len(code) == _WITHOUT_ZERO and code.isdigit():
            code = f"0{code}"
        fitting = [start for start in self.codes if code.startswith(start)]
        return self.codes[max(fitting, key=len)] if fitting else None


@cache
def shipped() -> SurveyGroups:
    """Return the groups of ``resources/policy/land_use.toml``."""
    text = paths.resource("policy", "land_use.toml").read_text(encoding="utf-8")
    groups = tomllib.loads(text)["survey_groups"]
    return SurveyGroups(
        names={normalise(n): group for group, lists in groups.items() for n in lists["names"]},
        codes={code: group for group, lists in groups.items() for code in lists["codes"]},
    )


def survey_group(code: str | None, name: str | None = None) -> str | None:
    """Return ``construction``, ``agricultural`` or ``unused``; None when the class is unknown.

    Args:
        code: DLBM, such as ``0101``, ``1104A`` or ``05H1``.
        name: DLMC, such as ``坑塘水面``.
    """
    return shipped().of(code, name)
