# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks before an undoing that reaches further than one sees, or that cannot be brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from lowuse_plugin.domain.history.entries import VOIDS
from lowuse_plugin.qgis_bridge.history_words import is_computed, step_name, undone_text
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.history.entries import Step
    from lowuse_plugin.services.history.undo_reach import Reach

MOST_UNASKED = 20
"""So many rows go back without a question."""
_NAME = "LowUse.UndoQuestion"


def never_undone(step: Step | None) -> str:
    """Return why a step cannot be undone whoever wants it, empty where it can."""
    if step is None:
        return tr("Choose a step.")
    if step.undone is not None:
        return undone_text(step)
    if VOIDS in step.source:
        return tr("An import that was undone cannot be brought back: import the file again.")
    if not step.changes_rows:
        return tr("This step changed no rows.")
    if is_computed(step):
        return tr("Computed results are not undone, but computed again.")
    return ""


def question_about(reach: Reach) -> str:
    """Return what is to be asked, empty where the undoing may go ahead."""
    if reach.of_import:
        return tr(
            "Undo the import of {file}? All the {count} rows that it wrote go out of every list, "
            "map and figure. They cannot be brought back: you would have to import the file again.",
            file=reach.step.file_name,
            count=f"{reach.rows:,}",
        )
    if reach.others:
        return tr(
            "This step concerns {others} other parcels too. They are taken back with this one.",
            others=f"{reach.others:,}",
        )
    if reach.rows > MOST_UNASKED:
        return tr(
            "This step changed {rows} rows of {parcels} parcels. All of them are taken back.",
            rows=f"{reach.rows:,}",
            parcels=f"{reach.parcels:,}",
        )
    return ""


def ask(reach: Reach, text: str, parent: QWidget | None, go_on: Callable[[], None]) -> None:
    """Ask, and go on when it is wanted; the safe answer is the one of Enter and Esc."""
    box = QMessageBox(parent)
    box.setObjectName(_NAME)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning if reach.of_import else QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Undo the import") if reach.of_import else tr("Undo this step"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    if not reach.of_import:
        box.setInformativeText(step_name(reach.step))
    go = box.addButton(
        tr("Undo the import") if reach.of_import else tr("Undo all of it"),
        QMessageBox.ButtonRole.DestructiveRole,
    )
    go.setObjectName(f"{_NAME}.Go")
    stay = box.addButton(tr("Do not undo"), QMessageBox.ButtonRole.RejectRole)
    stay.setObjectName(f"{_NAME}.Stay")
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    go.clicked.connect(lambda _checked=False: go_on())
    box.open()
