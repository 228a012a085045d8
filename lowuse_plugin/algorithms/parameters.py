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
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from lowuse_plugin.qgis_bridge.i18n import tr

WHOLE_CITY = "440700"
DISTRICTS = ("440703", "440704", "440705", "440781", "440783", "440784", "440785")
WORKSPACE_CRS = ("EPSG:4526", "EPSG:4525", "EPSG:4547", "EPSG:4546")


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


def polygons(name: str, title: str, tip: str) -> QgsProcessingParameterFeatureSource:
    """Return an optional parameter that takes a polygon layer instead of a workspace."""
    parameter = QgsProcessingParameterFeatureSource(
        name, title, types=[QgsProcessing.SourceType.TypeVectorPolygon], optional=True
    )
    parameter.setHelp(tip)
    return parameter


def field(name: str, title: str, parent: str, tip: str) -> QgsProcessingParameterField:
    """Return an optional parameter that takes a field of a layer."""
    parameter = QgsProcessingParameterField(
        name, title, parentLayerParameterName=parent, optional=True
    )
    parameter.setHelp(tip)
    return parameter


def result_layer(name: str, title: str) -> QgsProcessingParameterFeatureSink:
    """Return the parameter of the layer that is made from an input layer."""
    parameter = QgsProcessingParameterFeatureSink(
        name, title, type=QgsProcessing.SourceType.TypeVectorPolygon, optional=True
    )
    parameter.setHelp(tr("Made from an input layer only; in a workspace the result is kept there."))
    return parameter


def district_list() -> str:
    """Return the district codes with their names for a help text."""
    return tr(
        "440703 Pengjiang, 440704 Jianghai, 440705 Xinhui, 440781 Taishan, 440783 Kaiping, "
        "440784 Heshan, 440785 Enping; 440700 is the whole city"
    )
