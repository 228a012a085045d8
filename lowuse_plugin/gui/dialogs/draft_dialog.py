# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A draft standard: its rules in a form, judged while one types, and tried at once (A09)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.identification.rule_set_text import dump, load
from lowuse_plugin.domain.identification.rule_words import texts_apart
from lowuse_plugin.domain.identification.rules import RuleSet, parse_rule_set
from lowuse_plugin.gui.help import install_f1, open_help
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.identification.rule_form import RuleForm, new_rule
from lowuse_plugin.gui.widgets.identification.rule_set_form import RuleSetForm
from lowuse_plugin.gui.widgets.identification.rules_table import RuleTable
from lowuse_plugin.gui.widgets.identification.standard_words import trouble_text
from lowuse_plugin.gui.widgets.identification.trial_view import TrialView
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.save_wait import SaveWait
from lowuse_plugin.gui.widgets.unwritten_question import UnwrittenQuestion
from lowuse_plugin.gui.widgets.window_size import keep_size, restore_size
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt
    from lowuse_plugin.services.identification.standards import Standard

_NAME = "LowUse.Draft"
_SIZE = "lowuse/window/draft"
_CHARACTERS, _LINES = 165, 38
_RULE = re.compile(r"rules\[(\d+)\](?:\.(.*))?")


class DraftDialog(QDialog):
    """Not modal: the map stays usable beside it. Nothing is written until 保存草案."""

    def __init__(
        self, context: PanelContext, draft: Standard, parent: QWidget | None = None
    ) -> None:
        """Show a draft.

        Args:
            context: The shared parts.
            draft: As it was read.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Draft")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.uuid = draft.uuid or ""
        self._version = draft.version or 0
        self._data = load(draft.content, draft.id)
        self._saved = dump(self._data)
        self._sound: RuleSet | None = None
        self._trouble: LowUseError | None = None
        self._refusal = self._over = ""
        self._is_busy = self._is_trying = False
        self._make()
        self._lay_out()
        self._connect()
        install_f1(self, "rules", "draft")
        restore_size(self, _SIZE, _CHARACTERS, _LINES)
        self._set_form.show_data(self._data)
        self._check()
        self._table.choose(0)

    @property
    def edited(self) -> bool:
        """Whether something is not saved."""
        return dump(self._data) != self._saved

    def start_trying(self) -> None:
        """Try the draft, and again after each change."""
        self._is_trying = True
        self._trial.show()
        self._try.setText(tr("Stop trying"))
        self._trial.try_rules(self._sound)

    def stop_trying(self) -> None:
        """Try no more."""
        self._is_trying = False
        self._trial.stop()
        self._trial.hide()
        self._try.setText(tr("Try"))

    def may_leave(self) -> bool:
        """Ask what becomes of what is not saved; False keeps the workspace open."""
        if not (self.edited or self._is_busy):
            return True
        self._ask_before_closing()
        return False

    def discard(self) -> None:
        """Close whatever was changed."""
        super().reject()

    def reject(self) -> None:
        """Close; what is not saved is asked about first."""
        if self._is_busy:
            self._wait.cancel()
        elif self.edited:
            self._ask_before_closing()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Take trial and selection away, and remember the size."""
        self._trial.stop()
        keep_size(self, _SIZE)
        super().done(result)

    def save(self) -> None:
        """Save the draft."""
        store = self._context.session.store
        if store is None or self._hindrance() or not self.edited:
            return
        uuid, version, content = self.uuid, self._version, dump(self._data)
        title = str(self._data.get("title", ""))

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.identification.standards import save_draft  # noqa: PLC0415

            return save_draft(store, uuid, version, content)

        def done(receipt: Receipt) -> None:
            self._context.tell_saved(
                store, receipt.transaction_id, tr("Draft “{title}” saved.", title=title)
            )
            if not sip.isdeleted(self):
                self._version = receipt.versions["rule_set", uuid]
                self._saved = content
                self._ask.withdraw()

        def failed(error: BaseException) -> None:
            if sip.isdeleted(self) or not isinstance(error, LowUseError):
                self._context.messages.failure(error)
                return
            said = "✕ " + tr("Nothing was written. {why}", why=describe_any(error))
            if isinstance(error, ConflictError) or error.code in _LOST:
                self._over = said
            self._refusal = said

        self._is_busy, self._refusal = True, ""
        self._aim()
        work_title = tr("Saving the draft")
        task = self._context.run_for(
            store, work_title, work, done, on_failed=failed, hidden=True, writes=True
        )
        self._wait.follow(task)
        task.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        if not sip.isdeleted(self):
            self._is_busy = False
            self._wait.watch(False)
            self._aim()

    def _ask_before_closing(self) -> None:
        write = None if self._hindrance() else self.save
        self._ask.ask(self.discard, write)
        self.raise_()

    # -- the rules --------------------------------------------------------------------------------

    @property
    def _rules(self) -> list[dict[str, Any]]:
        rules: list[dict[str, Any]] = self._data.setdefault("rules", [])
        return rules

    def _row(self) -> int:
        return int(self._table.currentIndex().row())

    def _add(self) -> None:
        place = self._row() + 1 or len(self._rules)
        self._insert(place, new_rule(self._free_code()))

    def _copy(self) -> None:
        row = self._row()
        if row >= 0:
            self._insert(row + 1, {**self._rules[row], "code": self._free_code()})

    def _insert(self, place: int, rule: dict[str, Any]) -> None:
        self._rules.insert(place, rule)
        self._check()
        self._table.choose(place)
        self._show_rule(place)

    def _remove(self) -> None:
        row = self._row()
        if row >= 0:
            del self._rules[row]
            self._check()
            self._show_rule(self._row())

    def _move(self, by: int) -> None:
        row = self._row()
        if 0 <= row < len(self._rules) and 0 <= row + by < len(self._rules):
            self._rules.insert(row + by, self._rules.pop(row))
            self._check()
            self._table.choose(row + by)

    def _free_code(self) -> str:
        taken = {str(rule.get("code")) for rule in self._rules}
        number = len(taken) + 1
        while f"R-{number:02d}" in taken:
            number += 1
        return f"R-{number:02d}"

    def _show_rule(self, row: int) -> None:
        has_rule = 0 <= row < len(self._rules)
        self._form.setEnabled(has_rule and not self._hindrance_of_role())
        if has_rule:
            self._form.show_rule(self._rules[row], self._data.get("scopes", {}))
        self._mark()
        self._aim()

    def _on_rule(self) -> None:
        row = self._row()
        if 0 <= row < len(self._rules):
            self._rules[row] = self._form.rule()
            self._check()

    def _on_set(self) -> None:
        values = self._set_form.values()
        self._data.update({k: v for k, v in values.items() if v is not None})
        for key, value in values.items():
            if value is None:
                self._data.pop(key, None)
        self._check()
        row = self._row()
        if 0 <= row < len(self._rules):
            self._form.show_rule(self._rules[row], self._data.get("scopes", {}))

    def _check(self) -> None:
        """Judge the draft as a file would be judged, and try it where that is wanted."""
        self._refusal = ""
        self._ask.withdraw()
        try:
            self._sound, self._trouble = parse_rule_set(dump(self._data), "draft"), None
        except LowUseError as error:
            self._sound, self._trouble = None, error
        found = self._trouble_at()
        self._table.show_rules(self._data, found[0] if found else None)
        self._mark()
        self._aim()
        if self._is_trying:
            self._trial.try_rules(self._sound)

    def _trouble_at(self) -> tuple[int, str] | None:
        """Return the rule that has to be put right, and the field in it."""
        key = "" if self._trouble is None else str(self._trouble.params.get("key", ""))
        found = _RULE.match(key)
        return None if found is None else (int(found[1]), found[2] or "")

    def _mark(self) -> None:
        found = self._trouble_at()
        self._form.mark(found[1] if found is not None and found[0] == self._row() else "")

    # -- what is shown ----------------------------------------------------------------------------

    def _hindrance_of_role(self) -> str:
        return self._over or why_not(self._context.session)

    def _hindrance(self) -> str:
        """Return why the draft cannot be saved now, empty when it can."""
        if self._is_busy:
            return tr("Writing …")
        if self._hindrance_of_role():
            return self._hindrance_of_role()
        if self._trouble is not None:
            found = self._trouble_at()
            said = trouble_text(self._trouble)
            if found is not None and found[0] < len(self._rules):
                code = str(self._rules[found[0]].get("code") or found[0] + 1)
                said = tr("Rule {code}: {trouble}", code=code, trouble=said)
            return "✕ " + said
        return ""

    def _aim(self) -> None:
        hindrance, edited = self._hindrance(), self.edited
        unsaved = tr("Changed, not saved yet.") if edited else ""
        apart = "、".join(texts_apart(self._sound)) if self._sound is not None else ""
        if apart:
            other = tr("The text names another figure than is compared: {rules}.", rules=apart)
            unsaved = f"⚠ {other} {unsaved}"
        self._said.setText(self._refusal or hindrance or unsaved)
        self._save.setEnabled(edited and not hindrance)
        title = str(self._data.get("title", ""))
        self.setWindowTitle(tr("Draft: {title}", title=title) + (" *" if edited else ""))
        barred = bool(self._hindrance_of_role()) or self._is_busy
        row = self._row()
        self._set_form.setEnabled(not barred)
        self._add_button.setEnabled(not barred)
        self._copy_button.setEnabled(not barred and row >= 0)
        self._remove_button.setEnabled(not barred and row >= 0)
        self._up.setEnabled(not barred and row > 0)
        self._down.setEnabled(not barred and 0 <= row < len(self._rules) - 1)

    def _make(self) -> None:
        self._table = RuleTable(f"{_NAME}.Rules")
        self._add_button = quiet_button(f"{_NAME}.Add", tr("Add rule"), self._add)
        self._copy_button = quiet_button(f"{_NAME}.Copy", tr("Duplicate rule"), self._copy)
        self._remove_button = quiet_button(f"{_NAME}.Remove", tr("Remove rule"), self._remove)
        self._up = quiet_button(f"{_NAME}.Up", tr("Move up"), lambda: self._move(-1))
        self._down = quiet_button(f"{_NAME}.Down", tr("Move down"), lambda: self._move(1))
        self._form = RuleForm(f"{_NAME}.Rule")
        self._set_form = RuleSetForm(f"{_NAME}.Set")
        self._trial = TrialView(self._context, f"{_NAME}.Trial")
        self._trial.hide()
        self._tabs = QTabWidget()
        self._tabs.setObjectName(f"{_NAME}.Tabs")
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self._form, tr("Chosen rule"))
        self._tabs.addTab(self._set_form, tr("Whole standard"))
        self._said = plain_label(f"{_NAME}.Said")
        self._said.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self._ask = UnwrittenQuestion(f"{_NAME}.Ask")
        self._wait = SaveWait(f"{_NAME}.Waiting", self._context.session.waiting)
        self._help = quiet_button(f"{_NAME}.Help", tr("Help"), lambda: open_help("rules", "draft"))
        self._try = quiet_button(f"{_NAME}.Try", tr("Try"), self._toggle_trying)
        self._save = quiet_button(f"{_NAME}.Save", tr("Save draft"), self.save)
        self._close = quiet_button(f"{_NAME}.Close", tr("Close"), self.close)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table, 3)
        buttons = QHBoxLayout()
        for button in (
            self._add_button, self._copy_button, self._remove_button, self._up, self._down,
        ):  # fmt: skip
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self._trial, 2)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(left)
        parts.addWidget(self._tabs)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        digit = self.fontMetrics().horizontalAdvance("0")
        parts.setSizes([digit * 95, digit * 66])
        bottom = QHBoxLayout()
        bottom.addWidget(self._help)
        bottom.addStretch(1)
        for button in (self._try, self._save, self._close):
            bottom.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(parts, 1)
        for widget in (self._ask, self._said, self._wait):
            layout.addWidget(widget)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self._table.rule_chosen.connect(self._show_rule)
        self._form.changed.connect(self._on_rule)
        self._set_form.changed.connect(self._on_set)
        self._trial.hits_changed.connect(self._show_hits)
        self._context.session.role_changed.connect(self._on_role)
        self._context.session.closed.connect(self.discard)

    def _show_hits(self, hits: Mapping[str, int]) -> None:
        self._table.show_hits(hits)

    def _on_role(self) -> None:
        self._show_rule(self._row())

    def _toggle_trying(self) -> None:
        if self._is_trying:
            self.stop_trying()
        else:
            self.start_trying()


_LOST = frozenset({"STANDARD_GONE", "STANDARD_CHANGED", "STANDARD_NOT_DRAFT"})
"""Codes after which what the dialog shows can never be saved."""
