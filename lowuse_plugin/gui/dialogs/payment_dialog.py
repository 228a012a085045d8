# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""登记拨付, 冲销, 追回, 市级到账: one voucher, and the lines that it would become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDateEdit, QLineEdit, QWidget

from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.claims.words import fund_word
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.subsidy.ledger_lines import line_name
from lowuse_plugin.gui.widgets.subsidy.ledger_money import AmountInput
from lowuse_plugin.gui.widgets.subsidy.ledger_page import reversible
from lowuse_plugin.gui.widgets.subsidy.ledger_preview import (
    preview_columns,
    preview_row,
    receiver_note,
    receiver_title,
)
from lowuse_plugin.gui.widgets.subsidy.ledger_reading import LedgerState
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyTable
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from lowuse_plugin.domain.subsidy.ledger import Ledger, LedgerLine, PaymentInput

PAYMENT, REVERSAL, RECOVERY, CITY = "payment", "reversal", "recovery", "city"
_BACK = frozenset({REVERSAL, RECOVERY})
_NAME = "LowUse.Payment"
_LONGEST = 500
_ROWS = 3


class PaymentDialog(AskingDialog):
    """Asks for a voucher and shows what it would become."""

    payment_wanted = pyqtSignal(object)
    """A ``PaymentInput``."""

    NAME = "Payment"
    CHARACTERS = 76
    SAID_LINES = 3

    def __init__(
        self,
        kind: str,
        state: LedgerState,
        person: str,
        waiting: Waiting,
        *,
        line: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Propose what is usual.

        Args:
            kind: ``PAYMENT``, ``REVERSAL``, ``RECOVERY`` or ``CITY``.
            state: The ledger.
            person: Who enters it.
            waiting: What saves that wait tell.
            line: The line that is chosen in the ledger, empty for none.
            parent: Owner.
        """
        super().__init__(_title(kind), tr("Book"), waiting, parent)
        self._kind = kind
        self._state = state
        self._person = person
        self._has_changed = False
        """Somebody booked since one looked at the preview."""
        self._make(line)
        self._lay_out()
        self._propose_amount()
        self._connect()
        install_f1(self, "procedure", "payments")
        self._begin()

    @property
    def state(self) -> LedgerState:
        """The project with the ledger on which the preview rests."""
        return self._state

    @property
    def ledger(self) -> Ledger:
        """The ledger on which the preview rests."""
        return self._state.ledger

    @property
    def project_uuid(self) -> str:
        """Whose ledger it is."""
        return self._state.project_uuid

    def take(self, state: LedgerState) -> None:
        """Preview on a newer state of the ledger; what was entered stays."""
        if state.ledger == self._state.ledger:
            return
        self._state, self._has_changed = state, True
        self._aim()

    # -- what was entered -------------------------------------------------------------------------

    @property
    def entered(self) -> PaymentInput:
        """What was entered; gaps are empty."""
        return self._input(one_line(self._voucher.text()), one_line(self._reason.text()))

    def _input(self, voucher: str, reason: str) -> PaymentInput:
        from lowuse_plugin.domain.subsidy.ledger import PaymentInput  # noqa: PLC0415

        day = self._day.date()
        line = str(self._line.currentData() or "") if self._line is not None else ""
        return PaymentInput(
            kind=self._kind,
            district=self._district_of(line),
            paid_on=day.toPyDate(),
            voucher_no=voucher,
            amount_fen=self._amount.fen or 0,
            fund=str(self._fund.currentData() or ""),
            receiver=one_line(self._receiver.text()),
            reason=reason,
            entered_by=self._person,
            replaces=line or None,
        )

    def _district_of(self, uuid: str) -> str:
        found = self._line_of(uuid)
        return found.district if found is not None else str(self._district.currentData() or "")

    def _line_of(self, uuid: str) -> LedgerLine | None:
        return next((line for line in self.ledger.lines if line.uuid == uuid), None)

    def _lines(self) -> tuple[tuple[LedgerLine, ...], str]:
        """Return the lines that would be booked, and why there are none.

        What is not entered yet hinders no preview: the amount alone decides the lines.
        """
        from lowuse_plugin.services.claims.payments import preview_payment  # noqa: PLC0415

        if not self._amount.fen:
            return (), ""
        voucher = one_line(self._voucher.text()) or "…"
        reason = one_line(self._reason.text()) or "…"
        try:
            return preview_payment(self.ledger, self._input(voucher, reason)), ""
        except LowUseError as error:
            return (), describe(error)

    def _typed(self) -> tuple[PaymentInput, str]:
        return self.entered, self._amount.text

    def _gap(self) -> str:
        problem = self._lines()[1]
        if not self._amount.fen:
            return self._amount.problem or tr("Enter an amount above zero.")
        if problem:
            return problem
        if not one_line(self._voucher.text()):
            return tr("Enter the number of the voucher: the line rests on it.")
        if self._kind in _BACK and not one_line(self._reason.text()):
            return tr("Give the reason: it stays in the ledger.")
        return ""

    def _send(self) -> None:
        self._has_changed = False
        self.payment_wanted.emit(self.entered)

    def _news(self) -> str:
        if not self._has_changed:
            return ""
        return "▲ " + tr("The ledger has changed meanwhile. Look at the preview again.")

    def _on_changed(self) -> None:
        self._has_changed = False
        super()._on_changed()

    def _aim(self) -> None:
        self._preview.show_rows([preview_row(line) for line in self._lines()[0]])
        super()._aim()

    def _propose_amount(self) -> None:
        """Enter what is usual: what is not paid yet, what is left of the line, what is owed."""
        from lowuse_plugin.domain.subsidy.ledger_booking import left_of  # noqa: PLC0415

        line = self._line_of(str(self._line.currentData() or "")) if self._line else None
        part = self.ledger.by_district.get(str(self._district.currentData() or ""))
        fen: int | None = None
        if line is not None:
            same = [
                each
                for each in self.ledger.lines
                if each.amount_fen > 0 and each.voucher_no == line.voucher_no
                and each.district == line.district and line.kind == PAYMENT
            ] or [line]  # fmt: skip
            fen = sum(left_of(self.ledger.lines, each) for each in same)
        elif part is not None and self._kind == PAYMENT:
            fen = part.remaining_fen
        elif part is not None and self._kind == CITY:
            fen = part.city_open_fen
        self._amount.put(fen if fen is not None and fen > 0 else None)

    # -- widgets ----------------------------------------------------------------------------------

    def _make(self, line: str) -> None:
        ledger = self.ledger
        self._district = _box("District")
        for code in ledger.by_district:
            self._district.addItem(shown_district(code), code)
        self._line = self._make_lines(line) if self._kind in _BACK else None
        today = QDate(office_today())
        self._day = QDateEdit(today)
        self._day.setObjectName(f"{_NAME}.Day")
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setMaximumDate(today)
        self._voucher = _text("Voucher", tr("As it stands on the voucher"))
        self._amount = AmountInput(f"{_NAME}.Amount", tr("Amount"))
        self._fund = _box("Fund")
        funds = ("city_special",) if self._kind == CITY else ("district_budget", "other")
        for fund in funds:
            self._fund.addItem(fund_word(fund), fund)
        self._receiver = _text("Receiver", tr("Who gets the money"))
        if self._kind in (PAYMENT, RECOVERY):
            self._receiver.setText(ledger.redeveloper)
        self._note = plain_label(f"{_NAME}.ReceiverNote", receiver_note(self._kind, ledger))
        self._note.setVisible(bool(self._note.text()))
        self._reason = _text("Reason", tr("Such as: 多拨，依据文号") if self._kind in _BACK else "")
        self._preview = MoneyTable(f"{_NAME}.Preview", preview_columns())
        height = self._preview.verticalHeader().defaultSectionSize() * (_ROWS + 1)
        self._preview.setMinimumHeight(height)
        self._preview.setMaximumHeight(height)

    def _make_lines(self, chosen: str) -> QuietComboBox:
        """Return the lines that can be taken back; a recovery may name none."""
        box = _box("Line")
        if self._kind == RECOVERY:
            box.addItem(tr("no single line: what was paid beyond the approved amount first"), "")
        possible = reversible(self.ledger)
        for line in reversed(self.ledger.lines):
            if line.uuid in possible:
                box.addItem(line_name(line), line.uuid)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _lay_out(self) -> None:
        form = self.form
        if self._line is not None:
            is_reversal = self._kind == REVERSAL
            form.addRow(tr("Takes back") if is_reversal else tr("Recovers"), self._line)
        if self._district.count() > 1:
            form.addRow(tr("District"), self._district)
        form.addRow(tr("Day") if self._kind in _BACK else tr("Day of payment"), self._day)
        form.addRow(tr("Voucher no."), self._voucher)
        form.addRow(tr("Amount"), self._amount)
        if self._kind != REVERSAL:  # it goes back to where it came from
            form.addRow(tr("Fund"), self._fund)
            form.addRow(receiver_title(self._kind), self._receiver)
        if self._note.text():
            form.addRow("", self._note)
        form.addRow(tr("Reason") if self._kind in _BACK else tr("Remark"), self._reason)
        for unasked in (self._district, self._fund, self._receiver):
            if unasked.parentWidget() is None:  # it belongs to the window all the same
                unasked.setParent(self)
                unasked.hide()
        self.body.addWidget(plain_label(f"{_NAME}.What", self._state.name))
        self.body.addWidget(self._fields)
        self.body.addWidget(plain_label(f"{_NAME}.PreviewTitle", tr("What will be booked")))
        self.body.addWidget(self._preview)
        self._voucher.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._amount.changed.connect(self._on_changed)
        for line in (self._voucher, self._receiver, self._reason):
            line.textChanged.connect(lambda _text: self._on_changed())
        self._day.dateChanged.connect(lambda _day: self._on_changed())
        self._fund.currentIndexChanged.connect(lambda _index: self._on_changed())
        for box in (self._district, self._line):
            if box is not None:
                box.currentIndexChanged.connect(lambda _index: self._propose_amount())
                box.currentIndexChanged.connect(lambda _index: self._on_changed())


def _title(kind: str) -> str:
    return {
        PAYMENT: tr("Enter payment"),
        REVERSAL: tr("Reverse a line"),
        RECOVERY: tr("Recover money"),
        CITY: tr("City subsidy received"),
    }[kind]


def _box(name: str) -> QuietComboBox:
    box = QuietComboBox()
    box.setObjectName(f"{_NAME}.{name}")
    return box


def _text(name: str, placeholder: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(f"{_NAME}.{name}")
    line.setPlaceholderText(placeholder)
    line.setMaxLength(_LONGEST)
    return line
