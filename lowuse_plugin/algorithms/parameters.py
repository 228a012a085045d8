# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Typed parameters with their explanation, as the algorithms share them."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.qgis_bridge.district_names import district_label
from lowuse_plugin.qgis_bridge.i18n import tr


def district(
    name: str, title: str, tip: str, *, whole_city: bool = False
) -> QgsProcessingParameterString:
    """Return a parameter that takes a district: its code, or the code and name that are listed.

    Args:
        name: Name of the parameter.
        title: Translated title.
        tip: Translated explanation.
        whole_city: Whether the whole city may be meant; it is then the default, otherwise the
            parameter is optional and empty.
    """
    codes = (WHOLE_CITY, *DISTRICTS) if whole_city else DISTRICTS
    offered = [district_label(code) for code in codes]
    parameter = QgsProcessingParameterString(
        name, title, defaultValue=offered[0] if whole_city else None, optional=not whole_city
    )
    parameter.setMetadata({"widget_wrapper": {"value_hints": offered}})
    parameter.setHelp(tip)
    return parameter


def choice(
    name: str, title: str, values: tuple[str, ...], default: str | None, tip: str
) -> QgsProcessingParameterEnum:
    """Return a parameter that takes one of fixed words, the same in every language.

    Args:
        name: Name of the parameter.
        title: Translated title.
        values: Words that scripts give.
        default: One of them, or None to make the parameter optional and empty.
        tip: Translated explanation.
    """
    parameter = QgsProcessingParameterEnum(
        name,
        title,
        options=list(values),
        defaultValue=default,
        optional=default is None,
        usesStaticStrings=True,
    )
    parameter.setHelp(tip)
    return parameter


def text(name: str, title: str, tip: str, *, optional: bool = True) -> QgsProcessingParameterString:
    """Return a parameter that takes a line of text."""
    parameter = QgsProcessingParameterString(name, title, optional=optional)
    parameter.setHelp(tip)
    return parameter


def number(name: str, title: str, default: float, tip: str) -> QgsProcessingParameterNumber:
    """Return a parameter that takes a number of zero or more."""
    parameter = QgsProcessingParameterNumber(
        name,
        title,
        type=QgsProcessingParameterNumber.Type.Double,
        defaultValue=default,
        minValue=0.0,
    )
    parameter.setMetadata({"widget_wrapper": {"decimals": 4}})
    parameter.setHelp(tip)
    return parameter


def year(name: str, title: str, tip: str) -> QgsProcessingParameterNumber:
    """Return an optional parameter that takes a year."""
    parameter = QgsProcessingParameterNumber(
        name,
        title,
        type=QgsProcessingParameterNumber.Type.Integer,
        optional=True,
        minValue=1990,
        maxValue=2100,
    )
    parameter.setHelp(tip)
    return parameter


def day(name: str, title: str, tip: str) -> QgsProcessingParameterDateTime:
    """Return a parameter that takes a day; empty means today or unknown."""
    parameter = QgsProcessingParameterDateTime(
        name, title, type=QgsProcessingParameterDateTime.Type.Date, optional=True
    )
    parameter.setHelp(tip)
    return parameter


def polygons(
    name: str, title: str, tip: str, *, lines: bool = False
) -> QgsProcessingParameterFeatureSource:
    """Return an optional parameter that takes a polygon layer instead of a workspace.

    Args:
        name: Name of the parameter.
        title: Translated title.
        tip: Translated explanation.
        lines: Whether it takes a layer of lines too.
    """
    types = [QgsProcessing.SourceType.TypeVectorPolygon]
    if lines:
        types.append(QgsProcessing.SourceType.TypeVectorLine)
    parameter = QgsProcessingParameterFeatureSource(name, title, types=types, optional=True)
    parameter.setHelp(tip)
    return parameter


def file(name: str, title: str, tip: str, extension: str) -> QgsProcessingParameterFile:
    """Return an optional parameter that takes a file."""
    parameter = QgsProcessingParameterFile(name, title, extension=extension, optional=True)
    parameter.setHelp(tip)
    return parameter


def field(name: str, title: str, parent: str, tip: str) -> QgsProcessingParameterField:
    """Return an optional parameter that takes a field of a layer."""
    parameter = QgsProcessingParameterField(
        name, title, parentLayerParameterName=parent, optional=True
    )
    parameter.setHelp(tip)
    return parameter


def result_layer(name: str, title: str, tip: str = "") -> QgsProcessingParameterFeatureSink:
    """Return the optional parameter of a layer that is made.

    Args:
        name: Name of the parameter.
        title: Translated title.
        tip: Translated explanation; left out, it is made from an input layer alone.
    """
    parameter = QgsProcessingParameterFeatureSink(
        name, title, type=QgsProcessing.SourceType.TypeVectorPolygon, optional=True
    )
    parameter.setHelp(
        tip or tr("Made from an input layer only; in a workspace the result is kept there.")
    )
    return parameter
