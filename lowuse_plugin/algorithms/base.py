# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What all algorithms share: texts, icon, shapely check, errors as sentences.

An algorithm reads its parameters, calls one service and tells the result. The services are
imported when an algorithm runs: starting QGIS must not load kernels and shapely.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from typing import Any, NamedTuple

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtGui import QIcon

from lowuse_plugin.algorithms.job import WORKSPACE, Job
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge import icons
from lowuse_plugin.qgis_bridge.help import help_url
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.shapely_check import shapely_problem


class Texts(NamedTuple):
    """What people read about an algorithm, translated."""

    title: str
    summary: str
    """One sentence."""
    help: str
    tags: str
    """Words to find it by, separated by commas."""


class LowUseAlgorithm(QgsProcessingAlgorithm):
    """One use case as a Processing algorithm.

    Subclasses set :attr:`key` and :attr:`group_key`, both published, and fill :meth:`texts`,
    :meth:`add_parameters` and :meth:`carry_out`.
    """

    key: str
    group_key: str

    @abstractmethod
    def texts(self) -> Texts:
        """Return the texts in the language of QGIS."""

    @abstractmethod
    def add_parameters(self) -> None:
        """Add parameters and outputs."""

    @abstractmethod
    def carry_out(self, job: Job) -> dict[str, Any]:
        """Carry the use case out and return the outputs.

        Raises:
            LowUseError: What the user can understand and act on.
        """

    def add_workspace_parameter(self, *, optional: bool = False) -> None:
        """Add the parameter that names the workspace file."""
        parameter = QgsProcessingParameterFile(
            WORKSPACE, tr("Workspace"), extension="gpkg", optional=optional
        )
        parameter.setHelp(tr("The workspace file (GeoPackage)."))
        self.addParameter(parameter)

    # What QGIS calls -------------------------------------------------------------------------

    def createInstance(self) -> QgsProcessingAlgorithm:  # noqa: N802
        """Return a fresh one for a run or a dialog."""
        return type(self)()

    def name(self) -> str:
        """Return the published name."""
        return self.key

    def displayName(self) -> str:  # noqa: N802
        """Return the title."""
        return self.texts().title

    def shortDescription(self) -> str:  # noqa: N802
        """Return one sentence."""
        return self.texts().summary

    def shortHelpString(self) -> str:  # noqa: N802
        """Return the help text."""
        return self.texts().help

    def helpUrl(self) -> str:  # noqa: N802
        """Return the address of its part of the offline help."""
        return help_url("algorithms", self.key).toString()

    def tags(self) -> list[str]:
        """Return words to find it by."""
        return self.texts().tags.split(",")

    def groupId(self) -> str:  # noqa: N802
        """Return the published name of the group."""
        return self.group_key

    def group(self) -> str:
        """Return the title of the group."""
        titles = {
            "workspace": tr("Workspace"),
            "import": tr("Import"),
            "analysis": tr("Analysis"),
            "output": tr("Maps and sheets"),
        }
        return titles[self.group_key]

    def icon(self) -> QIcon:
        """Return the icon of the plugin."""
        return icons.icon()

    def canExecute(self) -> tuple[bool, str]:  # noqa: N802
        """Tell whether shapely works, and if not how to get it."""
        problem = shapely_problem()
        return problem is None, str(problem or "")

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:  # noqa: ARG002, N802
        """Add parameters and outputs."""
        self.add_parameters()

    def processAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Run the use case.

        Raises:
            QgsProcessingException: A sentence about what was expected and what to do.
        """
        # qgis_process and scripts never ask canExecute().
        problem = shapely_problem()
        if problem is not None:
            raise QgsProcessingException(str(problem))
        try:
            return self.carry_out(Job(self, parameters, context, feedback))
        except LowUseError as error:
            sentence = describe(error)
        # QGIS never frees an exception that leaves here. Raised in the handler above it would carry
        # the frames of the run, with all their arrays and layers, to the end of the session; so it
        # would what this frame was called with, the layers of the context among it.
        del self, parameters, context, feedback
        raise QgsProcessingException(sentence)


def as_json(value: object) -> str:
    """Return text for an output that scripts read; decimals and dates become text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
