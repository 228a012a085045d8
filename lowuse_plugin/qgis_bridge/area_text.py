# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas as text: exact, in the unit that the user wants first, with basis and CRS (D10, A-37)."""

from __future__ import annotations

from fractions import Fraction

from lowuse_plugin.domain.units import M2_PER_HECTARE, Number, exact, m2_to_mu, round_half_up
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import commas, with_aside
from lowuse_plugin.qgis_bridge.settings import HECTARE, M2, MU

_MU_PLACES, _M2_PLACES, _HECTARE_PLACES = 2, 2, 4


def amount(m2: Number | None, unit: str = MU) -> str:
    """Return ``18.52 亩``, from unrounded m²; empty when the area is missing."""
    if m2 is None:
        return ""
    area = exact(m2)
    if unit == M2:
        return f"{round_half_up(area, _M2_PLACES):,f} m²"
    if unit == HECTARE:
        hectares = area / Fraction(M2_PER_HECTARE)
        return tr("{area} ha", area=f"{round_half_up(hectares, _HECTARE_PLACES):,f}")
    return tr("{area} mu", area=f"{round_half_up(m2_to_mu(area), _MU_PLACES):,f}")


def mu_number(m2: Number) -> str:
    """Return ``18.52``, 亩 of unrounded m² for a column whose heading says so."""
    return f"{round_half_up(m2_to_mu(exact(m2)), _MU_PLACES):,f}"


def sum_text(m2: Number, parcels: int, without: int, unit: str = MU) -> str:
    """Return the area of some parcels; what is missing is no 0.

    Args:
        m2: Sum of the areas that are known.
        parcels: How many there are.
        without: How many of them have no area.
        unit: As for :func:`amount`.
    """
    if not without:
        return amount(m2, unit)
    if without == parcels:
        return tr("the area of {count} parcels is missing", count=f"{without:,}")
    return tr(
        "{area} (the area of {count} parcels is missing)",
        area=amount(m2, unit), count=f"{without:,}",
    )  # fmt: skip


def basis_word(basis: str, epsg: int | None = None) -> str:
    """Return what an area was taken from, such as ``图形平面 EPSG:4526``.

    Args:
        basis: ``registered``, ``surveyed``, ``plane`` or ``ellipsoid``.
        epsg: CRS of a plane area.
    """
    words = {
        "registered": tr("registered"),
        "surveyed": tr("surveyed"),
        "plane": tr("drawn, plane"),
        "ellipsoid": tr("ellipsoidal"),
    }
    word = words.get(basis, basis)
    return word if epsg is None else f"{word} EPSG:{epsg}"


def area_text(m2: Number | None, basis: str, epsg: int | None = None, *, unit: str = MU) -> str:
    """Return ``18.52 亩（12,345.67 m²，图形平面 EPSG:4526）``, or that the area is missing."""
    if m2 is None:
        return tr("area missing")
    first = amount(m2, unit)
    said = basis_word(basis, epsg)
    if unit == M2:
        return with_aside(first, said)
    return with_aside(first, commas((amount(m2, M2), said)))
