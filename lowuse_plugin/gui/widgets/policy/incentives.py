# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""其他激励: typed facts, and which further incentives of the document follow (E18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QCompleter,
    QDateEdit,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.land_use import canonical_use
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.subsidy.incentives import (
    FAIL,
    FLAG,
    PASS,
    USE,
    FactSpec,
    IncentivePack,
    assess_incentives,
)
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.rich_text import RichText, clause_link, plain
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code, why
from lowuse_plugin.qgis_bridge.policy_packs import pack_folder

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.domain.subsidy.incentives import IncentiveResult
    from lowuse_plugin.qgis_bridge.tasks import Tasks

_NAME = "LowUse.Policy.Incentives"
_USES = ("0601 工业用地", "0604 仓储用地", "教育用地", "科研用地", "医疗卫生用地", "社会福利用地",
         "文化设施用地", "体育用地", "商服用地", "住宅用地")  # fmt: skip


class PolicyIncentives(QWidget):
    """What is not entered is missing, never no; nothing is written."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        """Offer the packs of further incentives, as soon as they are read.

        Args:
            tasks: Reads them.
            parent: Owner.
        """
        super().__init__(parent)
        self._tasks = tasks
        self._asked = 0
        self._packs: Mapping[str, IncentivePack] = {}
        self._inputs: dict[str, QWidget] = {}
        self._wrong: dict[str, QLabel] = {}
        self._pack = QuietComboBox()
        self._pack.setObjectName(f"{_NAME}.Pack")
        self._pack.currentIndexChanged.connect(lambda _index: self._build())
        self._on = QDateEdit(QDate(office_today()))
        self._on.setObjectName(f"{_NAME}.On")
        self._on.setCalendarPopup(True)
        self._on.setDisplayFormat("yyyy-MM-dd")
        self._on.dateChanged.connect(lambda _day: self.assess())
        day = QFormLayout()
        day.addRow(tr("Day that is asked about"), self._on)
        self._form_area = QScrollArea()
        self._form_area.setWidgetResizable(True)
        self._form_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.view = RichText(f"{_NAME}.Conclusions")
        clear = quiet_button(f"{_NAME}.Clear", tr("Clear"), self._build)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pack)
        column.addLayout(day)
        column.addWidget(self._form_area, 1)
        column.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeft)
        across = QSplitter()
        across.addWidget(left)
        across.addWidget(self.view)
        across.setStretchFactor(0, 1)
        across.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(
            plain_label(
                f"{_NAME}.Note",
                tr("Enter what is known; what is left open counts as missing, never as no. Nothing "
                   "is written."),
            )
        )  # fmt: skip
        layout.addWidget(across, 1)
        self.read_packs()

    def read_packs(self) -> None:
        """Offer what is installed now, read outside the interface thread."""
        self._asked += 1
        asked, folder = self._asked, pack_folder()

        def work(_progress: Progress) -> Mapping[str, IncentivePack]:
            from lowuse_plugin.domain.policy.folder import usable_incentives  # noqa: PLC0415

            return usable_incentives(folder)

        def done(packs: Mapping[str, IncentivePack]) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._offer(packs)

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self.view.setHtml(f"<p>✕ {plain(why(error))}</p>")

        title = tr("Reading the policy packs …")
        self._tasks.run(title, work, done, on_failed=failed, hidden=True)

    def _offer(self, packs: Mapping[str, IncentivePack]) -> None:
        before = self._pack.currentData()
        known, self._packs = self._packs, packs
        self._pack.blockSignals(True)
        self._pack.clear()
        for pack in self._packs.values():
            self._pack.addItem(f"{pack.document_no} {pack.title}", pack.id)
        self._pack.blockSignals(False)
        self._pack.choose(before if before in self._packs else next(iter(self._packs), None))
        if before not in packs or packs[before] != known.get(before):
            self._build()  # else what is entered stays

    def assess(self) -> None:
        """Tell what follows from what is entered."""
        pack = self._packs.get(str(self._pack.currentData() or ""))
        if pack is None:
            self.view.clear()
            return
        facts, problems = self._entered(pack)
        for name, label in self._wrong.items():
            said = problems.get(name, "")
            label.setText(f"✕ {said}" if said else "")
            label.setVisible(bool(said))
        if problems:
            self.view.clear()
            return
        try:
            found = assess_incentives(pack, facts, self._on.date().toPyDate())
            self.view.setHtml(self._validity(pack) + incentives_html(found))
        except LowUseError as error:
            name = str(error.params.get("field", ""))
            said = describe_code(error.code, {**error.params, "field": self._title(pack, name)})
            label = self._wrong.get(name)
            if label is not None:
                label.setText(f"✕ {said}")
                label.show()
            self.view.setHtml("" if label is not None else f"<p>✕ {plain(said)}</p>")

    def _validity(self, pack: IncentivePack) -> str:
        """Say that the document does not apply on the day, nothing while it does."""
        if pack.valid_from <= self._on.date().toPyDate() <= pack.valid_to:
            return ""
        told = tr("The document applies from {first} to {last}, not on this day.",
                  first=pack.valid_from, last=pack.valid_to)  # fmt: skip
        return f"<p><b>✕ {plain(told)}</b></p>"

    def _entered(self, pack: IncentivePack) -> tuple[dict[str, object], dict[str, str]]:
        facts: dict[str, object] = {}
        problems: dict[str, str] = {}
        for name, spec in pack.facts.items():
            widget = self._inputs[name]
            if isinstance(widget, QuietComboBox):
                if widget.currentData() is not None:
                    facts[name] = bool(widget.currentData())
                continue
            text = widget.text().strip() if isinstance(widget, QLineEdit) else ""
            if not text:
                continue
            if spec.kind == USE and canonical_use(text) is None:
                problems[name] = tr("{use} is no known land use. Enter its code or its words.",
                                    use=text)  # fmt: skip
            else:
                facts[name] = text
        return facts, problems

    def _build(self) -> None:
        """Make the form of the chosen pack, empty."""
        pack = self._packs.get(str(self._pack.currentData() or ""))
        self._inputs, self._wrong = {}, {}
        body = QWidget()
        form = QFormLayout(body)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, spec in (pack.facts if pack is not None else {}).items():
            widget = self._input(spec)
            title = f"{spec.title}（{spec.unit}）" if spec.unit else spec.title
            form.addRow(title, widget)
            wrong = plain_label(f"{_NAME}.Wrong.{name}")
            wrong.hide()
            form.addRow(wrong)
            self._inputs[name], self._wrong[name] = widget, wrong
        self._form_area.setWidget(body)
        self.assess()

    def _input(self, spec: FactSpec) -> QWidget:
        if spec.kind == FLAG:
            box = QuietComboBox()
            box.setObjectName(f"{_NAME}.{spec.name}")
            for words, value in ((tr("(not known)"), None), (tr("yes"), 1), (tr("no"), 0)):
                box.addItem(words, value)
            box.currentIndexChanged.connect(lambda _index: self.assess())
            return box
        line = QLineEdit()
        line.setObjectName(f"{_NAME}.{spec.name}")
        if spec.kind == USE:
            line.setPlaceholderText(tr("code or words, such as 0601"))
            completer = QCompleter(list(_USES), line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        line.textChanged.connect(lambda _text: self.assess())
        return line

    @staticmethod
    def _title(pack: IncentivePack, name: str) -> str:
        spec = pack.facts.get(name)
        return spec.title if spec is not None else name


def incentives_html(results: Sequence[IncentiveResult]) -> str:
    """Return conclusions and conditions as HTML of our own making."""
    signs = {
        "applies": tr("✓ applies"),
        "not": tr("✕ does not apply"),
        "missing": tr("? open"),
        "not_in_force": tr("✕ conditions met, document not in force"),
    }
    checks = {PASS: "✓", FAIL: "✕", "missing": "?"}
    parts = []
    for result in results:
        head = f"{signs.get(result.outcome, result.outcome)}　{result.title}"
        conclusion = f"<br><b>→ {plain(result.conclusion)}</b>" if result.conclusion else ""
        lines = "<br>".join(
            f"{checks.get(outcome, '?')} {plain(text)} <small>{clause_link(ref, text)}</small>"
            for text, ref, outcome in result.checks
        )
        parts.append(f"<p><b>{plain(head)}</b>{conclusion}<br>{lines}</p>")
    return "".join(parts)
