# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a file does not say itself: only what its kind needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from qgis.gui import QgsDateEdit, QgsFileWidget
from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.places import DISTRICTS
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.district_names import district_label
from lowuse_plugin.qgis_bridge.i18n import tr

_YEARS = (1989, 2100)
_DATE = "yyyy-MM-dd"
_LAST_PLACE = 99


_BY_KIND: Mapping[str, tuple[str, ...]] = {
    "parcels": ("district", "confirmed_overlaps"),
    "control_line": (
        "version", "draft", "valid_from", "valid_to", "end_earlier", "approval_no", "approved_by",
        "approved_on", "level", "example",
        "district",
    ),
    "three_old": ("status", "as_of", "district"),
    "reference": (
        "name", "reference_kind", "source", "as_of", "document_no", "priority", "message",
        "district",
    ),
    "enterprises": ("year", "tax_folder", "source_unit", "district"),
}  # fmt: skip
_KINDS = {
    "valid_from": "day",
    "valid_to": "day",
    "approved_on": "day",
    "draft": "flag",
    "end_earlier": "choice",
    "as_of": "day",
    "year": "year",
    "priority": "count",
    "tax_folder": "folder",
    "example": "flag",
    "confirmed_overlaps": "flag",
    "overwrite_edits": "flag",
    "district": "choice",
    "level": "choice",
    "status": "choice",
    "reference_kind": "choice",
}


class OptionsPane(QScrollArea):
    """Asks what the import of a kind needs."""

    answered = pyqtSignal(str, object)
    """Name in the plan, and the answer; None to follow the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Import.Options")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def ask(
        self,
        kind: str,
        said: Mapping[str, Any],
        told: Mapping[str, Any],
        *,
        without: Sequence[str] = (),
    ) -> None:
        """Show the questions of a kind.

        Args:
            kind: Kind of file; empty shows none.
            said: What the user said, by name in the plan.
            told: What the file says itself, shown where the user said nothing.
            without: Names that are not asked for.
        """
        page = QWidget(self)
        form = QFormLayout(page)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        names = (*_BY_KIND.get(kind, ()), "overwrite_edits") if kind else ()
        for name in names:
            if name in without:
                continue
            self._add(form, name, said.get(name), told.get(name))
        self.setWidget(page)

    def _add(self, form: QFormLayout, name: str, said: Any, told: Any) -> None:
        shown = said if said is not None else told
        kind = _KINDS.get(name, "text")

        def tell(answer: object) -> None:
            self.answered.emit(name, answer)

        if kind == "flag":
            box = QCheckBox(_label(name))
            box.setChecked(bool(shown))
            box.clicked.connect(tell)
            widget: QWidget = box
            form.addRow(widget)
        else:
            makers: Mapping[str, Callable[[Any, Callable[[object], None]], QWidget]] = {
                "day": _day,
                "year": _year,
                "text": _text,
                "folder": _folder,
                "count": _count,
            }
            widget = (
                _choice(_choices(name), shown, tell)
                if kind == "choice"
                else makers[kind](shown, tell)
            )
            form.addRow(_label(name), widget)
        widget.setObjectName(f"LowUse.Import.Option.{name}")
        widget.setAccessibleName(_label(name))


def _text(shown: Any, tell: Callable[[object], None]) -> QWidget:
    edit = QLineEdit(str(shown or ""))
    edit.textEdited.connect(lambda text: tell(text.strip() or None))
    return edit


def _folder(shown: Any, tell: Callable[[object], None]) -> QWidget:
    chooser = QgsFileWidget()
    chooser.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
    chooser.setFilePath(str(shown or ""))
    chooser.lineEdit().setPlaceholderText(tr("A folder of its own, outside the workspace's folder"))
    chooser.fileChanged.connect(lambda text: tell(Path(text.strip()) if text.strip() else None))
    return chooser


def _year(shown: Any, tell: Callable[[object], None]) -> QWidget:
    box = QSpinBox()
    box.setRange(*_YEARS)
    box.setSpecialValueText(tr("as the file says"))
    box.setValue(int(shown or _YEARS[0]))
    box.valueChanged.connect(lambda year: tell(None if year == _YEARS[0] else year))
    return box


def _count(shown: Any, tell: Callable[[object], None]) -> QWidget:
    box = QSpinBox()
    box.setRange(0, _LAST_PLACE)
    box.setSpecialValueText(tr("not stated"))
    box.setValue(int(shown or 0))
    box.valueChanged.connect(lambda place: tell(place or None))
    return box


def _day(shown: Any, tell: Callable[[object], None]) -> QWidget:
    edit = QgsDateEdit()
    edit.setDisplayFormat(_DATE)
    edit.setAllowNull(True)
    edit.setNullRepresentation(tr("not stated"))
    day = QDate.fromString(str(shown), _DATE) if shown else QDate()
    if day.isValid():
        edit.setDate(day)
    else:
        edit.clear()
    edit.dateValueChanged.connect(lambda value: tell(_as_date(value)))
    return edit


def _as_date(value: QDate) -> date | None:
    return value.toPyDate() if value.isValid() else None


def _choice(
    choices: Sequence[tuple[str, Any]], shown: Any, tell: Callable[[object], None]
) -> QWidget:
    box = QuietComboBox()
    for label, value in choices:
        box.addItem(label, value)
    box.choose(shown)
    box.activated.connect(lambda _index: tell(box.currentData()))
    return box


def _choices(name: str) -> list[tuple[str, Any]]:
    follow = (tr("as the file says"), None)
    if name == "district":
        return [follow, *((district_label(code), code) for code in DISTRICTS)]
    if name == "end_earlier":
        return [
            (tr("Choose one"), None),
            (tr("ends on the first day of this one"), True),
            (tr("stays in force (nothing can be checked then)"), False),
        ]
    codes = schema.shipped().codes
    if name == "level":
        return [follow, *((f"{v} {k}", int(v)) for v, k in codes["control_level"].values.items())]
    if name == "status":
        return [follow, *((k, v) for v, k in codes["three_old_status"].values.items())]
    return [(tr("Choose one"), None), *((k, v) for v, k in codes["reference_kind"].values.items())]


def _label(name: str) -> str:
    labels = {
        "district": tr("District of all rows"),
        "confirmed_overlaps": tr("Rows without number that cover a parcel are that parcel"),
        "overwrite_edits": tr("The file wins over edits in the workspace"),
        "version": tr("Version"),
        "valid_from": tr("In force from"),
        "valid_to": tr("In force until"),
        "approval_no": tr("Approval number"),
        "approved_by": tr("Approved by"),
        "approved_on": tr("Approved on"),
        "draft": tr("Draft: in force on no day until it is approved"),
        "end_earlier": tr("Version in force before it"),
        "level": tr("Level of all rows"),
        "example": tr("The line is an example for training"),
        "status": tr("Three-old status of all rows"),
        "as_of": tr("Data as of"),
        "year": tr("Year of the figures"),
        "tax_folder": tr("Folder of the taxes"),
        "source_unit": tr("Supplied by"),
        "name": tr("Name of the reference layer"),
        "reference_kind": tr("Kind of reference layer"),
        "document_no": tr("Document number"),
        "priority": tr("Place in lists (1 first)"),
        "message": tr("Message on its parcels"),
        "source": tr("Source"),
    }
    return labels[name]
