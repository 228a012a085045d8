# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One run of an algorithm: its parameters as Python values, and the way to report."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.qgis_bridge.feedback import FeedbackProgress
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.store.lockfile import Holder
    from lowuse_plugin.store.workspace import WorkspaceStore

WORKSPACE = "WORKSPACE"
_BETWEEN = re.compile(r"[,，、;；\r\n]+")
"""Signs that stand between the words of a list, as people type or paste it."""
_TOLD_AFTER_S = 1.0
"""A save that waits is worth a line from then on."""


class Job:
    """What a run was asked for. An optional parameter that was left empty is None."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self._algorithm = algorithm
        self._parameters = parameters
        self.context = context
        self.feedback = feedback
        self.progress = FeedbackProgress(feedback)
        self._told: set[str] = set()
        """Saves of colleagues that were named."""

    def path(self, name: str) -> Path | None:
        """Return the file that is to be read."""
        text = self._algorithm.parameterAsFile(self._parameters, name, self.context)
        return Path(text) if text else None

    def required_path(self, name: str) -> Path:
        """Return the file that is to be read, where Processing insists on one."""
        return Path(self._algorithm.parameterAsFile(self._parameters, name, self.context))

    def output_path(self, name: str) -> Path | None:
        """Return the file that is to be written, None where the run has no such output."""
        if self._algorithm.parameterDefinition(name) is None:
            return None
        text = self._algorithm.parameterAsFileOutput(self._parameters, name, self.context)
        return Path(text) if text else None

    def required_output_path(self, name: str) -> Path:
        """Return the file that is to be written, where Processing insists on one."""
        return Path(self._algorithm.parameterAsFileOutput(self._parameters, name, self.context))

    def text(self, name: str) -> str | None:
        """Return trimmed text."""
        value = self._algorithm.parameterAsString(self._parameters, name, self.context)
        return value.strip() or None

    def word(self, name: str) -> str | None:
        """Return the chosen word of a list."""
        known = self._algorithm.parameterDefinition(name) is not None
        if not known or (name in self._parameters and not self.has(name)):
            return None
        return self._algorithm.parameterAsEnumString(self._parameters, name, self.context) or None

    def district(self, name: str) -> str | None:
        """Return the code of a district that was given alone or with its name behind it.

        Raises:
            LowUseError: ``INPUT_NOT_ALLOWED``: it is none of the districts nor the whole city.
        """
        text = self.text(name)
        if text is None:
            return None
        code = text.split()[0]
        allowed = (WHOLE_CITY, *DISTRICTS)
        if code not in allowed:
            raise LowUseError(
                "INPUT_NOT_ALLOWED", field=name, value=text, expected="|".join(allowed)
            )
        return code

    def words(self, name: str) -> list[str] | None:
        """Return a list of words, given as JSON or with signs between them, Chinese ones too.

        Raises:
            LowUseError: ``INPUT_NOT_A_LIST``: this is no JSON list of text.
        """
        text = self.text(name)
        if text is None:
            return None
        if not text.startswith("["):
            return [word.strip() for word in _BETWEEN.split(text) if word.strip()]
        try:
            words = json.loads(text)
        except ValueError as error:
            raise LowUseError("INPUT_NOT_A_LIST", field=name, value=text) from error
        if not all(isinstance(word, str) for word in words):
            raise LowUseError("INPUT_NOT_A_LIST", field=name, value=text)
        return list(words)

    def json_object(self, name: str) -> dict[str, Any] | None:
        """Return what stands in braces as a mapping.

        Raises:
            LowUseError: ``INPUT_NOT_A_MAPPING``: this is no JSON object.
        """
        text = self.text(name)
        if text is None:
            return None
        try:
            value = json.loads(text)
        except ValueError as error:
            raise LowUseError("INPUT_NOT_A_MAPPING", field=name, value=text) from error
        if not isinstance(value, dict):
            raise LowUseError("INPUT_NOT_A_MAPPING", field=name, value=text)
        return value

    def number(self, name: str) -> float:
        """Return a number."""
        return float(self._algorithm.parameterAsDouble(self._parameters, name, self.context))

    def flag(self, name: str) -> bool:
        """Return whether a box is ticked."""
        return bool(self._algorithm.parameterAsBoolean(self._parameters, name, self.context))

    def day(self, name: str) -> date:
        """Return a day; today at the office when it was left empty."""
        value = self._algorithm.parameterAsDateTime(self._parameters, name, self.context)
        if not value.isValid():
            return office_today()
        return value.date().toPyDate()

    def optional_day(self, name: str) -> date | None:
        """Return a day."""
        value = self._algorithm.parameterAsDateTime(self._parameters, name, self.context)
        return value.date().toPyDate() if value.isValid() else None

    def crs(self, name: str) -> str | None:
        """Return a CRS as authority code, or as WKT where it has none."""
        crs = self._algorithm.parameterAsCrs(self._parameters, name, self.context)
        return (crs.authid() or crs.toWkt()) if crs.isValid() else None

    def extent(self, name: str, crs: str) -> Bounds | None:
        """Return min_x, min_y, max_x, max_y in a CRS; None when it was left empty."""
        if not self.has(name):
            return None
        box = self._algorithm.parameterAsExtent(
            self._parameters, name, self.context, QgsCoordinateReferenceSystem(crs)
        )
        return (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())

    def field(self, name: str) -> str | None:
        """Return the chosen field."""
        names = self._algorithm.parameterAsStrings(self._parameters, name, self.context)
        return names[0] if names else None

    def source(self, name: str) -> QgsProcessingFeatureSource | None:
        """Return the features of a layer."""
        return self._algorithm.parameterAsSource(self._parameters, name, self.context)

    def sources(self, name: str) -> list[QgsProcessingFeatureSource]:
        """Return the features of several layers."""
        layers = self._algorithm.parameterAsLayerList(self._parameters, name, self.context)
        return [QgsProcessingFeatureSource(layer, self.context) for layer in layers or ()]

    def sink(
        self,
        name: str,
        fields: QgsFields,
        kind: QgsWkbTypes.Type,
        crs: QgsCoordinateReferenceSystem,
    ) -> tuple[QgsFeatureSink | None, str | None]:
        """Return where features go and its id; (None, None) when no output is wanted."""
        return self._algorithm.parameterAsSink(
            self._parameters, name, self.context, fields, kind, crs
        )

    def has(self, name: str) -> bool:
        """Tell whether a parameter was given."""
        return self._parameters.get(name) not in (None, "")

    def takes_layer(self) -> bool:
        """Tell whether the run takes a layer instead of a workspace.

        Raises:
            LowUseError: ``WORKSPACE_OR_LAYER``: neither was given, or both.
        """
        layer, workspace = self.has("INPUT"), self.has(WORKSPACE)
        if layer == workspace:
            raise LowUseError("WORKSPACE_OR_LAYER")
        return layer

    def tell_left_out(self, count: int) -> None:
        """Warn about features without a geometry, where there were any."""
        if count:
            self.warn(tr("{count} features without geometry were left out.", count=count))

    def open_workspace(self) -> WorkspaceStore:
        """Open the workspace that the parameters name; close it with ``with``.

        Raises:
            LowUseError: It is missing, damaged, of somebody else or of a newer version.
        """
        from lowuse_plugin.qgis_bridge.actor import current_actor
        from lowuse_plugin.qgis_bridge.role_words import bar_of_user
        from lowuse_plugin.store.workspace import open_workspace

        actor = current_actor()
        path = self.required_path(WORKSPACE)
        store = open_workspace(path, actor=actor, on_wait=self._on_wait)
        store.act_as(actor, barred=bar_of_user())
        return store

    def _on_wait(self, holder: Holder | None, seconds: float) -> None:
        """Say once for whom a save waits, and stop waiting when the run is cancelled.

        Raises:
            CancelledError: The user pressed Cancel.
        """
        if self.feedback.isCanceled():
            raise CancelledError
        if holder is None or seconds < _TOLD_AFTER_S or holder.nonce in self._told:
            return
        self._told.add(holder.nonce)
        self.tell(
            tr("{name} ({machine}) is saving; waiting …", name=holder.name, machine=holder.machine)
        )

    def tell(self, text: str) -> None:
        """Show a line of the result."""
        self.feedback.pushInfo(text)

    def warn(self, text: str) -> None:
        """Show a line that deserves a look."""
        self.feedback.pushWarning(text)

    def warn_example(self, *, is_example: bool) -> None:
        """Say where a result rests on 示例 rules (D8)."""
        if is_example:
            self.warn(tr("Example standard, for training only: not for a submission or a meeting."))
