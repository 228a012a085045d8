# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Functions for QGIS's expressions: where parcels come from (沿革), for labels and filters.

Lines of descent are few: they are read when the workspace is opened and after each save that
touches them, so that drawing a map asks no file. Expressions may be evaluated in any thread; what
they read is replaced as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qgis.core import (
    NULL,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionFunction,
    QgsExpressionNodeFunction,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh, Store
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession
    from lowuse_plugin.qgis_bridge.tasks import Tasks

PARENTS, CHILDREN = "lineage_parents", "lineage_children"
GROUP = "低效用地"
LABEL, UUID = "label", "uuid"
_TABLES = frozenset({"lineage", "import_package"})
_RELATED = frozenset({"parcel"})
"""Tables by whose changes a label may be another one."""
_ARGUMENTS = 2
_KEY = "uuid"


@dataclass(frozen=True)
class Descent:
    """Lines of descent that hold, for looking up.

    Attributes:
        uuids: Number of a parcel in the workspace (``$id``) → its uuid.
        labels: uuid → how people know it.
    """

    parents: Mapping[str, Sequence[str]] = field(default_factory=dict)
    children: Mapping[str, Sequence[str]] = field(default_factory=dict)
    uuids: Mapping[int, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


def read_descent(store: Store) -> Descent:
    """Read every line of descent that holds.

    Raises:
        LowUseError: What the store says.
    """
    with store.read() as reading:
        rows = reading.table("lineage_links").to_rows()
    parents: dict[str, list[str]] = {}
    children: dict[str, list[str]] = {}
    uuids: dict[int, str] = {}
    labels: dict[str, str] = {}
    for row in rows:
        old, new = row["old_parcel_uuid"], row["new_parcel_uuid"]
        parents.setdefault(new, []).append(old)
        children.setdefault(old, []).append(new)
        for side, uuid in (("old", old), ("new", new)):
            uuids[int(row[f"{side}_fid"])] = uuid
            labels[uuid] = row[f"{side}_label"]
    return Descent(parents, children, uuids, labels)


class LineageFunctions(QObject):
    """Keeps the functions in QGIS, and what they know up to date with the workspace."""

    changed = pyqtSignal()
    """What the functions give is another thing than before."""

    def __init__(self, session: WorkspaceSession, tasks: Tasks, parent: QObject) -> None:
        """Register the functions; they know nothing while no workspace is open.

        Args:
            session: The workspace.
            tasks: Reads.
            parent: Owner.
        """
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.descent = Descent()
        self._functions = [_Function(name, self) for name in (PARENTS, CHILDREN)]
        for function in self._functions:
            QgsExpression.registerFunction(function)
        session.opened.connect(self._read)
        session.closed.connect(self._forget)
        session.refreshed.connect(self._on_refreshed)
        self._read()

    def release(self) -> None:
        """Take the functions out of QGIS; it may be told twice."""
        functions, self._functions = self._functions, []
        if not functions:
            return
        self._session.opened.disconnect(self._read)
        self._session.closed.disconnect(self._forget)
        self._session.refreshed.disconnect(self._on_refreshed)
        for function in functions:
            QgsExpression.unregisterFunction(function.name())
        self.deleteLater()

    def related(self, name: str, parcel: object, how: str) -> list[str] | None:
        """Return what a function gives for a parcel, None where the parcel is not known as one.

        Args:
            name: Of the function.
            parcel: Its ``$id`` in our layers, or its uuid.
            how: ``label`` or ``uuid``.
        """
        descent = self.descent
        if isinstance(parcel, float) and parcel.is_integer():
            parcel = int(parcel)
        uuid = descent.uuids.get(parcel, "") if isinstance(parcel, int) else str(parcel)
        links = descent.parents if name == PARENTS else descent.children
        found = links.get(uuid, ())
        return list(found) if how == UUID else [descent.labels[each] for each in found]

    def _read(self) -> None:
        store = self._session.store
        if store is None:
            return

        def work(_progress: Progress) -> Descent:
            return read_descent(store)

        self._tasks.run(
            tr("Reading the lineage"), work, self._take,
            wanted=lambda: self._session.store is store, hidden=True,
        )  # fmt: skip

    def _take(self, found: Descent) -> None:
        if found != self.descent:
            self.descent = found
            self.changed.emit()

    def _forget(self) -> None:
        self._take(Descent())

    def _on_refreshed(self, refresh: Refresh) -> None:
        known = bool(self.descent.labels)
        tables = _TABLES | _RELATED if known else _TABLES
        if refresh.everything or refresh.tables & tables:
            self._read()


class _Function(QgsExpressionFunction):
    """One of the functions."""

    def __init__(self, name: str, owner: LineageFunctions) -> None:
        parameters = [
            QgsExpressionFunction.Parameter("parcel", True, NULL),
            QgsExpressionFunction.Parameter("how", True, LABEL),
        ]
        super().__init__(name, parameters, GROUP, _help(name), handlesNull=True, isContextual=True)
        self._owner = owner

    def referencedColumns(self, _node: QgsExpressionNodeFunction) -> set[str]:  # noqa: N802
        """Let QGIS read what tells parcels apart, also where only this function asks for it."""
        return {_KEY}

    def func(
        self,
        values: Sequence[Any],
        context: QgsExpressionContext,
        parent: QgsExpression,
        _node: QgsExpressionNodeFunction | None = None,
    ) -> list[str] | None:
        """Evaluate; called by QGIS."""
        given = [*values, None, None][:_ARGUMENTS]
        parcel, how = (None if value in (None, NULL) else value for value in given)
        how = LABEL if how is None else str(how)
        if how not in (LABEL, UUID):
            parent.setEvalErrorString(f"{self.name()}: 'label' / 'uuid'")
            return None
        if parcel is None:
            parcel = _of_feature(context)
        return None if parcel is None else self._owner.related(self.name(), parcel, how)


def _of_feature(context: QgsExpressionContext | None) -> object:
    """Return the parcel that is evaluated, None without one."""
    if context is None or not context.hasFeature():
        return None
    feature = context.feature()
    key = feature[_KEY] if feature.fields().lookupField(_KEY) >= 0 else NULL
    return feature.id() if key in (None, NULL) else key


def _help(name: str) -> str:
    what = (
        tr("Returns the parcels that a parcel came from by merge or split, as an array.")
        if name == PARENTS
        else tr("Returns the parcels that came of a parcel by merge or split, as an array.")
    )
    arguments = tr("parcel: $id or uuid of a parcel of the open workspace; the current feature "
                   "when it is left out. how: 'label' (codes) or 'uuid'.")  # fmt: skip
    example = f"array_to_string({name}($id))"
    return f"<h3>{name}</h3><p>{what}</p><p>{arguments}</p><p><code>{example}</code></p>"
