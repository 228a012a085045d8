# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parcels a merge is thought of, shared by the panel 宗地合并, its pages and its windows.

Commands add pages and may let persons judge; the panel knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.pages import Pages
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.values import ValueChoice


def too_few(uuids: Sequence[str]) -> str:
    """Return why these are not enough parcels for a merge, empty where they are."""
    from lowuse_plugin.domain.merging.case import FEWEST_MEMBERS  # noqa: PLC0415  not for the start

    return "" if len(uuids) >= FEWEST_MEMBERS else tr("Choose at least two parcels.")


class MergeLook(NamedTuple):
    """What is looked at.

    Attributes:
        members: The parcels; none while nothing is chosen.
        case_uuid: The merge case that they are in; empty while there is none.
        whole: The parcels of the group that the members were taken from, they included.
    """

    members: tuple[str, ...] = ()
    case_uuid: str = ""
    whole: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.members)


@runtime_checkable
class MergePage(Protocol):
    """A page of the panel that is about the merge that is looked at."""

    def show_merge(self, look: MergeLook) -> None:
        """Show a merge, an empty one for none; called when the page is seen and it changes."""


class CurrentMerge(QObject):
    """One merge that all look at; setting the same again changes nothing."""

    leaving = pyqtSignal()
    """Others are about to be looked at: what is being typed counts for those of now."""
    changed = pyqtSignal(object)
    """A :class:`MergeLook`: other members, or another case."""
    values_changed = pyqtSignal()
    """A person chose another value for a field of the new parcel."""
    rules_changed = pyqtSignal()
    """By which rules fields get their values is otherwise now: what was computed is made anew."""
    case_saved = pyqtSignal(str, int, int)
    """A person here saved something of a case: its uuid, its version before and now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = MergeLook()
        self._values: dict[frozenset[str], dict[str, ValueChoice]] = {}
        """Of each set of members what was chosen, those chosen last at the end."""

    @property
    def look(self) -> MergeLook:
        """What is looked at."""
        return self._look

    @property
    def members(self) -> tuple[str, ...]:
        """The parcels that are looked at."""
        return self._look.members

    @property
    def values(self) -> dict[str, ValueChoice]:
        """What a person chose for fields of the new parcel; a case keeps its own."""
        return dict(self._values.get(frozenset(self.members), {}))

    @property
    def drafts(self) -> dict[frozenset[str], dict[str, ValueChoice]]:
        """What was chosen for every set of members, those chosen last at the end."""
        return {members: dict(values) for members, values in self._values.items()}

    def restore(self, drafts: Mapping[frozenset[str], Mapping[str, ValueChoice]]) -> None:
        """Know what was chosen when the workspace was open before."""
        self._values = {members: dict(values) for members, values in drafts.items()}
        self.values_changed.emit()

    def look_at(
        self, members: Iterable[str], *, case_uuid: str = "", whole: Iterable[str] = ()
    ) -> None:
        """Look at other parcels.

        What was typed stays when members of a group come or go, and is there again when somebody
        comes back to it.

        Args:
            members: In the order in which they are listed; none for nothing.
            case_uuid: The merge case that they are in.
            whole: The group that they were taken from; they themselves when it is left out.
        """
        parcels = tuple(dict.fromkeys(members))
        look = MergeLook(parcels, case_uuid, tuple(dict.fromkeys((*whole, *parcels))))
        if look == self._look:
            return
        self.leaving.emit()
        before, kept = self._look, self.values
        self._look = look
        same_land = not set(before.members).isdisjoint(parcels)
        if kept and same_land and not case_uuid:
            self._values.setdefault(frozenset(parcels), kept)
        self.changed.emit(look)

    def choose(self, column: str, choice: ValueChoice | None) -> None:
        """Let a field of the new parcel get its value by a rule, None for that of the field."""
        values = self.values
        if values.get(column) == choice:
            return
        values.pop(column, None)
        if choice is not None:
            values[column] = choice
        self._values.pop(frozenset(self.members), None)
        self._values[frozenset(self.members)] = values
        self.values_changed.emit()

    def clear(self) -> None:
        """Look at nothing and know nothing, as when a workspace is closed."""
        self.look_at(())  # what is being typed counts for those of now, and goes with them
        self._values.clear()


class Unsaved(NamedTuple):
    """Asks before the workspace is left.

    Attributes:
        ask: Asks what becomes of what is not saved; True where something is not.
        page: Name of the page that says what it is.
    """

    ask: Callable[[], bool]
    page: str


class MergeParts:
    """What commands contribute to the panel, which asks for it when it is first seen."""

    def __init__(self) -> None:
        self.current = CurrentMerge()
        self.pages = Pages()
        """Each a :class:`MergePage`, or a page about the current parcel (``ParcelPage``)."""
        self.judge: Callable[[str], None] | None = None
        """Lets a person judge a condition of the case that is looked at, such as ``M-10``."""
        self.papers: Callable[[QWidget], QWidget] | None = None
        """Makes a button with the papers of the parcels that are looked at, for a parent."""
        self.begin: Callable[[], None] | None = None
        """Begins a case of the parcels that are looked at (拟合并)."""
        self.show_rules: Callable[[], None] | None = None
        """Shows by which rules fields get their values, and lets the office have its own."""
        self.unsaved: list[Unsaved] = []
        """What asks before the workspace is left, of the pages that were made."""
