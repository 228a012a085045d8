# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person says when tagging: kinds, own basis and what it cites, batch, opinion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.widgets.kind_choice import KindChoice
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.tagging.warnings import TagWarnings
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Value
    from lowuse_plugin.domain.survey_units.fields import LegacyLand
    from lowuse_plugin.services.tagging.outlook import Outlook
    from lowuse_plugin.services.tagging.parcels import Decision


class TagForm(QWidget):
    """Fields and two buttons that say how many parcels they act on."""

    tag_wanted = pyqtSignal()
    withdraw_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Tagging.Form")
        self.kinds = KindChoice("LowUse.Tagging.Kind")
        self._basis = self._line("Basis", tr("Needed where no rule is hit; Enter tags"))
        self._clause = self._line(
            "Clause", tr("such as P-12"), tr("Clause that it cites, such as P-12")
        )
        self._batch = self._line("Batch", tr("optional"), tr("Batch (optional)"))
        self._document = self._line("Document", tr("optional"), tr("Document number (optional)"))
        self._opinion = self._line("Opinion", tr("optional"), tr("Opinion (optional)"))
        for line in (self._basis, self._clause, self._batch, self._document, self._opinion):
            line.returnPressed.connect(self._on_enter)
        self._warnings = TagWarnings("LowUse.Tagging.Outlook")
        self._tag = _button("LowUse.Tagging.Tag")
        self._withdraw = _button("LowUse.Tagging.Withdraw")
        self._tag.clicked.connect(lambda _checked=False: self.tag_wanted.emit())
        self._withdraw.clicked.connect(lambda _checked=False: self.withdraw_wanted.emit())
        self._hidden = plain_label("LowUse.Tagging.Hidden")
        self.bar = QWidget()
        """The buttons; a panel may put them where they are seen beside every page."""
        self._lay_out()
        self._offer_clauses()
        self.aim_at(0)
        self.set_hidden(0)

    @property
    def basis(self) -> str | None:
        """The person's own basis."""
        return _said(self._basis)

    @property
    def batch(self) -> str | None:
        """Batch that the tags belong to."""
        return _said(self._batch)

    @property
    def typed(self) -> bool:
        """Whether words stand there that are not in any tag yet; the batch goes on."""
        lines = (self._basis, self._clause, self._opinion, self._document)
        return any(_said(line) for line in lines)

    def missing(self, state: str) -> str:
        """Say what the form lacks for a decision, empty when nothing."""
        if state != "withdrawn" and not self.kinds.kinds:
            return tr("Check at least one kind of low-efficiency land.")
        if _said(self._clause) and not self.basis and state != "withdrawn":
            return tr("A clause alone is no basis: say in words what the finding is.")
        return ""

    def decision(
        self,
        state: str = "tagged",
        *,
        details: Mapping[str, Value] | None = None,
        legacy: Sequence[LegacyLand] = (),
    ) -> Decision:
        """Return what the form says, as this person's decision of today.

        Args:
            state: Code list ``tag_state``.
            details: Columns of the unit that are set with it.
            legacy: Legacy land that is entered with it.
        """
        from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
        from lowuse_plugin.services.tagging.parcels import Decision  # noqa: PLC0415

        return Decision(
            decided_by=current_actor().name,
            decided_on=office_today(),
            state=state,
            kinds=self.kinds.kinds,
            text=self.basis,
            clause=_said(self._clause) or "",
            batch=self.batch,
            opinion=_said(self._opinion),
            document_no=_said(self._document),
            details=details or {},
            legacy=tuple(legacy),
        )

    def aim_at(self, parcels: int, *, refused: str = "", busy: bool = False) -> None:
        """Say on how many parcels the buttons act, and why they do not.

        Args:
            parcels: The chosen ones.
            refused: Why nothing may be written, empty when it may.
            busy: Whether something is at work.
        """
        self._tag.setText(tr("&Tag {count} as low-efficiency", count=f"{parcels:,}"))
        self._withdraw.setText(tr("With&draw the tag"))
        hint = "" if parcels else tr("Choose parcels in the list or on the map first.")
        hint = refused or hint
        for button in (self._tag, self._withdraw):
            button.setEnabled(bool(parcels) and not refused and not busy)
            button.setToolTip(hint)

    def set_hidden(self, hidden: int) -> None:
        """Say how many of the chosen parcels the filter of the list hides."""
        self._hidden.setText(
            tr("⚠ {count} of them are not in the list as it is filtered.", count=f"{hidden:,}")
        )
        self._hidden.setVisible(bool(hidden))

    def show_outlook(self, outlook: Outlook | None) -> None:
        """Show what is known of the chosen parcels before they are tagged; None for nothing."""
        self._warnings.show_outlook(outlook)

    def forget_basis(self) -> None:
        """Clear everything that was said of parcels."""
        for line in (self._basis, self._clause, self._opinion, self._document):
            line.clear()

    def forget_said(self, decision: Decision) -> None:
        """Clear what is written now; what was typed since then is about the next parcels."""
        written = (
            (self._basis, decision.text),
            (self._clause, decision.clause),
            (self._opinion, decision.opinion),
            (self._document, decision.document_no),
        )
        for line, sent in written:
            if _said(line) == (sent or None):
                line.clear()

    def focus_basis(self) -> None:
        """Let the user type the basis."""
        self._basis.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_enter(self) -> None:
        if self._tag.isEnabled():
            self.tag_wanted.emit()

    def _offer_clauses(self) -> None:
        from lowuse_plugin.domain.policy.clauses import clauses_of, documents  # noqa: PLC0415

        words = [
            f"{clause.id} {clause.text[:40]}"
            for document in documents()
            for clause in clauses_of(document.id)
        ]
        completer = QCompleter(words, self._clause)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._clause.setCompleter(completer)
        completer.activated.connect(lambda text: self._clause.setText(text.split(" ")[0]))

    def _line(self, name: str, hint: str, tip: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"LowUse.Tagging.{name}")
        line.setPlaceholderText(hint)
        line.setToolTip(tip or hint)
        line.setMaxLength(500)
        return line

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setVerticalSpacing(max(self.fontMetrics().height() // 5, 1))
        _put(grid, 0, 0, tr("&Basis"), self._basis, span=3)
        _put(grid, 1, 0, tr("&Clause"), self._clause)
        _put(grid, 1, 2, tr("Batc&h"), self._batch)
        _put(grid, 2, 0, tr("&Opinion"), self._opinion)
        _put(grid, 2, 2, tr("Document &no."), self._document)
        content = QWidget()
        layout = QVBoxLayout(content)
        margin = max(self.fontMetrics().height() // 4, 2)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(margin)
        layout.addWidget(self._warnings)
        layout.addWidget(self.kinds)
        layout.addLayout(grid)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        buttons = QHBoxLayout()
        buttons.addWidget(self._tag, 2)
        buttons.addWidget(self._withdraw, 1)
        actions = QVBoxLayout(self.bar)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.addWidget(self._hidden)
        actions.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, margin)
        outer.setSpacing(margin)
        outer.addWidget(area, 1)
        outer.addWidget(self.bar)


def _put(
    grid: QGridLayout, row: int, column: int, text: str, line: QLineEdit, *, span: int = 1
) -> None:
    label = QLabel(text)
    label.setBuddy(line)
    grid.addWidget(label, row, column)
    grid.addWidget(line, row, column + 1, 1, span)


def _said(line: QLineEdit) -> str | None:
    return line.text().strip() or None


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
