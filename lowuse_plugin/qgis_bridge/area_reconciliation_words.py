# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积核对 in words: the five areas, what takes each, how far apart they are, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lowuse_plugin.domain.parcels.area_adjustment import signed_area
from lowuse_plugin.qgis_bridge.area_adjustment_words import (
    difference_text,
    figure_text,
    registered_lines,
)
from lowuse_plugin.qgis_bridge.i18n import tr, translate
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.parcels.area_reconciliation import Difference, Reconciliation

SENTENCES: Mapping[str, str] = {
    "registered_sum": "Registered area",
    "members_plane_sum": "Plane area, as stored",
    "members_ellipsoidal_sum": "Ellipsoidal area",
    "parts_sum": "Sum of parts, on one plane",
    "union_plane": "Dissolved outline",
    "short:registered_sum": "registered",
    "short:members_plane_sum": "plane",
    "short:members_ellipsoidal_sum": "ellipsoidal",
    "short:parts_sum": "parts",
    "short:union_plane": "dissolved",
    "register": "the register states another area than the drawing",
    "projection": "projection: plane against ellipsoid",
    "stale": "stored areas do not fit the drawing: compute them anew",
    "planes": "parcels were measured on other planes",
    "snapped": "boundaries laid on each other",
    "overlaps": "overlaps count once",
    "alike": "no difference",
    "basis:registered_sum": "Sum of registered areas",
    "basis:union_plane": "Plane area of the new outline",
    "basis:survey": "Area of the cadastral survey",
    "use:30mu": "30 mu (registered)",
    "use:M-2": "gaps and overlaps (M-2)",
    "use:M-10": "intensive use (M-10)",
    "use:basis": "may be registered",
    "use:overlay": "overlay and control line",
    "use:identification": "identification, order of the rule set",
    "use:subsidy": "subsidy (A-04)",
}
"""Area, its short name, reason or use → English words."""


def title_word(name: str) -> str:
    """Return what an area is called."""
    return translate(SENTENCES[name])


def use_text(found: Reconciliation, name: str) -> str:
    """Return what takes an area, or that it is there for comparison."""
    uses = [translate(SENTENCES[f"use:{use}"]) for use in found.used_by.get(name, ())]
    return commas(uses) if uses else tr("for comparison only")


def pair_text(pair: Difference) -> str:
    """Return ``dissolved − plane = −0.20 m² (−0.01‰)``."""
    names = (translate(SENTENCES[f"short:{name}"]) for name in (pair.second, pair.first))
    return f"{' − '.join(names)} = {difference_text(pair.m2, pair.of)}"


def apart_text(step: Difference) -> str:
    """Return a difference with its likely reason."""
    several = len(step.reasons) > 1
    why = [
        f"{title_word(name)} {signed_area(m2)}" if several and m2 is not None else title_word(name)
        for name, m2 in step.reasons
    ]
    return labelled(pair_text(step), commas(why)) if why else pair_text(step)


def card_lines(found: Reconciliation) -> list[str]:
    """Return the whole card as lines, every difference included, to be pasted elsewhere."""
    lines = [
        labelled(
            title_word(name),
            with_aside(f"{figure_text(m2)} m²" if m2 is not None else tr("not known"),
                       use_text(found, name)),
        )
        for name, m2 in found.figures.items() if name in found.shown
    ]  # fmt: skip
    lines += registered_text(found)
    lines += [apart_text(step) for step in found.steps if step.m2 is not None]
    lines += [pair_text(pair) for pair in found.pairs if pair.m2 is not None]
    return [*lines, *rest_lines(found)]


def registered_text(found: Reconciliation) -> list[str]:
    """Return on what the registered area of a parcel that came of a merge rests, line by line."""
    registered = found.registered
    if registered is None:
        return []
    survey = registered.figures.get("survey")
    surveyed = [] if survey is None else [
        labelled(translate(SENTENCES["basis:survey"]), f"{figure_text(survey)} m²")
    ]  # fmt: skip
    return [
        *surveyed,
        *registered_lines(registered, lambda kind, code: translate(SENTENCES[f"{kind}:{code}"])),
    ]


def rest_lines(found: Reconciliation) -> list[str]:
    """Return on which plane it is measured, and what is in none of the areas."""
    lines = []
    if found.gap_m2:
        lines.append(
            tr("Gaps of {m2} m² between them are in none of these areas.",
               m2=figure_text(found.gap_m2))
        )  # fmt: skip
    if found.epsg:
        lines.append(tr("Plane areas in EPSG:{epsg}.", epsg=found.epsg))
    return lines


__all__ = [
    "SENTENCES",
    "apart_text",
    "card_lines",
    "pair_text",
    "registered_text",
    "rest_lines",
    "title_word",
    "use_text",
]  # fmt: skip
