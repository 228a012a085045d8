# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is still to come: by year and district, and which projects fit under a cap of the city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.subsidy.ledger_money import AmountInput, money
from lowuse_plugin.gui.widgets.subsidy.ledger_rolls import (
    Limit,
    forecast_columns,
    forecast_rows,
    project_columns,
    project_rows,
)
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyTable
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.domain.roll_up import ForecastProject, RollUp

_NAME = "LowUse.SubsidyLedger"
_MOST_NAMES = 5
_YEAR_LINES, _PROJECT_LINES = 9, 14


class ForecastView(QWidget):
    """Years above, projects with the cap below."""

    project_chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: RollUp | None = None
        self._limit = Limit()
        self._cliff = plain_label(f"{_NAME}.Cliff")
        self._years = MoneyTable(f"{_NAME}.Forecast", forecast_columns())
        self._projects = MoneyTable(f"{_NAME}.Projects", project_columns())
        self._cap = AmountInput(f"{_NAME}.Cap", tr("Cap of the city"), words=False)
        self._cap.setToolTip(
            tr("What the city can give: projects take from it in the order of their day")
        )
        self._fit = plain_label(f"{_NAME}.Fit")
        self._gaps = plain_label(f"{_NAME}.Gaps")
        self._cap.changed.connect(self._show_projects)
        self._projects.chosen.connect(self._on_chosen)
        self._lay_out()

    def show_figures(self, figures: RollUp, limit: Limit) -> None:
        """Show what is still to come of a district and a year."""
        self._figures, self._limit = figures, limit
        self._years.show_rows(forecast_rows(figures.forecast, limit))
        self._cliff.setText(_cliff_text(figures, limit))
        self._cliff.setVisible(bool(self._cliff.text()))
        gaps = _gaps_text(figures, limit)
        self._gaps.setText(gaps)
        self._gaps.setVisible(bool(gaps))
        self._show_projects()

    def _lay_out(self) -> None:
        cap = QHBoxLayout()
        title = QLabel(tr("Cap of the city"))
        title.setBuddy(self._cap)
        cap.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        cap.addWidget(self._cap, 1)
        cap.addWidget(self._fit, 2, Qt.AlignmentFlag.AlignTop)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(cap)
        column.addWidget(self._projects, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self._years)
        splitter.addWidget(lower)
        splitter.setStretchFactor(1, 1)
        line = self.fontMetrics().height()
        splitter.setSizes([_YEAR_LINES * line, _PROJECT_LINES * line])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self._cliff)
        layout.addWidget(splitter, 1)
        layout.addWidget(self._gaps)

    def _shown(self) -> list[ForecastProject]:
        if self._figures is None:
            return []
        return [
            project
            for project in self._figures.projects
            if self._limit.lets(
                project.district, project.due_on.year if project.due_on is not None else None
            )
        ]

    def _show_projects(self) -> None:
        from lowuse_plugin.domain.roll_up import fits  # noqa: PLC0415

        shown, cap = self._shown(), self._cap.fen
        fitting = None if cap is None else fits(shown, cap)
        self._projects.show_rows(project_rows(shown, fitting))
        if fitting is None:
            self._fit.setText(tr("Enter a cap to see which projects still fit."))
            return
        taken = [fit for fit in fitting if fit.fits]
        needed = sum(fit.project.city_need_fen for fit in fitting)
        left = (cap or 0) - sum(fit.project.city_need_fen for fit in taken)
        text = tr("{taken} of {count} projects fit; {left} are left.", taken=len(taken),
                  count=len(fitting), left=money(left))  # fmt: skip
        if needed > (cap or 0):
            short = tr("All of them need {needed}: {short} too much.", needed=money(needed),
                       short=money(needed - (cap or 0)))  # fmt: skip
            text = f"{text} {short}"
        self._fit.setText(text)

    def _on_chosen(self, uuid: str) -> None:
        if uuid:
            self.project_chosen.emit(uuid)


def _cliff_text(figures: RollUp, limit: Limit) -> str:
    """Say what is planned after the last valid day, and so gets nothing."""
    late = [
        project
        for project in figures.projects
        if project.after_expiry and limit.district in ("", project.district)
    ]
    if not late:
        return ""
    return tr(
        "⚠ {count} projects are planned after {last}, the last valid day of the policy: {amount} "
        "would be lost.",
        count=f"{len(late):,}",
        last=shown_day(figures.expiry.valid_to),
        amount=money(sum(project.open_fen for project in late)),
    )


def _gaps_text(figures: RollUp, limit: Limit) -> str:
    """Name the projects that stand in no year."""
    unplanned = [
        project.name for project in figures.unplanned if limit.district in ("", project.district)
    ]
    lines = []
    if unplanned:
        lines.append(
            tr("Without a planned day, so in no year: {names}. Enter the planned completion.",
               names=_some(unplanned))
        )  # fmt: skip
    if figures.uncalculated and not limit.district:
        lines.append(
            tr("Not calculated yet, so in no sum: {names}.", names=_some(figures.uncalculated))
        )
    return "\n".join(lines)


def _some(names: list[str] | tuple[str, ...]) -> str:
    shown = listed(names[:_MOST_NAMES])
    if len(names) <= _MOST_NAMES:
        return shown
    return tr("{names} and others, {count} in all", names=shown, count=len(names))
