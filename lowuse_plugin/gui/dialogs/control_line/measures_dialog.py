# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线政策: all policy texts under their headings, and what can be done with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lowuse_plugin.domain.control_line.measures import Measure
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.control_line.measure_dialog import MeasureDialog
from lowuse_plugin.gui.dialogs.list_window import ListWindow
from lowuse_plugin.gui.dialogs.reason_dialog import ReasonDialog
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.control_words import about_word, days_text, heading_word
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt, Store

_NAME = "LowUse.Measures"
_TABLES = frozenset({"control_measure"})
_SHORT = 24


@dataclass(frozen=True)
class _Read:
    measures: tuple[Measure, ...]


def _read(store: Store, _subject: str) -> _Read:
    from lowuse_plugin.services.control_line.measures import list_measures  # noqa: PLC0415

    return _Read(list_measures(store))


class MeasuresDialog(ListWindow):
    """Beside the map; follows what colleagues save."""

    NAME = "Measures"
    SIZE = "lowuse/measures/geometry"
    CHARACTERS, LINES = 136, 28

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        """Read the texts of the open workspace.

        Args:
            context: The shared parts.
            parent: Owner.
        """
        super().__init__(context, tr("Policy of the control line"), parent)
        self._search = QgsFilterLineEdit()
        self._search.setObjectName(f"{_NAME}.Filter")
        self._search.setShowSearchIcon(True)
        self._search.setPlaceholderText(tr("Heading, text or document"))
        self.table = RowsTable(f"{_NAME}.Table", _columns(), key=_key, words=_words)
        self._new = quiet_button(f"{_NAME}.New", tr("New text …"), self._on_new)
        self._change = quiet_button(f"{_NAME}.Change", tr("Change …"), self._on_change)
        self._copy = quiet_button(f"{_NAME}.Copy", tr("Make own copies"), self._on_copy)
        self._copy.setToolTip(
            tr("All samples under the heading of the chosen one become texts of the office, still "
               "marked as examples; then change them to what is decided")
        )  # fmt: skip
        self._retire = quiet_button(f"{_NAME}.Retire", tr("Take out of use …"), self._on_retire)
        self._text = plain_label(f"{_NAME}.Text")
        self._text.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self._note = plain_label(f"{_NAME}.Note")
        self._follow_list(_TABLES, _read, tr("Reading the policy"), self.table)
        self._search.textChanged.connect(self.table.filter)
        self.table.chosen.connect(self._aim)
        self.table.doubleClicked.connect(lambda _index: self._on_change())
        context.session.role_changed.connect(self._aim)
        self._lay_out()
        self._begin("controlline", "policy")
        self._aim()

    # -- what is shown --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self._new, self._change, self._copy, self._retire):
            buttons.addWidget(button)
        buttons.addWidget(self._search, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self._note, 1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.addLayout(buttons)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._text)
        layout.addLayout(bottom)

    def _take(self, read: _Read) -> None:
        self.table.show_things(read.measures)
        self._show_list()
        self._aim()

    def _aim(self) -> None:
        """Let the buttons follow what is chosen and what may be done."""
        reason = why_not(self._context.session)
        chosen = self.table.chosen_things()
        own = [each for each in chosen if not each.is_sample]
        self._new.setEnabled(not reason)
        self._change.setEnabled(len(chosen) == 1 and bool(own) and not reason)
        self._retire.setEnabled(len(chosen) == 1 and bool(own) and not reason)
        self._copy.setEnabled(bool(chosen) and not own and not reason)
        self._text.setText(chosen[0].text if len(chosen) == 1 else "")
        self._note.setText(reason or tr(
            "Samples are for training only; those of a heading go as soon as the office has a text "
            "of its own under it."
        ))  # fmt: skip

    # -- what is done ---------------------------------------------------------------------------

    def _one(self) -> Measure | None:
        """Return the chosen text of the office."""
        chosen = self.table.chosen_things()
        found: Measure | None = chosen[0] if len(chosen) == 1 else None
        return None if found is None or found.is_sample else found

    def _on_new(self) -> None:
        chosen = self.table.chosen_things()
        # A new one begins under the heading that is looked at, with what is about the same land.
        begun = None
        if len(chosen) == 1:
            same: Measure = chosen[0]
            begun = Measure(None, 0, same.heading, same.control_class, same.level, "")
        self._ask(("new", ""), begun)

    def _on_change(self) -> None:
        measure = self._one()
        if measure is not None and not why_not(self._context.session):
            self._ask(("change", measure.uuid or ""), measure)

    def _ask(self, key: tuple[str, str], measure: Measure | None) -> None:
        store = self._context.session.store
        if store is None:
            return

        def make() -> MeasureDialog:
            dialog = MeasureDialog(measure, self._context.session.waiting, self)
            dialog.save_wanted.connect(partial(self._write, dialog, store))
            return dialog

        self.asking.ask(("measure", *key), make)

    def _write(self, dialog: MeasureDialog, store: Store, measure: Measure, reason: str) -> None:
        person = current_actor().name

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.control_line.measures import save_measure  # noqa: PLC0415

            return save_measure(store, measure, by=person, reason=reason)

        def done(receipt: Receipt) -> bool:
            name = _short(measure.text)
            if measure.uuid is None:
                text = tr("Policy text “{words}” entered.", words=name)
            else:
                text = tr("Policy text “{words}” changed.", words=name)
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self.asking.write(dialog, store, tr("Saving the policy text"), work, done)

    def _on_copy(self) -> None:
        """Make every sample under the chosen headings a text of the office, in one save."""
        store = self._context.session.store
        headings = {each.heading for each in self.table.chosen_things() if each.is_sample}
        copies = [
            replace(each, uuid=None, version=0)
            for each in self.table.rows.things
            if each.is_sample and each.heading in headings
        ]
        if store is None or not copies:
            return
        person = current_actor().name

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.control_line.measures import save_measures  # noqa: PLC0415

            return save_measures(store, copies, by=person)

        def done(receipt: Receipt) -> None:
            text = tr("{count} samples are texts of the office now, marked as examples.",
                      count=f"{len(copies):,}")  # fmt: skip
            self._context.tell_saved(store, receipt.transaction_id, text)

        self._copy.setEnabled(False)  # until the list is read again: once is enough
        task = self._context.run_for(store, tr("Saving the policy text"), work, done, writes=True)
        task.ended.connect(self._follow.read_again)

    def _on_retire(self) -> None:
        store, measure = self._context.session.store, self._one()
        if store is None or measure is None:
            return

        def make() -> ReasonDialog:
            what = tr("“{words}” holds no more from now on; it stays in the history. If it was the "
                      "last one under its heading, the samples are shown again.",
                      words=_short(measure.text))  # fmt: skip
            waiting = self._context.session.waiting
            dialog = ReasonDialog(tr("Take the policy text out of use"), what, waiting, self)
            dialog.reason_given.connect(partial(self._write_retirement, dialog, store, measure))
            return dialog

        self.asking.ask(("retire", measure.uuid or ""), make)

    def _write_retirement(
        self, dialog: ReasonDialog, store: Store, measure: Measure, reason: str
    ) -> None:
        person = current_actor().name

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.control_line.measures import retire_measure  # noqa: PLC0415

            return retire_measure(
                store, measure.uuid or "", measure.version, by=person, reason=reason
            )

        def done(receipt: Receipt) -> bool:
            text = tr("Policy text “{words}” is out of use.", words=_short(measure.text))
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self.asking.write(dialog, store, tr("Retiring a policy text"), work, done)


def _columns() -> list[RowsColumn]:
    return [
        RowsColumn(tr("Heading"), lambda m: heading_word(m.heading), 22),
        RowsColumn(tr("Holds for"), about_word, 18),
        RowsColumn(tr("Whose"), _whose, 8),
        RowsColumn(tr("Policy text"), lambda m: m.text, tip=lambda m: m.text, takes_room=True),
        RowsColumn(tr("Days in force"), _force_text, 14),
        RowsColumn(tr("Document and clause"), _document, 22),
    ]


def _key(measure: Measure) -> object:
    """Return by what a text is known; samples by what they say."""
    return measure.uuid or (measure.heading, measure.control_class, measure.level, measure.text)


def _words(measure: Measure) -> str:
    return " ".join(column.text(measure) for column in _columns())


def _whose(measure: Measure) -> str:
    if measure.is_sample:
        return tr("sample")
    return tr("example") if measure.example else tr("office")


def _force_text(measure: Measure) -> str:
    """Return the days of a text, and whether it holds today."""
    on = office_today()
    days = days_text(measure)
    if measure.in_force(on):
        return days or tr("in force")
    over = measure.valid_to is not None and measure.valid_to <= on
    return f"{days} {tr('(over)') if over else tr('(not yet)')}"


def _document(measure: Measure) -> str:
    return " ".join(part for part in (measure.document_no, measure.clause) if part)


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
