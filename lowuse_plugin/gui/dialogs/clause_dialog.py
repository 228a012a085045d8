# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a cited clause says: document, place, words, validity."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.policy.clauses import (
    CLAUSE,
    CONDITION,
    GUARD,
    READING,
    RULE,
    Clause,
    find_clause,
)
from lowuse_plugin.gui.help import install_f1, open_help
from lowuse_plugin.gui.policy_door import find_door
from lowuse_plugin.qgis_bridge.i18n import tr

_WIDTH_CHARS = 68
_MAX_LINES = 9


class ClauseDialog(QDialog):
    """Shows one clause; not modal, so that the map and the panel stay usable beside it.

    Quotations stay Chinese in every language of QGIS (D14).
    """

    def __init__(self, ref: str, parent: QWidget | None = None, *, text: str = "") -> None:
        """Look the citation up and show it, or say that it is not known.

        Args:
            ref: Citation as it stands in a pack or a result.
            parent: Window that it belongs to.
            text: Words beside the citation, where the place alone is not enough.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Clause")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Clause"))
        self._clause = find_clause(ref, text)
        self._page, self._anchor = _help_place(self._clause)
        layout = QVBoxLayout(self)
        if self._clause is None:
            layout.addWidget(_label("Unknown", tr("Nothing is known of “{ref}”.", ref=ref)))
        else:
            self._show(self._clause, layout)
        layout.addWidget(self._buttons())
        install_f1(self, self._page, self._anchor)
        self.resize(self._width(), layout.minimumSize().height())

    def _show(self, clause: Clause, layout: QVBoxLayout) -> None:
        form = QFormLayout()
        form.addRow(tr("Document"), _label("Document", _document(clause)))
        form.addRow(tr("Place"), _label("Place", _place(clause)))
        form.addRow(tr("Validity"), _label("Validity", _validity(clause)))
        form.addRow(tr("Kind"), _label("Kind", _kind(clause)))
        layout.addLayout(form)
        if clause.example:
            warning = tr("Example standard, for training only: not for a submission or a meeting.")
            layout.addWidget(_label("Example", f"⚠ {warning}"))
        layout.addWidget(self._words("Text", clause.text), stretch=2)
        if clause.note:
            title = tr("How it is tested") if clause.kind == CONDITION else tr("Remark")
            layout.addWidget(QLabel(title))
            layout.addWidget(self._words("Note", clause.note), stretch=1)

    def _words(self, name: str, text: str) -> QPlainTextEdit:
        """Return text that can be selected, copied and scrolled, as high as it needs."""
        view = QPlainTextEdit(text)
        view.setObjectName(f"LowUse.Clause.{name}")
        view.setReadOnly(True)
        view.setTabChangesFocus(True)
        metrics = self.fontMetrics()
        lines = metrics.horizontalAdvance(text) // (self._width() * 9 // 10) + 2
        frame = 2 * (view.frameWidth() + round(view.document().documentMargin()))
        view.setMinimumHeight(min(lines, _MAX_LINES) * metrics.lineSpacing() + frame)
        return view

    def _width(self) -> int:
        return self.fontMetrics().horizontalAdvance("0") * _WIDTH_CHARS

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("LowUse.Clause.Close")
        close.setText(tr("Close"))
        show_help = buttons.addButton(tr("Open help"), QDialogButtonBox.ButtonRole.HelpRole)
        show_help.setObjectName("LowUse.Clause.Help")
        show_help.clicked.connect(lambda _checked=False: open_help(self._page, self._anchor))
        self._offer_library(buttons)
        buttons.rejected.connect(self.close)
        return buttons

    def _offer_library(self, buttons: QDialogButtonBox) -> None:
        """Offer the whole document, and what rests on the clause, where the library is near."""
        door, clause = find_door(self), self._clause
        if door is None or clause is None or clause.kind == RULE:
            return
        library = buttons.addButton(tr("Policy library"), QDialogButtonBox.ButtonRole.ActionRole)
        library.setObjectName("LowUse.Clause.Library")
        library.setToolTip(tr("The whole document, and what in the workspace rests on the clause"))
        library.setAutoDefault(False)
        library.clicked.connect(lambda _checked=False: door.wanted.emit(clause.id))


def _help_place(clause: Clause | None) -> tuple[str, str]:
    if clause is None:
        return "clauses", ""
    return ("rules" if clause.kind == RULE else "clauses"), clause.id


def _document(clause: Clause) -> str:
    return f"《{clause.document}》 {clause.document_no}".strip()


def _place(clause: Clause) -> str:
    parts = [clause.id, clause.place]
    if clause.of:
        parts.append(tr("(see {clauses})", clauses="、".join(clause.of)))
    return "  ".join(part for part in parts if part)


def _validity(clause: Clause) -> str:
    first = clause.valid_from.isoformat()
    if clause.valid_to is None:
        return tr("from {first}", first=first)
    return tr("{first} to {last}", first=first, last=clause.valid_to.isoformat())


def _kind(clause: Clause) -> str:
    kinds = {
        CLAUSE: tr("Words of the document"),
        CONDITION: tr("Words of the document, one condition"),
        GUARD: tr("A check of this plugin; the document does not name it"),
        READING: tr("How this plugin reads the clause; not the wording of the document"),
        RULE: tr("A rule of an identification standard"),
    }
    return kinds[clause.kind]


def _label(name: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(f"LowUse.Clause.{name}")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
