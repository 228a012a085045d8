# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The right half of the import dialog: the file that the user looks at, to check and correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QTabWidget, QVBoxLayout, QWidget

from lowuse_plugin.gui.dialogs.importing.entry import FileEntry, State
from lowuse_plugin.gui.widgets.importing.mapping import MappingRow, MappingTable
from lowuse_plugin.gui.widgets.importing.options import OptionsPane
from lowuse_plugin.gui.widgets.importing.place import PlacePane
from lowuse_plugin.gui.widgets.importing.rows import RowsPane
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.import_words import (
    crs_line,
    crs_title,
    match_reason,
    spec_title,
    where_line,
)
from lowuse_plugin.services.importing.kinds import CONTROL_LINE, columns_of
from lowuse_plugin.services.importing.questions import required_columns, version_answers

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store

MAPPING, PLACE, ROWS, OPTIONS = range(4)
_WITH_ENCODING = (".shp", ".zip", ".csv", ".txt")
_TAB_OF = {
    "LAYER_AMBIGUOUS": ROWS,
    "ENCODING_UNKNOWN": ROWS,
    "CRS_MISSING": PLACE,
    "CRS_IMPLAUSIBLE": PLACE,
    "CRS_UNKNOWN": PLACE,
    "AXES_SWAPPED": PLACE,
    "AXES_NOT_SWAPPED": PLACE,
    "FIELD_NEEDED": MAPPING,
    "KIND_UNCERTAIN": MAPPING,
}
"""Where a question is answered; the others are on the tab of options."""


def page_title(code: str) -> str:
    """Return the title of the page where a question is answered; empty where it is none."""
    return "" if code == "KIND_UNCERTAIN" else page_titles()[_TAB_OF.get(code, OPTIONS)]


def page_titles() -> tuple[str, ...]:
    """Return the titles of the pages in their order."""
    return tr("Fields"), tr("Position"), tr("Encoding"), tr("Options")


class FileDetails(QTabWidget):
    """Mapping, position, encoding and options of one file."""

    reread = pyqtSignal(object)
    """A :class:`FileEntry` whose layer or encoding was changed."""
    replaced = pyqtSignal(object)
    """A :class:`FileEntry` whose CRS or axes were changed."""
    changed = pyqtSignal(object)
    """A :class:`FileEntry` that was answered for otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Import.Tabs")
        self._entry: FileEntry | None = None
        self._turned_for: FileEntry | None = None
        """For which file the page of its first question was turned to."""
        self._mapping = MappingTable(self)
        self._mapping.field_chosen.connect(self._map)
        self._note = QLabel(self)
        self._note.setObjectName("LowUse.Import.Unused")
        self._note.setWordWrap(True)
        self._remember = QCheckBox(tr("Remember this mapping for the next file like this"), self)
        self._remember.setObjectName("LowUse.Import.Remember")
        self._remember.clicked.connect(self._keep)
        self._place = PlacePane(self)
        self._place.crs_chosen.connect(lambda code: self._read_in(source_crs=code or None))
        self._place.swap_chosen.connect(lambda swapped: self._read_in(swap_axes=swapped))
        self._rows = RowsPane(self)
        self._rows.encoding_chosen.connect(lambda name: self._read_again(encoding=name or None))
        self._rows.layer_chosen.connect(lambda name: self._read_again(layer=name))
        self._options = OptionsPane(self)
        self._options.answered.connect(self._answer)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.addWidget(self._mapping, 1)
        layout.addWidget(self._note)
        layout.addWidget(self._remember)
        pages = (page, self._place, self._rows, self._options)
        for widget, title in zip(pages, page_titles(), strict=True):
            self.addTab(widget, title)

    def show_entry(self, entry: FileEntry | None, store: Store | None) -> None:
        """Show a file; None shows nothing."""
        self._entry = entry
        usable = entry is not None and entry.preview is not None
        locked = entry is not None and entry.state in (State.WAITING, State.RUNNING, State.DONE)
        if entry is None or not usable:
            self._mapping.setRowCount(0)
            self._place.map.clear()
            self._place.show_place("", "")
            self._rows.show_rows((), ())
            self._options.ask("", {}, {})
            self._enable(on=False)
            return
        self._show_mapping(entry)
        self._show_place(entry, store)
        self._show_rows(entry)
        self.ask_options(entry)
        self._enable(on=not locked)
        if entry is not self._turned_for:  # when it is read, not each time that it is answered for
            self._turned_for = entry
            self._turn_to(entry, store)

    def ask_options(self, entry: FileEntry) -> None:
        """Show what the kind of a file needs, with what the file itself says."""
        told: dict[str, Any] = {}
        if entry.preview is not None and entry.plan.kind == CONTROL_LINE:
            told = dict(version_answers(entry.preview, entry.plan.mapping or {}))
        without = () if entry.lines else ("end_earlier",)
        self._options.ask(entry.plan.kind, vars(entry.plan), told, without=without)

    def redraw(self) -> None:
        """Draw the map anew: other parcels reached the display copy."""
        self._place.map.redraw()

    def release(self) -> None:
        """Let go of the layers, as when the workspace is closed."""
        self._place.map.release()

    def _enable(self, *, on: bool) -> None:
        """Let the pages be changed or only be looked at; the tabs can be turned all the same."""
        for at in (MAPPING, PLACE, ROWS, OPTIONS):
            self.widget(at).setEnabled(on)

    def _turn_to(self, entry: FileEntry, store: Store | None) -> None:
        """Open the tab where the first question is answered."""
        district = store.info.district if store else ""
        questions = entry.questions(district)
        if questions:
            self.setCurrentIndex(_TAB_OF.get(questions[0].code, OPTIONS))

    def _show_mapping(self, entry: FileEntry) -> None:
        preview, plan = entry.preview, entry.plan
        if preview is None or plan.kind not in entry.kinds:
            self._mapping.setRowCount(0)
            self._note.setText(tr("Choose first what the file is.") if entry.kinds else "")
            self._note.show()
            self._remember.setEnabled(False)
            return
        specs = {spec.name: spec for spec in columns_of(plan.kind)}
        mapping = plan.mapping or {}
        needed = required_columns(plan.kind, draft=plan.draft)
        rows = [
            MappingRow(
                column=name,
                title=spec_title(spec),
                field=mapping.get(name),
                reason=match_reason(entry.reasons.get(name, "")),
                missing=name in needed and not mapping.get(name) and not _said(entry, name),
            )
            for name, spec in specs.items()
        ]
        for name, field in entry.yearly().items():
            column, _, year = name.partition("@")
            rows.append(MappingRow(name, spec_title(specs[column], year), field, fixed=True))
        self._mapping.show_rows(rows, preview.fields, preview.examples)
        unused = "、".join(entry.unused())
        self._note.setText(tr("Not used: {fields}", fields=unused) if unused else "")
        self._note.setVisible(bool(unused))
        self._remember.setEnabled(True)
        self._remember.setChecked(entry.remember)

    def _show_place(self, entry: FileEntry, store: Store | None) -> None:
        position = entry.position
        self.setTabEnabled(PLACE, position is not None)
        if position is None or store is None:
            self._place.map.clear()
            self._place.show_place("", "")
            return
        problem = position.problem
        self._place.show_place(where_line(position), crs_line(position, entry.plan.source_crs))
        unsettled = problem is not None and problem.code in ("CRS_MISSING", "CRS_IMPLAUSIBLE")
        codes = position.candidates if unsettled else ()
        self._place.show_choices(
            chosen=entry.plan.source_crs,
            swapped=entry.plan.swap_axes,
            proposals=[(code, tr("It is {crs}", crs=crs_title(code))) for code in codes[:2]],
        )
        parcels = store.layer_source("parcel_map") if position.parcels else ""
        self._place.map.show_outlines(position.outlines, store.info.crs, parcels, position.bounds)

    def _show_rows(self, entry: FileEntry) -> None:
        preview = entry.preview
        if preview is None:
            return
        self._rows.show_choices(
            layers=preview.layers,
            layer=preview.layer,
            has_encoding=entry.path.suffix.lower() in _WITH_ENCODING,
            chosen=entry.plan.encoding or "",
            used=preview.encoding,
        )
        self._rows.show_rows(preview.fields, preview.head)

    def _map(self, column: str, field: str | None) -> None:
        if self._entry is not None:
            self._entry.map_field(column, field)
            self._show_mapping(self._entry)
            self.ask_options(self._entry)
            self.changed.emit(self._entry)

    def _keep(self, wanted: bool) -> None:
        if self._entry is not None:
            self._entry.remember = wanted

    def _read_in(self, **answers: Any) -> None:
        if self._entry is not None:
            self._entry.answer(**answers)
            self.replaced.emit(self._entry)

    def _read_again(self, **answers: Any) -> None:
        if self._entry is not None:
            self._entry.answer(**answers)
            self.reread.emit(self._entry)

    def _answer(self, name: str, value: object) -> None:
        if self._entry is not None:
            self._entry.answer(**{name: value})
            self._show_mapping(self._entry)
            self.changed.emit(self._entry)


def _said(entry: FileEntry, column: str) -> bool:
    """Tell whether the user answers what a missing column would have said."""
    return getattr(entry.plan, column, None) is not None
