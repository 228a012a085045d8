# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Somebody else changed the same fields: three columns, a choice for each group, a reason.

Nothing is preselected that nobody chose before, and nothing is written before everything is chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.history.conflicts import Choice, RowConflict, discarding, still_decided
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.field_editors import CHANGED, FOREIGN
from lowuse_plugin.gui.widgets.history.conflict_group import ConflictGroup
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.gui.widgets.window_size import keep_size, restore_size
from lowuse_plugin.qgis_bridge.edit_words import again_text, parcel_title
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.services.rows.edit_row import Decided

_GEOMETRY = "lowuse/conflict/geometry"
_WIDTH, _HEIGHT = 110, 30


class ConflictDialog(QDialog):
    """Lets a person decide a row, group by group; not modal, so that the map can be asked too."""

    decided = pyqtSignal(object, str)
    """Choice by group, and the reason (empty where nothing of a colleague's is thrown away)."""

    def __init__(
        self,
        conflict: RowConflict,
        *,
        to_decide: bool = True,
        before: Decided | None = None,
        why_not: Callable[[], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        """Show a conflict; nothing is chosen that was not chosen before.

        Args:
            conflict: The row with the groups to decide.
            to_decide: Ask for choices; else the differences are only looked at.
            before: An earlier decision, after which somebody changed the row once more: what it
                says of groups that did not change stays chosen, and its reason too.
            why_not: Why a decision cannot be carried out now, empty when it can; after it changed,
                :meth:`check` shows it.
            parent: Window that it belongs to.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Conflict")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = tr("Decide differences") if to_decide else tr("Differences")
        self.setWindowTitle(f"{title} · {parcel_title(conflict.label, conflict.fid)}")
        self._conflict = conflict
        self._why_not = why_not
        self._groups = [ConflictGroup(each, to_decide=to_decide) for each in conflict.groups]
        self._reason = ReasonLine(
            "LowUse.Conflict.Reason", tr("Such as: the certificate says otherwise")
        )
        self._state = plain_label("LowUse.Conflict.State")
        self._ask = plain_label("LowUse.Conflict.Ask")
        self._save = quiet_button("LowUse.Conflict.Save", tr("Save"), self._decide)
        kept = (
            {}
            if before is None
            else still_decided(before.conflict.groups, before.decisions, conflict.groups)
        )
        intro = _intro(conflict.table, to_decide=to_decide)
        if before is not None:
            news = [group for group in conflict.groups if group.group not in kept]
            intro = f"{again_text(news)} {intro}"
        self._lay_out(intro, to_decide=to_decide)
        for group in self._groups:
            group.chosen.connect(self.check)
        self._reason.textChanged.connect(lambda _text: self.check())
        for group in self._groups:
            if group.conflict.group in kept:
                group.choose(kept[group.conflict.group])
        if before is not None:
            self._reason.setText(before.reason)
        install_f1(self, "editing", "conflicts")
        restore_size(self, _GEOMETRY, _WIDTH, _HEIGHT)
        self.check()

    @property
    def groups(self) -> tuple[ConflictGroup, ...]:
        """The groups, in the order of the table."""
        return tuple(self._groups)

    @property
    def decisions(self) -> dict[str, Choice]:
        """What was chosen so far."""
        chosen = {group.conflict.group: group.choice for group in self._groups}
        return {name: choice for name, choice in chosen.items() if choice is not None}

    def done(self, result: int) -> None:
        """Remember the size however it ends."""
        keep_size(self, _GEOMETRY)
        super().done(result)

    def _lay_out(self, intro: str, *, to_decide: bool) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label("LowUse.Conflict.Intro", intro))
        legend = tr("{mark} changed by the colleague   {own} changed by you",
                    mark=FOREIGN, own=CHANGED)  # fmt: skip
        line = QHBoxLayout()
        line.addWidget(plain_label("LowUse.Conflict.Legend", legend), 1)
        count = sum(group.unchanged_count for group in self._groups)
        unchanged = QCheckBox(tr("Show the {count} fields that nobody changed", count=count))
        unchanged.setObjectName("LowUse.Conflict.Unchanged")
        unchanged.setVisible(bool(count))
        unchanged.toggled.connect(self._show_unchanged)
        line.addWidget(unchanged)
        layout.addLayout(line)
        layout.addWidget(self._scrolled(), 1)
        layout.addWidget(self._ask)
        layout.addWidget(self._reason)
        layout.addLayout(self._bottom(to_decide=to_decide))
        for widget in (self._ask, self._reason):
            widget.hide()

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        for group in self._groups:
            column.addWidget(group)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("LowUse.Conflict.Groups")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _bottom(self, *, to_decide: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self._state, 1)
        self._state.setVisible(to_decide)
        self._save.setVisible(to_decide)
        line.addWidget(self._save)
        text = tr("Back to editing") if to_decide else tr("Close")
        line.addWidget(quiet_button("LowUse.Conflict.Back", text, self.reject))
        return line

    def _show_unchanged(self, shown: bool) -> None:
        for group in self._groups:
            group.show_unchanged(shown)

    def check(self) -> None:
        """Ask for the reason where one is needed, and say what is still to be done."""
        decisions = self.decisions
        open_groups = [g.conflict.title for g in self._groups if g.choice is None]
        discarded = discarding(self._conflict.groups, decisions)
        for widget in (self._ask, self._reason):
            widget.setVisible(bool(discarded))
        names = "、".join(group.title for group in discarded)
        who = "、".join(dict.fromkeys(group.by for group in discarded if group.by))
        self._ask.setText(
            tr("Why are the values of {who} in “{groups}” not taken? The reason goes into the log.",
               who=who or tr("the colleague"), groups=names)
        )  # fmt: skip
        refused = self._why_not()
        if refused:
            state = refused
        elif open_groups:
            state = tr("Still to be chosen: {groups}", groups="、".join(open_groups))
        elif discarded and not self._reason.reason:
            state = tr("Enter the reason.")
        else:
            state = tr("Everything is chosen. Your other changes are saved with it.")
        self._state.setText(state)
        complete = not open_groups and (not discarded or bool(self._reason.reason))
        self._save.setEnabled(complete and not refused)

    def _decide(self) -> None:
        self.check()  # what is open may have changed since
        if not self._save.isEnabled():
            return
        decisions = self.decisions
        needed = bool(discarding(self._conflict.groups, decisions))
        reason = self._reason.reason if needed else ""
        if needed:
            self._reason.remember()
        self.decided.emit(decisions, reason)
        self.accept()


def _intro(table: str, *, to_decide: bool) -> str:
    if not to_decide and table == "parcel":
        return tr("What colleagues changed since you opened this parcel. Nothing is saved here.")
    if not to_decide:
        return tr("What colleagues changed since you opened this. Nothing is saved here.")
    return tr(
        "While you were editing, a colleague changed the same groups of fields. Nothing has been "
        "saved yet. Choose for each group whose values are to stand; a group stays together."
    )
