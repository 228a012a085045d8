# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Finds parcels from QGIS's locator bar: by number, holder or address."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qgis.core import (
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeedback,
    QgsLocatorContext,
    QgsLocatorFilter,
    QgsLocatorResult,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import NULL
from qgis.PyQt.QtGui import QIcon

from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.icons import icon

MOST = 30
SHORTEST = 2
"""Without the prefix, fewer characters find nothing: too much would."""
_SEARCHED = ("parcel_code", "unit_code", "map_number", "holder_name", "address")
_READ = ("uuid", *_SEARCHED)
_NUMBERS = 3
"""The first so many of the searched columns are numbers of the parcel."""

SourceOf = Callable[[], str]
"""Gives the layer source of the parcels, empty when no workspace is open."""


class ParcelLocatorFilter(QgsLocatorFilter):
    """Searches the display copy in the locator's own thread, on a layer of that thread."""

    def __init__(self, source_of: SourceOf, current: CurrentParcel) -> None:
        """Keep what is asked for later; QGIS works with clones.

        Args:
            source_of: Asked in the interface thread before every search.
            current: Told which parcel was chosen.
        """
        super().__init__()
        self._source_of = source_of
        self._current = current
        self._source = ""
        self._icon = QIcon()

    def name(self) -> str:
        """Return the stable name, part of the user's settings."""
        return "lowuse_parcels"

    def displayName(self) -> str:  # noqa: N802
        """Return what the user sees."""
        return tr("Parcels of the workspace")

    def priority(self) -> QgsLocatorFilter.Priority:
        """Show results among the first."""
        return QgsLocatorFilter.Priority.High

    def prefix(self) -> str:
        """Return what starts a search among parcels only; QGIS asks for three letters or more."""
        return "dxyd"

    def clone(self) -> ParcelLocatorFilter:
        """Return what one search works with."""
        return ParcelLocatorFilter(self._source_of, self._current)

    def prepare(self, _text: str, _context: QgsLocatorContext) -> list[str]:
        """Note where to search; the last moment in the interface thread."""
        self._source = self._source_of()
        self._icon = icon()
        return []

    def fetchResults(  # noqa: N802
        self, text: str, context: QgsLocatorContext, feedback: QgsFeedback
    ) -> None:
        """Search, in another thread."""
        wanted = _without_patterns(text)
        if not self._source or len(wanted) < (1 if context.usingPrefix else SHORTEST):
            return
        for row in _found(self._source, wanted, feedback):
            self.resultFetched.emit(self._result(row, wanted))

    def triggerResult(self, result: QgsLocatorResult) -> None:  # noqa: N802
        """Make the chosen parcel the current one and go there."""
        self._current.look_at(str(result.userData), reveal=True)

    def _result(self, row: dict[str, str], wanted: str) -> QgsLocatorResult:
        numbers = [row[name] for name in _SEARCHED[:_NUMBERS] if row[name]]
        title = numbers[0] if numbers else tr("Parcel without a number")
        rest = [row["holder_name"], row["address"]]
        result = QgsLocatorResult(self, title, row["uuid"])
        result.description = " · ".join(text for text in rest if text)
        result.icon = self._icon
        result.score = _score(numbers, wanted)
        return result


def _score(numbers: list[str], wanted: str) -> float:
    """Return how well a parcel fits: its number, the beginning of its number, anything else."""
    if wanted in numbers:
        return 1.0
    return 0.8 if any(number.startswith(wanted) for number in numbers) else 0.5


def _found(source: str, wanted: str, feedback: QgsFeedback) -> Iterator[dict[str, str]]:
    options = QgsVectorLayer.LayerOptions(loadDefaultStyle=False)
    layer = QgsVectorLayer(source, "", "ogr", options)
    request = QgsFeatureRequest().setFilterExpression(_expression(wanted)).setLimit(MOST)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(list(_READ), layer.fields())
    request.setFeedback(feedback)
    for feature in layer.getFeatures(request):
        if feedback.isCanceled():
            return
        yield _row(feature)


def _without_patterns(text: str) -> str:
    """Return what was typed without characters that mean something in patterns."""
    return text.replace("\\", "").replace("%", "").replace("_", "").strip()


def _expression(wanted: str) -> str:
    pattern = QgsExpression.quotedValue(f"%{wanted}%")
    return " OR ".join(f'"{name}" ILIKE {pattern}' for name in _SEARCHED)


def _row(feature: QgsFeature) -> dict[str, str]:
    return {name: "" if feature[name] == NULL else str(feature[name]) for name in _READ}
