# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Money as people read and type it: 2,880,000.60 元, with Chinese digits, marks and units.

Whole 分 inside, never a float.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.subsidy.ledger_booking import MOST_FEN
from lowuse_plugin.domain.typed_figures import read_figure
from lowuse_plugin.domain.units import fen_to_yuan
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe

_NOTE_LINES = 2


def digits(fen: int) -> str:
    """Return 元 with thousands and two decimals: ``2,880,000.60``."""
    return f"{fen_to_yuan(fen):,.2f}"


def money(fen: int | None) -> str:
    """Return an amount with its unit, a dash where there is none."""
    return "—" if fen is None else tr("{amount} yuan", amount=digits(fen))


def read_money(text: str, field: str) -> int | None:
    """Return what was typed in 分; None where nothing was.

    Read as every typed figure is (:func:`read_figure`), with ``¥``, 元, 千元, 万元 and 亿元.

    Args:
        text: As typed or pasted.
        field: What the amount is called where it cannot be read.

    Raises:
        LowUseError: ``FIELD_NOT_A_NUMBER``, ``FIELD_COMMA_UNCLEAR``, ``PAYMENT_NOT_IN_FEN``,
            ``FIELD_NEGATIVE``, ``PAYMENT_TOO_LARGE``.
    """
    figure = read_figure(text, "元", field)
    if figure is None:
        return None
    fen = figure.value * 100
    if fen < 0:
        raise LowUseError("FIELD_NEGATIVE", field=field, value=text)
    if fen.denominator != 1:
        raise LowUseError("PAYMENT_NOT_IN_FEN", field=field, value=text)
    if fen > MOST_FEN:
        raise LowUseError("PAYMENT_TOO_LARGE", value=digits(int(fen)))
    return int(fen)


def in_words(fen: int) -> str:
    """Return 人民币大写."""
    from lowuse_plugin.domain.subsidy.rmb_words import rmb_words  # noqa: PLC0415

    return rmb_words(fen)


def _converted(text: str, fen: int) -> str:
    """Return what becomes of an amount that is typed in 万, empty where it is typed in 元."""
    figure = read_figure(text, "元", "")
    return f"= {money(fen)}" if figure is not None and figure.converted else ""


class AmountInput(QWidget):
    """One amount: typed, tidied when it is left, and read back in words."""

    changed = pyqtSignal()

    def __init__(
        self, name: str, field: str, *, words: bool = True, parent: QWidget | None = None
    ) -> None:
        """Start empty.

        Args:
            name: Object name of the line; the note below adds ``.Note``.
            field: What the amount is called where it cannot be read.
            words: Say below what was understood in 人民币大写.
            parent: Owner.
        """
        super().__init__(parent)
        self._field = field
        self._words = words
        self._line = QLineEdit()
        self._line.setObjectName(name)
        self._line.setAccessibleName(field)
        self._line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._line.setPlaceholderText("0.00")
        self._note = QLabel()
        self._note.setObjectName(f"{name}.Note")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if words:
            # Room for what comes and goes while somebody types: nothing jumps.
            self._note.setMinimumHeight(self.fontMetrics().lineSpacing() * _NOTE_LINES)
        self._note.setVisible(words)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(QLabel(tr("yuan")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(max(self.fontMetrics().height() // 6, 1))
        layout.addLayout(row)
        layout.addWidget(self._note)
        self.setFocusProxy(self._line)
        self._line.textChanged.connect(lambda _text: self._on_typed())
        self._line.editingFinished.connect(self._tidy)

    @property
    def fen(self) -> int | None:
        """The amount; None while nothing is typed or it cannot be read."""
        try:
            return read_money(self._line.text(), self._field)
        except LowUseError:
            return None

    @property
    def text(self) -> str:
        """What was typed, readable or not."""
        return str(self._line.text())

    @property
    def problem(self) -> str:
        """Why what was typed cannot be read, empty when it can."""
        try:
            read_money(self._line.text(), self._field)
        except LowUseError as error:
            return describe(error)
        return ""

    def put(self, fen: int | None) -> None:
        """Show an amount."""
        self._line.setText("" if fen is None else digits(fen))

    def put_text(self, text: str) -> None:
        """Type a text and leave the line."""
        self._line.setText(text)
        self._tidy()

    def _on_typed(self) -> None:
        self._tell(self._line.hasFocus())
        self.changed.emit()

    def _tidy(self) -> None:
        """Show the amount in its one form, or why it cannot be read."""
        fen = self.fen
        if fen is not None and self._line.text() != digits(fen):
            self._line.setText(digits(fen))
        self._tell(False)

    def _tell(self, typing: bool) -> None:
        """Read the amount back; while somebody types nothing is wrong yet."""
        fen, problem = self.fen, "" if typing else self.problem
        text = f"⚠ {problem}" if problem else ""
        if not text and fen:
            words = in_words(fen) if self._words else ""
            text = "　".join(filter(None, (_converted(self._line.text(), fen), words)))
        self._note.setText(text)
        self._note.setVisible(self._words or bool(text))
