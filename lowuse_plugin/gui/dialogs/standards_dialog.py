# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""认定标准: which there are, their rules, and what can be done with each."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.dialogs.standard_writing import StandardWriting
from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.help import open_help
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.identification.rules_table import RuleTable
from lowuse_plugin.gui.widgets.identification.standard_line import StandardLine
from lowuse_plugin.gui.widgets.identification.standard_words import logic_word, state_word, validity
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.punctuation import labelled, semicolons
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh
    from lowuse_plugin.services.identification.standards import Standard

_NAME = "LowUse.Standards"


class StandardsDialog(WorkspaceWindow):
    """Not modal. Reads in the background; what is chosen stays chosen when the list changes."""

    NAME = "Standards"
    SIZE = "lowuse/window/standards"
    CHARACTERS, LINES = 160, 36
    draft_wanted = pyqtSignal(object, bool)
    """The draft to work on, and whether to try it at once."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        """Read the standards.

        Args:
            context: The shared parts; a workspace is open.
            parent: Owner.
        """
        super().__init__(context, tr("Identification standards"), parent)
        self._standards: tuple[Standard, ...] = ()
        self._wanted: tuple[str, bool] | None = None
        """Draft to choose when it is read, and whether to open it."""
        self._writing = StandardWriting(context, self.asking, self)
        self._make()
        self._lay_out()
        self._connect()
        self._begin("rules", "standards")
        self.reload()

    @property
    def standards(self) -> tuple[Standard, ...]:
        """What is listed."""
        return self._standards

    @property
    def chosen(self) -> Standard | None:
        """The standard that is looked at."""
        row = self._list.currentRow()
        return self._standards[row] if 0 <= row < len(self._standards) else None

    def reload(self) -> None:
        """Read the standards again."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> tuple[Standard, ...]:
            from lowuse_plugin.services.identification.standards import list_standards  # noqa: PLC0415

            return list_standards(store)

        self._context.run_for(store, tr("Reading the standards"), work, self._take, hidden=True)

    # -- what is done -----------------------------------------------------------------------------

    def copy(self) -> None:
        """Make a draft of the chosen standard and open it."""
        chosen = self.chosen
        if chosen is not None and chosen.rules is not None:
            self._writing.copy(chosen)

    def edit(self, *, trying: bool = False) -> None:
        """Open the chosen draft."""
        chosen = self.chosen
        if chosen is not None and chosen.state == "draft":
            self.draft_wanted.emit(chosen, trying)

    def adopt(self) -> None:
        """Ask for what the adoption of the chosen draft rests on."""
        chosen = self.chosen
        if chosen is not None and chosen.state == "draft" and chosen.rules is not None:
            self._writing.ask_adoption(chosen, self._standards)

    def retire(self) -> None:
        """Ask why the chosen standard is retired, or the draft thrown away."""
        chosen = self.chosen
        if chosen is not None and chosen.state in ("draft", "adopted"):
            self._writing.ask_retirement(chosen)

    def import_file(self, path: Path) -> None:
        """Keep the text of a file as a draft."""
        self._writing.import_file(path)

    def export_file(self, path: Path) -> None:
        """Write the text of the chosen standard."""
        if self.chosen is not None:
            self._writing.export_file(self.chosen, path)

    def _ask_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Import a standard"), "", "TOML (*.toml)")
        if name:
            self.import_file(Path(name))

    def _ask_export(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export the standard"), f"{chosen.id}.toml", "TOML (*.toml)"
        )
        if name:
            self.export_file(chosen_path(Path(name), ("toml",)))

    # -- what is shown ----------------------------------------------------------------------------

    def _on_kept(self, uuid: str, opens: bool) -> None:
        self._wanted = (uuid, opens)
        self.reload()

    def _take(self, standards: tuple[Standard, ...]) -> None:
        if sip.isdeleted(self):
            return
        before = self.chosen
        key = before.uuid or before.id if before is not None else ""
        opens = False
        if self._wanted is not None:
            key, opens = self._wanted
        self._standards = standards
        places = [row for row, each in enumerate(standards) if (each.uuid or each.id) == key]
        if self._wanted is not None and places:
            self._wanted = None
        self._list.blockSignals(True)
        self._list.clear()
        for each in standards:
            self._list.addItem(_item(each))
        self._list.setCurrentRow(places[0] if places else 0)
        self._list.blockSignals(False)
        self._show_chosen()
        if opens and places:
            self.edit()

    def _show_chosen(self) -> None:
        chosen = self.chosen
        data: dict[str, Any] = {}
        if chosen is not None:
            from lowuse_plugin.domain.identification.rule_set_text import data_of  # noqa: PLC0415

            data = {} if chosen.rules is None else data_of(chosen.rules)
        self._table.show_rules(data)
        self._head.setText("" if chosen is None else _headline(chosen))
        self._facts.setText("" if chosen is None else _facts(chosen))
        self._aim()

    def _aim(self) -> None:
        chosen, session = self.chosen, self._context.session
        barred, undecided = why_not(session), why_not(session, Right.DECIDE)
        state = chosen.state if chosen is not None else ""
        is_sound = chosen is not None and chosen.rules is not None
        is_draft = state == "draft"
        only_draft = tr("Only a draft can be changed: copy this one.")
        for button, allowed, refused, tip in (
            (self._copy, is_sound, barred, tr("A draft with the same rules, to change and try")),
            (self._edit, is_draft, barred, "" if is_draft else only_draft),
            (self._try, is_draft, "", tr("What the draft would propose; nothing is written")),
            (self._adopt, is_draft and is_sound, undecided,
             "" if is_draft else only_draft),
            (self._retire, state in ("draft", "adopted"), barred if is_draft else undecided, ""),
            (self._import, True, barred, tr("Keep a TOML file as a draft")),
            (self._export, chosen is not None, "", tr("Write the text as a TOML file")),
        ):  # fmt: skip
            button.setEnabled(bool(allowed) and not refused)
            button.setToolTip(refused or tip)
        self._retire.setText(tr("Throw away …") if is_draft else tr("Retire …"))

    def _on_refreshed(self, refresh: Refresh) -> None:
        if refresh.everything or refresh.tables & {"rule_set", "assessment"}:
            self.reload()

    def _make(self) -> None:
        self._line = StandardLine(self._context, f"{_NAME}.Line")
        self._list = QListWidget()
        self._list.setObjectName(f"{_NAME}.List")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head = plain_label(f"{_NAME}.Title")
        font = self._head.font()
        font.setBold(True)
        self._head.setFont(font)
        self._facts = plain_label(f"{_NAME}.Facts")
        self._table = RuleTable(f"{_NAME}.Rules")
        self._told = plain_label(f"{_NAME}.Told")
        self._told.hide()
        make = quiet_button
        self._import = make(f"{_NAME}.Import", tr("Import …"), self._ask_import)
        self._copy = make(f"{_NAME}.Copy", tr("Copy as draft"), self.copy)
        self._edit = make(f"{_NAME}.Edit", tr("Edit"), self.edit)
        self._try = make(f"{_NAME}.Try", tr("Try"), partial(self.edit, trying=True))
        self._adopt = make(f"{_NAME}.Adopt", tr("Adopt …"), self.adopt)
        self._retire = make(f"{_NAME}.Retire", tr("Retire …"), self.retire)
        self._export = make(f"{_NAME}.Export", tr("Export …"), self._ask_export)
        self._help = make(f"{_NAME}.Help", tr("Help"), lambda: open_help("rules", "standards"))
        self._close = make(f"{_NAME}.Close", tr("Close"), self.close)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._head)
        column.addWidget(self._facts)
        column.addWidget(self._table, 1)
        buttons = QHBoxLayout()
        for button in (self._copy, self._edit, self._try, self._adopt, self._retire, self._export):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        left = QWidget()
        listed = QVBoxLayout(left)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.addWidget(self._list, 1)
        listed.addWidget(self._import, 0, Qt.AlignmentFlag.AlignLeft)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(left)
        parts.addWidget(right)
        digit = self.fontMetrics().horizontalAdvance("0")
        parts.setSizes([digit * 36, digit * 124])
        parts.setStretchFactor(1, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self._help)
        bottom.addStretch(1)
        bottom.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._line)
        layout.addWidget(parts, 1)
        layout.addWidget(self._told)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        session = self._context.session
        self._list.currentRowChanged.connect(lambda _row: self._show_chosen())
        self._list.itemActivated.connect(lambda _item: self.edit())
        self._writing.kept.connect(self._on_kept)
        self._writing.told.connect(self._tell)
        self._writing.changed.connect(self.reload)
        session.refreshed.connect(self._on_refreshed)
        session.role_changed.connect(self._aim)

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))


def _item(standard: Standard) -> QListWidgetItem:
    lines = [standard.title]
    state = state_word(standard)
    lines.append(f"{state} · {validity(standard.valid_from, standard.valid_to)}")
    last = [tr("◇ example")] if standard.example else []
    last.append(tr("{count} parcels rest on it", count=f"{standard.parcels:,}"))
    lines.append(" · ".join(last))
    item = QListWidgetItem("\n".join(lines))
    item.setToolTip(plain_text(standard.title))
    return item


def _headline(standard: Standard) -> str:
    return f"{standard.title}  {standard.document_no}".strip()


def _facts(standard: Standard) -> str:
    parts = [state_word(standard), validity(standard.valid_from, standard.valid_to)]
    if standard.example:
        parts.append(tr("◇ example: nothing that rests on it can be submitted"))
    if standard.rules is not None:
        rules = standard.rules
        said = logic_word(rules.logic)
        if rules.score_at_least is not None:
            said += f" ≥ {float(rules.score_at_least):g}"
        parts.append(tr("{count} rules, {logic}", count=len(rules.rules), logic=said))
    lines = [semicolons(parts)]
    if standard.adopted_on is not None:
        lines.append(
            tr("Adopted on {day} by {person}, basis: {basis}", day=f"{standard.adopted_on}",
               person=standard.adopted_by, basis=standard.adoption_basis)
        )  # fmt: skip
    if standard.state == "retired":
        lines.append(labelled(tr("Retired, reason"), standard.retired_reason))
    if standard.error is not None:
        lines.append("✕ " + describe(standard.error))
    return "\n".join(lines)
