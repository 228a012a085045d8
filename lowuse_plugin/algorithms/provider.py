# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The provider ``lowuse``: its id and the ids of its algorithms are published and stable."""

from __future__ import annotations

from qgis.core import QgsProcessingAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from lowuse_plugin.algorithms.backupworkspace import BackupWorkspaceAlgorithm
from lowuse_plugin.algorithms.calculatesubsidy import CalculateSubsidyAlgorithm
from lowuse_plugin.algorithms.checkcontrolline import CheckControlLineAlgorithm
from lowuse_plugin.algorithms.checkmerge import CheckMergeAlgorithm
from lowuse_plugin.algorithms.comparecontrollines import CompareControlLinesAlgorithm
from lowuse_plugin.algorithms.createworkspace import CreateWorkspaceAlgorithm
from lowuse_plugin.algorithms.exportmaps import ExportMapsAlgorithm
from lowuse_plugin.algorithms.exportreport import ExportReportAlgorithm
from lowuse_plugin.algorithms.findmergegroups import FindMergeGroupsAlgorithm
from lowuse_plugin.algorithms.identify import IdentifyAlgorithm
from lowuse_plugin.algorithms.importareas import ImportAreasAlgorithm
from lowuse_plugin.algorithms.importcontrolline import ImportControlLineAlgorithm
from lowuse_plugin.algorithms.importparcels import ImportParcelsAlgorithm
from lowuse_plugin.algorithms.importtable import ImportTableAlgorithm
from lowuse_plugin.algorithms.mergeparcels import MergeParcelsAlgorithm
from lowuse_plugin.algorithms.overlayanalysis import OverlayAnalysisAlgorithm
from lowuse_plugin.algorithms.qualitycheck import QualityCheckAlgorithm
from lowuse_plugin.algorithms.verifyworkspace import VerifyWorkspaceAlgorithm
from lowuse_plugin.algorithms.voidimport import VoidImportAlgorithm
from lowuse_plugin.qgis_bridge import icons
from lowuse_plugin.qgis_bridge.i18n import tr

IN_WORKING_ORDER = (
    CreateWorkspaceAlgorithm,
    ImportParcelsAlgorithm,
    ImportControlLineAlgorithm,
    ImportAreasAlgorithm,
    ImportTableAlgorithm,
    IdentifyAlgorithm,
    QualityCheckAlgorithm,
    OverlayAnalysisAlgorithm,
    CheckControlLineAlgorithm,
    CompareControlLinesAlgorithm,
    FindMergeGroupsAlgorithm,
    CheckMergeAlgorithm,
    MergeParcelsAlgorithm,
    CalculateSubsidyAlgorithm,
    ExportMapsAlgorithm,
    ExportReportAlgorithm,
)

BESIDE = (VoidImportAlgorithm, BackupWorkspaceAlgorithm, VerifyWorkspaceAlgorithm)
"""Offered too, but no step of the work."""


class LowUseProvider(QgsProcessingProvider):
    """Offers every use case to the toolbox, to models and to ``qgis_process``."""

    def id(self) -> str:
        """Return the published id."""
        return "lowuse"

    def name(self) -> str:
        """Return the name in the toolbox."""
        return tr("Low-use land")

    def icon(self) -> QIcon:
        """Return the icon of the plugin."""
        return icons.icon()

    def loadAlgorithms(self) -> None:  # noqa: N802
        """Register the algorithms."""
        for algorithm in (*IN_WORKING_ORDER, *BESIDE):
            self.addAlgorithm(algorithm())

    def in_working_order(self) -> list[QgsProcessingAlgorithm]:
        """Return the registered algorithms in the order in which the work goes."""
        return [self.algorithm(kind().name()) for kind in IN_WORKING_ORDER]
