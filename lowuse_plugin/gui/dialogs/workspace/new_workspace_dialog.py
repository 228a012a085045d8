# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""新建工作库: five questions, and the file that will be made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY, WORKSPACE_CRS
from lowuse_plugin.domain.roles import Right, Role
from lowuse_plugin.geometry.areas import district_crs
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.role_box import RoleBox
from lowuse_plugin.qgis_bridge.district_names import district_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.role_words import role_reason
from lowuse_plugin.store.place import check_no_sync_folder


@dataclass(frozen=True)
class NewWorkspace:
    """The answers."""

    path: Path
    district: str
    crs: str
    person: str
    role: Role


class NewWorkspaceDialog(QDialog):
    """Asks for district, CRS, folder and name; OK comes when they lead to a file."""

    def __init__(self, folder: str, person: str, parent: QWidget | None = None) -> None:
        """Show what is known already.

        Args:
            folder: Where the last workspace was made.
            person: The user's name as it stands in the log.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.NewWorkspace")
        self.setWindowTitle(tr("Create workspace"))
        self._district = self._districts()
        self._crs = self._systems()
        self._folder = self._folders(folder)
        self._person = QLineEdit(person)
        self._person.setObjectName("LowUse.NewWorkspace.Person")
        self._person.setPlaceholderText(tr("As it is to stand in the log, such as 张三"))
        self._role = RoleBox("LowUse.NewWorkspace.Role")
        self._outcome = QLabel()
        self._outcome.setObjectName("LowUse.NewWorkspace.Outcome")
        self._outcome.setWordWrap(True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Make"))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setObjectName(
            "LowUse.NewWorkspace.Make"
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self._lay_out()
        self._connect()
        install_f1(self, "workspace")
        self._suggest_crs()
        self._check()

    @property
    def answers(self) -> NewWorkspace:
        """What was asked for."""
        district = str(self._district.currentData())
        folder = Path(self._folder.filePath().strip())
        return NewWorkspace(
            # The same whoever makes it, in whatever language.
            path=folder / f"低效用地_{shown_district(district)}.gpkg",
            district=district,
            crs=str(self._crs.currentData()),
            person=self._person.text().strip(),
            role=self._role.role,
        )

    def _districts(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("LowUse.NewWorkspace.District")
        for code in (*DISTRICTS, WHOLE_CITY):
            box.addItem(district_label(code), code)
        return box

    def _systems(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("LowUse.NewWorkspace.Crs")
        for code in WORKSPACE_CRS:
            box.addItem(f"{code}  {_crs_title(code)}", code)
        return box

    def _folders(self, folder: str) -> QgsFileWidget:
        widget = QgsFileWidget()
        widget.setObjectName("LowUse.NewWorkspace.Folder")
        widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        widget.setDialogTitle(tr("Folder of the workspace, on the office share or this computer"))
        widget.setFilePath(folder)
        return widget

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(tr("District"), self._district)
        form.addRow(tr("CRS"), self._crs)
        form.addRow(tr("Folder"), self._folder)
        form.addRow(tr("Your name"), self._person)
        form.addRow(tr("Your role"), self._role)
        hint = QLabel(
            tr(
                "The workspace is one file that all colleagues work in. Put it on the office "
                "share; a synchronised folder (OneDrive, 坚果云 …) does not do."
            )
        )
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addLayout(form)
        layout.addWidget(self._outcome)
        layout.addStretch()
        layout.addWidget(self._buttons)
        self.resize(self.fontMetrics().horizontalAdvance("0") * 76, self.sizeHint().height())

    def _connect(self) -> None:
        self._district.currentIndexChanged.connect(self._suggest_crs)
        self._district.currentIndexChanged.connect(self._check)
        self._folder.fileChanged.connect(self._check)
        self._person.textChanged.connect(self._check)
        self._role.currentIndexChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _suggest_crs(self) -> None:
        """Prefill the CRS that the district's areas are measured in (D18)."""
        number = district_crs().epsg.get(str(self._district.currentData()))
        index = self._crs.findData(f"EPSG:{number}")
        self._crs.setCurrentIndex(max(index, 0))

    def _check(self) -> None:
        """Say what will be made, or what is missing."""
        problem = self._problem()
        path = self.answers.path
        self._outcome.setText(problem or tr("Will be made: {path}", path=path))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)

    def _problem(self) -> str:
        answers = self.answers
        if not self._folder.filePath().strip():
            return tr("Choose a folder.")
        if not answers.path.parent.is_dir():
            return tr("There is no folder {folder}.", folder=answers.path.parent)
        if answers.path.exists():
            return tr(
                "{file} is there already. Open it, or choose another folder.",
                file=answers.path.name,
            )
        if not answers.person:
            return tr("Enter your name: it stands beside every change you make.")
        try:
            check_no_sync_folder(answers.path)
        except LowUseError as error:
            return describe(error)
        return role_reason(answers.role, Right.EDIT)


def _crs_title(code: str) -> str:
    titles = {
        "EPSG:4526": tr("CGCS2000, 3° zone 38 (114° E), with zone number"),
        "EPSG:4525": tr("CGCS2000, 3° zone 37 (111° E), with zone number"),
        "EPSG:4547": tr("CGCS2000, 114° E, without zone number"),
        "EPSG:4546": tr("CGCS2000, 111° E, without zone number"),
    }
    return titles[code]
