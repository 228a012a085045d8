# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How the import dialog calls kinds, counts, systems and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem

from lowuse_plugin.qgis_bridge.district_names import district_name
from lowuse_plugin.qgis_bridge.i18n import speaks_chinese, tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.report import ImportReport
    from lowuse_plugin.domain.schema import ColumnSpec
    from lowuse_plugin.services.importing.position import Position

TITLED = ("control_line", "three_old", "reference", "parcels", "enterprises")
"""Kinds of files that have a name here."""
_TOUCHING_M = 50.0
_KILOMETRE = 1000.0


def kind_title(kind: str) -> str:
    """Return the name of a kind of file."""
    titles = {
        "parcels": tr("Parcels"),
        "control_line": tr("Control line"),
        "three_old": tr("Three-old areas"),
        "reference": tr("Reference layer"),
        "enterprises": tr("Enterprises and taxes"),
    }
    return titles[kind]


def spec_title(spec: ColumnSpec, year: str = "") -> str:
    """Return a column as people call it, with its unit and year."""
    name = spec.title if speaks_chinese() else spec.name
    unit = f" ({spec.unit})" if spec.unit else ""
    return f"{year} {name}{unit}".strip()


def match_reason(reason: str) -> str:
    """Return why a field was taken for a column."""
    reasons = {
        "explicit": tr("chosen"),
        "preset": tr("as last time"),
        "code": tr("national code"),
        "name": tr("name"),
        "title": tr("title"),
        "alias": tr("usual name"),
        "prefix": tr("similar, please check"),
        "contents": tr("by contents, please check"),
    }
    return reasons.get(reason, reason)


def question_topic(code: str) -> str:
    """Return in a word or two what a question is about; its sentence says the rest."""
    topics = {
        "LAYER_AMBIGUOUS": tr("layer"),
        "ENCODING_UNKNOWN": tr("encoding"),
        "KIND_UNCERTAIN": tr("kind"),
        "CRS_MISSING": tr("CRS"),
        "CRS_IMPLAUSIBLE": tr("CRS"),
        "CRS_UNKNOWN": tr("CRS"),
        "AXES_SWAPPED": tr("north and east"),
        "AXES_NOT_SWAPPED": tr("north and east"),
        "DISTRICT_MISSING": tr("district"),
        "VERSION_NEEDED": tr("version and its days"),
        "VERSION_MIXED": tr("version and its days"),
        "VALIDITY_REVERSED": tr("version and its days"),
        "LINE_BESIDE_ANOTHER": tr("end of the version before"),
        "THREE_OLD_STATUS_NEEDED": tr("three-old status"),
        "REFERENCE_NAME_NEEDED": tr("name of the layer"),
        "REFERENCE_KIND_NEEDED": tr("kind of the layer"),
        "FIELD_NEEDED": tr("field of the name"),
        "YEAR_NEEDED": tr("year"),
    }
    return topics.get(code, code)


def counts(report: ImportReport) -> str:
    """Return what became of the rows in one line."""
    return tr(
        "Imported {imported} · changed {changed} · refused {refused}",
        imported=f"{report.imported:,}",
        changed=f"{report.changed:,}",
        refused=f"{report.refused:,}",
    )


def crs_from(code: str) -> QgsCoordinateReferenceSystem:
    """Return the CRS of an authority code or of WKT; invalid where it is neither."""
    if "[" in code:
        return QgsCoordinateReferenceSystem.fromWkt(code)
    return QgsCoordinateReferenceSystem(code)


def crs_title(code: str) -> str:
    """Return a CRS as people call it: its code and its name."""
    crs = crs_from(code)
    if not crs.isValid():
        return code[:40]
    return f"{crs.authid()} {crs.description()}".strip()


def crs_line(position: Position, chosen: str | None) -> str:
    """Return in which CRS the coordinates are read, and why; empty while that is open."""
    if position.problem is not None:
        return ""
    title = crs_title(position.crs)
    if chosen:
        return tr("{crs}, as you say.", crs=title)
    return tr("{crs}, as the file states; its coordinates agree.", crs=title)


def where_line(position: Position) -> str:
    """Return where the shapes lie."""
    if position.bounds is None:
        return tr("Where it lies is shown as soon as its CRS is known.")
    place = (
        tr("not near any district of Jiangmen")
        if position.district is None
        else tr("near {district}", district=district_name(position.district))
    )
    if position.parcels == 0 or position.distance_m is None:
        beside = tr("the workspace has no parcels yet")
    elif position.distance_m <= _TOUCHING_M:
        beside = tr("among the parcels of the workspace")
    elif position.distance_m < _KILOMETRE:
        beside = tr("{metres} m from the nearest parcel", metres=round(position.distance_m))
    else:
        kilometres = f"{position.distance_m / _KILOMETRE:,.1f}"
        beside = tr("{kilometres} km from the nearest parcel", kilometres=kilometres)
    if position.problem is not None:
        return tr(
            "Read in {crs} it would lie {place}; {beside}.",
            crs=crs_title(position.crs),
            place=place,
            beside=beside,
        )
    return tr("It lies {place}; {beside}.", place=place, beside=beside)
