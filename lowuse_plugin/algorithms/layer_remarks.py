# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Words for what a check did to the layers that it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.geometry.metric import Done

PARCEL_CODES = ("GEOMETRY_REPAIRED", "CURVES_LINEARISED", "BELOW_ONE_M2", "SAME_SHAPE_TWICE")


def transformed(way: str) -> str:
    """Return that control lines came in another CRS: from which into which."""
    return tr("The control lines were transformed: {way}", way=way)


def done(what: Done) -> str:
    """Return what brought both layers into one plane in metres."""
    if what.code == "UNITS_SCALED":
        return tr(
            "{source}: one unit is {factor} m; areas are in m².",
            source=what.source,
            factor=f"{what.factor:.9g}",
        )
    if what.code == "DEGREES_PROJECTED":
        return tr(
            "Parcels in degrees ({source}) were measured in {target}.",
            source=what.source,
            target=what.target,
        )
    return transformed(f"{what.source} → {what.target}")


def of_parcels(code: str, count: int) -> str:
    """Return what was found with so many parcels."""
    if code == "GEOMETRY_REPAIRED":
        return tr("{count} parcels had invalid rings and were repaired.", count=count)
    if code == "CURVES_LINEARISED":
        return tr("{count} parcels had arcs, which became chords.", count=count)
    if code == "BELOW_ONE_M2":
        return tr("{count} parcels are smaller than 1 m².", count=count)
    return tr("{count} parcels share their shape with another; each counts.", count=count)


def of_lines(code: str, count: int, more: int) -> str:
    """Return what was done to so many control lines."""
    if code == "GEOMETRY_REPAIRED":
        return tr("{count} control polygons had invalid rings and were repaired.", count=count)
    if code == "CURVES_LINEARISED":
        return tr("{count} control lines had arcs, which became chords.", count=count)
    if code == "LINES_ENCLOSED":
        return tr(
            "{count} lines enclose {more} areas, which count as the line.", count=count, more=more
        )
    return tr(
        "{count} of these areas lie within another: they count as inside. Give polygons if they "
        "are holes.",
        count=count,
    )
