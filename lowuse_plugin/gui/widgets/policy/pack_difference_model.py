# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Projects under the pack that they were calculated with and under another, as a Qt model."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QModelIndex, QObject, Qt, pyqtSignal

from lowuse_plugin.domain.units import fen_to_yuan
from lowuse_plugin.gui.widgets.checked_rows import CheckedRows
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.money_text import signed_yuan, yuan
from lowuse_plugin.qgis_bridge.punctuation import commas, semicolons
from lowuse_plugin.qgis_bridge.state_words import marked
from lowuse_plugin.qgis_bridge.subsidy_words import code_sentence

if TYPE_CHECKING:
    from lowuse_plugin.services.subsidy.recompute import PackDifference

(PROJECT, OLD_RESULT, OLD_AMOUNT, NEW_RESULT, NEW_AMOUNT, DIFFERENCE, REASONS, INFORM,
 OLD_PACK) = range(9)  # fmt: skip
_COLUMNS = 9
_AMOUNTS = frozenset({OLD_AMOUNT, NEW_AMOUNT, DIFFERENCE})
_NOTHING = "–"


class PackDifferenceModel(CheckedRows):
    """Shows all projects or those that differ; the checked ones are adopted."""

    checked_changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing."""
        super().__init__(_COLUMNS, parent)
        self._all: tuple[PackDifference, ...] = ()
        self._shown: list[PackDifference] = []
        self._unchecked: set[str] = set()
        self._only_changed = True
        self._words: list[str] = []

    def set_differences(self, found: Sequence[PackDifference]) -> None:
        """Show other projects; all that can be calculated are checked."""
        self._all = tuple(found)
        self._unchecked.clear()
        self._arrange()

    def set_only_changed(self, only: bool) -> None:
        """Show only what differs, or everything."""
        self._only_changed = only
        self._arrange()

    def set_text(self, text: str) -> None:
        """Show only projects that have all words somewhere in their line."""
        self._words = text.casefold().split()
        self._arrange()

    def clear_filters(self) -> None:
        """Show everything."""
        self._only_changed, self._words = False, []
        self._arrange()

    @property
    def total(self) -> int:
        """How many projects there are without filters."""
        return len(self._all)

    @property
    def changed_count(self) -> int:
        """How many of them differ."""
        return sum(each.differs for each in self._all)

    def difference(self) -> Decimal:
        """Return the sum of the differences of what is shown and can be calculated."""
        known = [d for d in self._shown if d.refused is None]
        return sum((difference_yuan(d) for d in known), Decimal("0.00"))

    def shown(self) -> tuple[PackDifference, ...]:
        """Return what the filters let through, in its order."""
        return tuple(self._shown)

    def chosen(self) -> tuple[PackDifference, ...]:
        """Return the shown and checked projects that can be calculated."""
        return tuple(d for d in self._shown if self._can(d) and d.project_uuid not in
                     self._unchecked)  # fmt: skip

    def at(self, row: int) -> PackDifference | None:
        """Return the project of a shown row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    # -- Qt ---------------------------------------------------------------------------------------

    def shown_count(self) -> int:
        """Return the number of shown rows."""
        return len(self._shown)

    def headings(self) -> tuple[str, ...]:
        """Return one heading a column."""
        return (
            tr("Project"), tr("Result before"), tr("Amount before"), tr("Result now"),
            tr("Amount now"), tr("Difference"), tr("Why"), tr("To be informed"), tr("Pack before"),
        )  # fmt: skip

    def is_checked(self, row: int) -> bool:
        """Tell whether a shown project is adopted."""
        found = self.at(row)
        return found is not None and self._can(found) and found.project_uuid not in self._unchecked

    def toggle(self, row: int) -> None:
        """Adopt a shown project or leave it; one that cannot be calculated stays out."""
        found = self.at(row)
        if found is None or not self._can(found):
            return
        self._unchecked ^= {found.project_uuid}
        index = self.index(row, 0)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.checked_changed.emit()

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, tip, box and side."""
        found = self.at(index.row())
        if found is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return texts(found)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text(texts(found)[column])
        if role == Qt.ItemDataRole.CheckStateRole and column == PROJECT and self._can(found):
            return self.check_state(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _AMOUNTS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    @staticmethod
    def _can(found: PackDifference) -> bool:
        return found.refused is None

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = [d for d in self._all if self._passes(d)]
        self.endResetModel()
        self.checked_changed.emit()

    def _passes(self, found: PackDifference) -> bool:
        if self._only_changed and not found.differs:
            return False
        line = " ".join(texts(found)).casefold()
        return all(word in line for word in self._words)


def difference_yuan(found: PackDifference) -> Decimal:
    """Return how much more the new pack pays; nothing paid is nothing."""
    return fen_to_yuan((found.new_amount_fen or 0) - (found.old_amount_fen or 0))


def texts(found: PackDifference) -> tuple[str, ...]:
    """Return what stands in each column; the sheet has the same words."""
    name = " ".join(part for part in (found.project_code, found.name) if part)
    if found.refused is not None:
        why, difference = describe(found.refused), _NOTHING
    else:
        why = semicolons(code_sentence(code).rstrip("。.") for code in found.reasons)
        difference = signed_yuan(difference_yuan(found)) if found.differs else tr("the same")
    return (
        name,
        _result(found.old_status or "not_calculated", found.old_tier),
        _amount(found.old_amount_fen),
        _result(found.new_status, found.new_tier) if found.new_status else tr("data missing"),
        _amount(found.new_amount_fen),
        difference,
        why,
        "、".join(found.inform),
        found.old_policy or _NOTHING,
    )


def _result(status: str, tier: int | None) -> str:
    said = marked(status)
    return said if tier is None else commas((said, tr("tier {tier}", tier=tier)))


def _amount(amount_fen: int | None) -> str:
    return _NOTHING if amount_fen is None else yuan(fen_to_yuan(amount_fen))
