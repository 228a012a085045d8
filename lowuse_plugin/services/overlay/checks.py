# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the overlays have against a survey unit before it is identified and submitted (P-02, Y-16).

Permanent farmland, the ecological red line and non-construction land hinder it. Not known is never
nothing there: a unit that was not laid over these layers, or not since it or they changed, says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.display import shown_code, shown_number
from lowuse_plugin.domain.overlay import (
    FARMLAND,
    NON_CONSTRUCTION,
    REDLINE,
    REFERENCE,
    OverlayLine,
    concerns,
)
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.services.overlay.table import read_overlays

NEEDED = ("permanent_farmland", "ecological_redline", "land_survey")
"""Kinds of layers that a unit must have been laid over."""
_CODES = {
    FARMLAND: "UNIT_ON_FARMLAND",
    REDLINE: "UNIT_ON_REDLINE",
    NON_CONSTRUCTION: "UNIT_NOT_CONSTRUCTION",
}
_MOST_CLASSES = 5


@dataclass(frozen=True)
class OverlayFound:
    """One finding of a unit."""

    unit: str
    code: str
    params: Mapping[str, object]


def overlay_findings(reading: Reading, units: Mapping[str, str]) -> Iterator[OverlayFound]:
    """Yield what the overlays have against units.

    Args:
        reading: The state to read.
        units: District by unit, empty where it is not known.
    """
    layers = reading.table("overlay_needed_layers").to_rows()
    lines = read_overlays(reading, units=units)
    for unit, district in units.items():
        own = [layer for layer in layers if concerns(layer["district"], district)]
        yield from _against(unit, lines[unit])
        yield from _not_known(unit, own, lines[unit])


def _against(unit: str, lines: Sequence[OverlayLine]) -> Iterator[OverlayFound]:
    """Yield one finding by layer and kind, with the classes of which it consists."""
    found: dict[tuple[str, str], list[OverlayLine]] = {}
    for line in lines:
        if line.finding in _CODES:
            found.setdefault((line.finding, line.layer_name), []).append(line)
    for (finding, layer), own in found.items():
        params: dict[str, object] = {
            "value": shown_number(sum(line.overlap_m2 for line in own), places=2),
            "layer": layer,
        }
        if finding == NON_CONSTRUCTION:
            params["classes"] = _classes(own)
        yield OverlayFound(unit, _CODES[finding], params)


def _classes(lines: Sequence[OverlayLine]) -> str:
    largest = sorted(lines, key=lambda line: -line.overlap_m2)
    named = [
        f"{' '.join(filter(None, (line.class_code, line.class_name)))} "
        f"{shown_number(line.overlap_m2, places=2)} m²"
        for line in largest[:_MOST_CLASSES]
    ]
    return "、".join(named) + ("…" if len(largest) > _MOST_CLASSES else "")


def _not_known(
    unit: str, layers: Sequence[Mapping[str, Any]], lines: Sequence[OverlayLine]
) -> Iterator[OverlayFound]:
    """Yield the layers that are not registered, were not analysed, or not since a change."""
    holding = {line.layer_key for line in lines} - {x.layer_key for x in lines if not x.holds}
    kinds = {layer["kind"] for layer in layers}
    lacking = [layer for layer in layers if f"{REFERENCE}:{layer['uuid']}" not in holding]
    missing = [shown_code("reference_kind", kind) for kind in NEEDED if kind not in kinds]
    missing += [str(layer["name"]) for layer in lacking if not layer["analysed"]]
    if missing:
        yield OverlayFound(unit, "OVERLAY_MISSING", {"layers": "、".join(missing)})
    stale = [str(layer["name"]) for layer in lacking if layer["analysed"]]
    if stale:
        yield OverlayFound(unit, "OVERLAY_STALE", {"layers": "、".join(stale)})
