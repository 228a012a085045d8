# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积平差: the registered area of a whole is given to its parts, to the last figure (D13).

The register states one area of the whole, the drawing another one. What they differ by (闭合差)
is shared out in proportion to the drawn areas, so that the parts together are what was registered:
nothing is gained or lost by rounding. What is not registered is never guessed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from lowuse_plugin.domain.display import shown_number, shown_signed
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.units import Number, decimal_places, exact, format_decimal, round_half_up

PLACES = 2
"""Registers state areas to 0.01 m²."""
PROPORTIONAL, TYPED = "proportional", "typed"
"""按图形面积比例; 至少一个数由人填写."""
SOURCE = "area_adjustment"
"""Key of the source of a line of the log."""
_TEN = 10
_METHODS = {PROPORTIONAL: "按图形面积比例分摊", TYPED: "人工填写"}


def drawn_area(m2: object) -> Fraction | None:
    """Return a measured area as it is shown, to 0.01 m², so that everybody can work it out again.

    Args:
        m2: A number; anything else is no area.
    """
    if isinstance(m2, bool) or not isinstance(m2, int | float | Fraction):
        return None
    return entered_area(exact(m2))


def entered_area(m2: Fraction) -> Fraction:
    """Return an area as registers state it, to 0.01 m²: 0.01 亩 are 6.67 m²."""
    return Fraction(round_half_up(m2, PLACES))


def share_out(total: Fraction, weights: Sequence[Fraction]) -> tuple[Fraction, ...] | None:
    """Return a total shared out in proportion to weights, by largest remainder.

    The unit is the last figure of the total, 0.01 at the coarsest. Of equal remainders the greater
    weight goes first, then what stands first: the same question has the same answer everywhere.

    Args:
        total: Not negative, a decimal.
        weights: None of them negative.

    Returns:
        As many shares; their sum is the total. None where the weights say nothing: there is none,
        or all of them are 0.

    Raises:
        ValueError: A negative figure, or a total that is no decimal.
    """
    if total < 0 or any(weight < 0 for weight in weights):
        raise ValueError(total)
    whole = sum(weights, Fraction(0))
    if not whole:
        return None
    unit = Fraction(1, _TEN ** decimal_places(total, PLACES))
    fair = [total / unit * weight / whole for weight in weights]
    shares = [share.numerator // share.denominator for share in fair]
    left = int(total / unit) - sum(shares)
    order = sorted(
        range(len(weights)), key=lambda i: (-(fair[i] - shares[i]), -weights[i], i)
    )  # fmt: skip
    for place in order[:left]:
        shares[place] += 1
    return tuple(share * unit for share in shares)


@dataclass(frozen=True)
class DrawnPart:
    """A part of a whole as it is drawn.

    Attributes:
        key: By which the caller finds it again.
        plane_m2: Plane area in m², see :func:`drawn_area`; None while it cannot be measured.
    """

    key: str
    plane_m2: Fraction | None


@dataclass(frozen=True)
class AreaChoice:
    """What a person says of the areas of the parts of one whole.

    Attributes:
        registered_m2: Registered area of the whole as the person saw it.
        typed: Key of a part → its registered area in m²; the rest shares what is left.
        reason: Why the parts together are not what was registered.
    """

    registered_m2: Fraction
    typed: Mapping[str, Fraction] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True)
class AdjustedPart:
    """A part with what is registered of it.

    Attributes:
        registered_m2: None where nobody can tell.
        typed: A person entered it.
    """

    key: str
    plane_m2: Fraction | None
    registered_m2: Fraction | None
    typed: bool = False

    @property
    def adjustment_m2(self) -> Fraction | None:
        """平差数: what is registered less what is drawn."""
        if self.registered_m2 is None or self.plane_m2 is None:
            return None
        return self.registered_m2 - self.plane_m2


@dataclass(frozen=True)
class AreaAdjustment:
    """The registered area of a whole, and how it is shared out.

    Attributes:
        registered_m2: Of the whole; None where the register states none, and then of no part.
        reason: Why the parts together are not the whole.
    """

    registered_m2: Fraction | None
    parts: tuple[AdjustedPart, ...]
    reason: str = ""

    @property
    def method(self) -> str:
        """``proportional``, or ``typed`` where a person entered a figure."""
        return TYPED if any(part.typed for part in self.parts) else PROPORTIONAL

    @property
    def plane_m2(self) -> Fraction | None:
        """All parts as they are drawn."""
        return _sum(part.plane_m2 for part in self.parts)

    @property
    def shared_m2(self) -> Fraction | None:
        """What is registered of all parts together."""
        return _sum(part.registered_m2 for part in self.parts)

    @property
    def adjustment_m2(self) -> Fraction | None:
        """All 平差数 together: what is registered of the parts less what is drawn of them."""
        return _less(self.shared_m2, self.plane_m2)

    @property
    def closing_m2(self) -> Fraction | None:
        """闭合差: the registered area of the whole less all parts as they are drawn."""
        return _less(self.registered_m2, self.plane_m2)

    @property
    def residual_m2(self) -> Fraction | None:
        """残差: what is registered of the parts less that of the whole; 0 where nothing is lost."""
        return _less(self.shared_m2, self.registered_m2)

    @property
    def settled(self) -> bool:
        """Every part has its figure."""
        return self.shared_m2 is not None

    def refuse(self) -> None:
        """Refuse figures that cannot be saved.

        Raises:
            LowUseError: ``SPLIT_AREA_UNKNOWN``: parts without a figure; ``SPLIT_AREA_NOT_POSITIVE``
                (area): one is not above 0; ``SPLIT_AREA_SUM`` (sum, registered, residual): the
                sum is another one and nobody says why.
        """
        if not self.settled:
            raise LowUseError("SPLIT_AREA_UNKNOWN")
        for part in self.parts:
            if part.registered_m2 is not None and part.registered_m2 <= 0:
                area = f"{format_decimal(part.registered_m2, PLACES)} m²"
                raise LowUseError("SPLIT_AREA_NOT_POSITIVE", area=area)
        if self.residual_m2 and not self.reason.strip():
            raise LowUseError(
                "SPLIT_AREA_SUM",
                sum=area_text(self.shared_m2),
                registered=area_text(self.registered_m2),
                residual=signed_area(self.residual_m2),
            )

    def to_json(self, uuids: Mapping[str, str] | None = None) -> str:
        """Return what a line of the log keeps of it.

        Args:
            uuids: Key of a part → uuid of its parcel; a key that is left out is one.
        """
        named = uuids or {}
        return json.dumps(
            {
                "method": self.method,
                "registered_m2": _text(self.registered_m2),
                "reason": self.reason.strip(),
                "parts": [
                    {
                        "parcel_uuid": named.get(part.key, part.key),
                        "plane_m2": _text(part.plane_m2),
                        "registered_m2": _text(part.registered_m2),
                        "typed": part.typed,
                    }
                    for part in self.parts
                ],
            },
            ensure_ascii=False,
            sort_keys=True,
        )


def adjust(
    registered_m2: Fraction | None, parts: Sequence[DrawnPart], choice: AreaChoice | None = None
) -> AreaAdjustment:
    """Share the registered area of a whole out to its parts.

    What a person typed stands, to 0.01 m²; the other parts share what is left of the whole.

    Args:
        registered_m2: Of the whole, None where there is none.
        parts: As they are drawn.
        choice: What a person says; typed figures of other parts are not looked at.
    """
    said = {} if choice is None else choice.typed
    typed = {key: entered_area(m2) for key, m2 in said.items()}
    reason = "" if choice is None else choice.reason.strip()
    rest = [part for part in parts if part.key not in typed]
    left = None
    if registered_m2 is not None:
        taken = sum((typed[part.key] for part in parts if part.key in typed), Fraction(0))
        left = registered_m2 - taken
    planes = [part.plane_m2 for part in rest if part.plane_m2 is not None]
    given: dict[str, Fraction] = {}
    if left is not None and left > 0 and len(planes) == len(rest):
        given = dict(zip((part.key for part in rest), share_out(left, planes) or (), strict=False))
    known = registered_m2 is not None
    given |= {part.key: typed[part.key] for part in parts if part.key in typed}
    return AreaAdjustment(
        registered_m2,
        tuple(
            AdjustedPart(
                part.key,
                part.plane_m2,
                given.get(part.key) if known else None,
                known and part.key in typed,
            )
            for part in parts
        ),
        reason,
    )


def read_adjustment(stored: str | None) -> AreaAdjustment | None:
    """Return what a line of the log keeps; None where it keeps none that can be read."""
    if not stored:
        return None
    try:
        found = json.loads(stored)
        return AreaAdjustment(
            _figure(found["registered_m2"]),
            tuple(
                AdjustedPart(
                    str(part["parcel_uuid"]),
                    _figure(part["plane_m2"]),
                    _figure(part["registered_m2"]),
                    bool(part["typed"]),
                )
                for part in found["parts"]
            ),
            str(found["reason"]),
        )
    except (ValueError, TypeError, KeyError):  # written by something else than this software
        return None


def adjustment_remark(adjustment: AreaAdjustment) -> str:
    """Return what stands behind the reason in the log (永久追溯)."""
    how = _METHODS[adjustment.method]
    said = [
        f"面积平差（{how}）：登记面积 {area_text(adjustment.registered_m2)}",
        f"图形合计 {area_text(adjustment.plane_m2)}",
        f"闭合差 {signed_area(adjustment.closing_m2)}",
        f"残差 {signed_area(adjustment.residual_m2)}",
    ]
    if adjustment.residual_m2 and adjustment.reason:
        said.append(f"理由：{adjustment.reason}")
    return "，".join(said)


def area_text(m2: Fraction | None) -> str:
    """Return an area with at least two decimals and its unit, 未知 where it is not known."""
    return "未知" if m2 is None else f"{shown_number(m2, places=PLACES)} m²"


def signed_area(m2: Number | None) -> str:
    """Return a difference of areas with its sign and unit."""
    return "未知" if m2 is None else f"{shown_signed(m2, places=PLACES)} m²"


def permille(part: Fraction | None, whole: Fraction | None) -> Fraction | None:
    """Return a difference in ‰ of a whole; None where that says nothing."""
    return part * 1000 / whole if part is not None and whole else None


def permille_text(part: Fraction | None, whole: Fraction | None) -> str:
    """Return ``+0.42‰``, empty where it says nothing."""
    found = permille(part, whole)
    return "" if found is None else f"{shown_signed(found, places=PLACES)}‰"


def _text(m2: Fraction | None) -> str | None:
    """Return a figure as a decimal; measured ones to the tenth of a mm²."""
    if m2 is None:
        return None
    try:
        return format_decimal(m2, decimal_places(m2, PLACES))
    except ValueError:
        return format_decimal(m2, 7)


def _figure(stored: str | None) -> Fraction | None:
    return None if stored is None else exact(stored)


def _less(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a - b


def _sum(areas: Iterable[Fraction | None]) -> Fraction | None:
    found = list(areas)
    known = [m2 for m2 in found if m2 is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(found) else None
