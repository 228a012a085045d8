# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All parcels of the open workspace as one table, read once for every list.

Read outside the interface thread when the workspace opens, and for changed parcels after a save;
what lists look up in them is made there too.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.qgis_bridge.day_turn import DayTurn
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.columns import ColumnTable
    from lowuse_plugin.domain.ports import Progress, Reading, Refresh, Store
    from lowuse_plugin.qgis_bridge.parcels.rows import ParcelRows, RuleTexts

    Read = tuple[ParcelRows, ColumnTable]
    """All rows as they are now, and what was read."""

_MOST_ROWS = 20_000
"""Of more changed parcels the whole table is read: it costs no more."""


class ParcelBook(QObject):
    """Keeps the table of ``list_parcels`` up to date."""

    loading = pyqtSignal()
    loaded = pyqtSignal(object)
    """The whole ``ColumnTable``: at opening and after large changes."""
    rows_changed = pyqtSignal(object, object)
    """Uuids that were asked for, and a ``ColumnTable`` of those that are still there."""
    failed = pyqtSignal(object)

    def __init__(self, session: WorkspaceSession, tasks: Tasks, parent: QObject | None = None):
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._rows: ParcelRows | None = None
        self._wanted: set[str] | None = set()
        """Parcels to read next; None for all."""
        self._reading = False
        self._day = DayTurn(self)
        self._day.turned.connect(self.reload)  # another line may be in force
        session.opened.connect(self.reload)
        session.closed.connect(self._forget)
        session.refreshed.connect(self._on_refreshed)

    @property
    def rows(self) -> ParcelRows | None:
        """The parcels as they were read last, with what lists derive; never changed in place."""
        return self._rows

    @property
    def table(self) -> ColumnTable | None:
        """Their table."""
        return self._rows.table if self._rows is not None else None

    def reload(self) -> None:
        """Read everything again."""
        self._wanted = None
        self._read()

    def show_again(self) -> None:
        """Let lists write what they have anew, as when areas are shown in another unit."""
        if self._rows is not None:
            self.loaded.emit(self._rows.table)

    def _on_refreshed(self, refresh: Refresh) -> None:
        # Another line in force makes any result one to be reviewed, though no row of it changed.
        other_line = "control_line_version" in refresh.tables
        if refresh.everything or refresh.parcels is None or other_line:
            self._wanted = None
        elif self._wanted is not None:
            self._wanted |= refresh.parcels
        self._read()

    def _forget(self) -> None:
        self._rows = None
        self._wanted = set()

    def _read(self) -> None:
        """Read what is wanted; one reading at a time, what is wanted meanwhile comes after it."""
        store = self._session.store
        if store is None or self._reading or self._wanted == set():
            return
        wanted, self._wanted = self._wanted, set()
        if wanted is None or len(wanted) > _MOST_ROWS:
            self.loading.emit()
            self._start(store, None)
        else:
            self._start(store, frozenset(wanted))

    def _start(self, store: Store, uuids: frozenset[str] | None) -> None:
        self._reading = True
        before = self._rows

        def done(found: Read) -> None:
            self._reading = False
            if self._session.store is store:
                self._hand_over(uuids, *found)
            self._read()

        def stopped() -> None:
            """Want again what was not read: the next refresh asks for it, or another workspace."""
            self._reading = False
            if self._session.store is not store:
                self._read()
            elif uuids is None or self._wanted is None:
                self._wanted = None
            else:
                self._wanted |= uuids

        def failed(error: BaseException) -> None:
            stopped()
            if self._session.store is store:
                self.failed.emit(error)

        def work(_progress: Progress) -> Read:
            return _all_rows(store) if uuids is None else _changed_rows(store, uuids, before)

        self._tasks.run(
            tr("Reading parcels"), work, done, on_failed=failed, on_cancelled=stopped, hidden=True
        )

    def _hand_over(self, uuids: frozenset[str] | None, rows: ParcelRows, read: ColumnTable) -> None:
        self._rows = rows
        if uuids is None:
            self.loaded.emit(rows.table)
        else:
            self.rows_changed.emit(uuids, read)


def _all_rows(store: Store) -> Read:
    from lowuse_plugin.qgis_bridge.parcels.rows import ParcelRows  # noqa: PLC0415

    table, rule_texts = _read_all(store)
    return ParcelRows.of(table, rule_texts).prepare(), table


def _changed_rows(store: Store, uuids: frozenset[str], before: ParcelRows | None) -> Read:
    """Read changed parcels; without a list before them there is nothing to change."""
    if before is None:
        return _all_rows(store)
    read, rule_texts = _read_some(store, uuids, before.rule_texts.keys())
    return before.replaced(uuids, read, rule_texts).prepare(), read


def _read_all(store: Store) -> tuple[ColumnTable, RuleTexts]:
    from lowuse_plugin.services.parcels.listing import list_all  # noqa: PLC0415

    with store.read() as reading:
        table = list_all(reading)
        return table, _rule_texts(reading, table, ())


def _read_some(
    store: Store, uuids: frozenset[str], known: Collection[str]
) -> tuple[ColumnTable, RuleTexts]:
    from lowuse_plugin.services.parcels.listing import list_some  # noqa: PLC0415

    with store.read() as reading:
        table = list_some(reading, uuids)
        return table, _rule_texts(reading, table, known)


def _rule_texts(reading: Reading, table: ColumnTable, known: Collection[str]) -> RuleTexts:
    """Return the rules by which parcels were judged, as far as they are not known yet."""
    from lowuse_plugin.services.identification.list_rules import list_rules  # noqa: PLC0415

    wanted = set(table["rule_set_uuid"].values.tolist()).difference(known, (None,))
    return {
        rule_set: {rule.code: rule.text for rule in rules}
        for rule_set, rules in list_rules(reading, wanted).items()
    }
