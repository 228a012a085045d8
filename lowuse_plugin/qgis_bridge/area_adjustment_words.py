# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积平差 in words: figures, 闭合差, 平差数, residual, and what a registration kept of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from lowuse_plugin.domain.parcels.area_adjustment import TYPED, permille_text, signed_area
from lowuse_plugin.domain.units import round_half_up
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, semicolons, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.parcels.area_adjustment import AreaAdjustment
    from lowuse_plugin.domain.parcels.registered_area import RegisteredArea

_NOTHING = "—"


def figure_text(m2: Fraction | None) -> str:
    """Return an area with two decimals for a column whose heading says m²."""
    return _NOTHING if m2 is None else f"{round_half_up(m2, 2):,f}"


def signed_text(m2: Fraction | None) -> str:
    """Return a difference with its sign for a column whose heading says m²."""
    return _NOTHING if m2 is None else signed_area(m2).removesuffix(" m²")


def difference_text(m2: Fraction | None, whole: Fraction | None) -> str:
    """Return ``−0.50 m² (−0.50‰)``, or that it is not known."""
    if m2 is None:
        return tr("not known")
    share = permille_text(m2, whole)
    return with_aside(signed_area(m2), share) if share else signed_area(m2)


def part_name(parcel: str, number: int, *, keeps: bool | None) -> str:
    """Return what a part of a divided parcel is called before it is saved.

    Args:
        parcel: Which parcel; empty where only one is divided.
        number: On the map.
        keeps: It stays that parcel; None while nobody decided which part does.
    """
    if keeps is None:
        return tr("{parcel} part {number}", parcel=parcel, number=number) if parcel else tr(
            "Part {number}", number=number
        )  # fmt: skip
    if not parcel:
        if keeps:
            return tr("Part {number}, keeps it", number=number)
        return tr("Part {number}, new", number=number)
    if keeps:
        return tr("{parcel} part {number}, keeps it", parcel=parcel, number=number)
    return tr("{parcel} part {number}, new", parcel=parcel, number=number)


def method_word(method: str) -> str:
    """Return how an area was shared out."""
    return tr("typed") if method == TYPED else tr("in proportion to the drawn areas")


def adjustment_line(found: AreaAdjustment, parcel: str = "") -> str:
    """Return in one line what is shared out, with closing error and residual."""
    whole = found.registered_m2
    said = [
        labelled(tr("Registered area"), f"{figure_text(whole)} m²"),
        labelled(tr("drawn"), f"{figure_text(found.plane_m2)} m²"),
        labelled(tr("closing error"), difference_text(found.closing_m2, whole)),
        labelled(tr("residual"), difference_text(found.residual_m2, whole)),
    ]
    line = commas(said)
    return labelled(parcel, line) if parcel else line


def adjustment_text(found: AreaAdjustment, labels: Mapping[str, str]) -> str:
    """Return how an area was shared out, a line a part.

    Args:
        found: As the log keeps it.
        labels: uuid → how people know a parcel.
    """
    lines = [
        with_aside(labelled(tr("Area adjustment"), adjustment_line(found)),
                   method_word(found.method))
    ]  # fmt: skip
    for part in found.parts:
        said = semicolons([
            labelled(tr("registered"), f"{figure_text(part.registered_m2)} m²"),
            labelled(tr("drawn"), f"{figure_text(part.plane_m2)} m²"),
            labelled(tr("correction of the area"), f"{signed_text(part.adjustment_m2)} m²"),
        ])  # fmt: skip
        if part.typed:
            said = with_aside(said, tr("typed"))
        lines.append(f"　{labelled(labels.get(part.key, tr('part')), said)}")
    if found.reason:
        lines.append(labelled(tr("Reason"), found.reason))
    return "\n".join(lines)


def registered_lines(
    found: RegisteredArea | None, word: Callable[[str, str], str]
) -> list[str]:  # fmt: skip
    """Return by which method a new parcel's area was registered, and what is left over.

    Args:
        found: As the step of the registration keeps it; None gives no lines.
        word: Names a code of ``merge_area_basis``: kind ``basis`` and the code.
    """
    if found is None:
        return []
    figure = f"{word('basis', found.basis)} {figure_text(found.basis_m2)} m²"
    basis = labelled(tr("on the basis of"), figure)
    method = commas([tr("typed"), basis]) if found.typed else basis
    lines = [
        labelled(
            tr("Registered area of the new parcel"),
            with_aside(f"{figure_text(found.registered_m2)} m²", method),
        ),
        labelled(tr("Residual"), difference_text(found.residual_m2, found.basis_m2)),
    ]
    for code in ("registered_sum", "union_plane", "survey"):
        m2 = found.against(code)
        if code != found.basis and m2 is not None:
            against = tr("against {area}", area=word("basis", code))
            lines.append(labelled(against, difference_text(m2, found.figures[code])))
    if found.reason.strip():
        lines.append(labelled(tr("Why another area"), found.reason.strip()))
    return lines


__all__ = [
    "adjustment_line", "adjustment_text", "difference_text", "figure_text", "method_word",
    "part_name", "registered_lines", "signed_text",
]  # fmt: skip
