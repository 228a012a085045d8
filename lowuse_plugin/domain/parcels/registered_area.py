# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积平差 of a merge: by which method the new parcel's area is registered, and what is left over.

It is kept with the step of the registration and with the line of descent, and read again from
there (D13).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.parcels.area_adjustment import (
    TYPED,
    area_text,
    permille_text,
    signed_area,
)
from lowuse_plugin.domain.parcels.area_reconciliation import REGISTERED, UNION
from lowuse_plugin.domain.units import exact, format_decimal

DETAIL = "area"
"""Key in ``merge_step.details`` and of the source of a line of the log."""
_SURVEY = "survey"
_SAME_M2 = Fraction(1, 100)
_KEPT_PLACES = 6


@dataclass(frozen=True)
class RegisteredArea:
    """The registered area of a new parcel.

    Attributes:
        basis: Code of ``merge_area_basis``.
        basis_m2: Figure of the basis, unrounded.
        registered_m2: As it is registered.
        reason: Why another figure than that of the basis is registered.
        figures: Name → area it can be compared with; unknown ones are left out.
        epsg: CRS of the plane areas.
    """

    basis: str
    basis_m2: Fraction
    registered_m2: Fraction
    reason: str = ""
    figures: Mapping[str, Fraction] = field(default_factory=dict, hash=False)
    epsg: int | None = None

    @property
    def typed(self) -> bool:
        """Another figure than that of the basis is registered; rounding is none."""
        return abs(self.residual_m2) > _SAME_M2

    @property
    def method(self) -> str:
        """Code of ``merge_area_basis``, or ``typed``."""
        return TYPED if self.typed else self.basis

    @property
    def residual_m2(self) -> Fraction:
        """残差: what is registered less the figure of the basis."""
        return self.registered_m2 - self.basis_m2

    def against(self, name: str) -> Fraction | None:
        """Return what is registered less another area; None where that is not known."""
        other = self.figures.get(name)
        return None if other is None else self.registered_m2 - other

    def to_json(self) -> dict[str, Any]:
        """Return what a step and the log keep of it."""
        return {
            "method": self.method,
            "basis": self.basis,
            "basis_m2": _text(self.basis_m2),
            "registered_m2": _text(self.registered_m2),
            "residual_m2": _text(self.residual_m2),
            "reason": self.reason.strip(),
            "figures": {name: _text(m2) for name, m2 in self.figures.items()},
            "epsg": self.epsg,
        }


def read_registered_area(details: Mapping[str, Any]) -> RegisteredArea | None:
    """Return what a step keeps; None where it keeps none that can be read."""
    found = details.get(DETAIL)
    if not isinstance(found, Mapping):
        return None
    try:
        return RegisteredArea(
            str(found["basis"]),
            exact(found["basis_m2"]),
            exact(found["registered_m2"]),
            str(found["reason"]),
            {str(name): exact(m2) for name, m2 in found["figures"].items()},
            found["epsg"],
        )
    except (ValueError, TypeError, KeyError, AttributeError):  # written by other software
        return None


def registered_area_words(found: RegisteredArea) -> str:
    """Return method, residual and reason in the Chinese of papers and of the log."""
    said = [
        *_registered_on(found),
        f"残差 {_share(found.residual_m2, found.basis_m2)}",
    ]
    for name, title in ((REGISTERED, "登记面积合计"), (UNION, "合并图形面积"),
                        (_SURVEY, "权籍调查面积")):  # fmt: skip
        m2 = found.against(name)
        if name != found.basis and m2 is not None:
            said.append(f"较{title} {_share(m2, found.figures[name])}")
    return "；".join((*said, *_reason(found)))


def registered_area_short(found: RegisteredArea) -> tuple[str, ...]:
    """Return figure, basis with the figure of its own, and reason."""
    return (*_registered_on(found), *_reason(found))


def _registered_on(found: RegisteredArea) -> tuple[str, str]:
    basis = shown_code("merge_area_basis", found.basis)
    typed = "，人工填写" if found.typed else ""
    return (
        f"登记面积 {area_text(found.registered_m2)}",
        f"依据：{basis} {area_text(found.basis_m2)}{typed}",
    )


def _reason(found: RegisteredArea) -> tuple[str, ...]:
    reason = found.reason.strip()
    return (f"理由：{reason}",) if reason else ()


def _share(m2: Fraction, of: Fraction) -> str:
    share = permille_text(m2, of)
    return f"{signed_area(m2)}（{share}）" if share else signed_area(m2)


def _text(m2: Fraction) -> str:
    text = format_decimal(m2, _KEPT_PLACES)
    head, _, tail = text.partition(".")
    return f"{head}.{tail.rstrip('0').ljust(2, '0')}"
