# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The forms of units in which something may be entered: each keeps it until it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QStackedWidget

from lowuse_plugin.gui.widgets.survey_units.form import UnitForm

_MANY = "many:"
"""Before what tells one selection from another."""
_NEW = "new:"
"""Before the parcel of what is entered for a unit that is made with its tag."""
SAVE, TAG = "save", "tag"
"""What writes the entries of a form."""


def key_of(parcels: Sequence[str]) -> str:
    """Return what fields about these parcels are kept under, where they have no unit."""
    if len(parcels) == 1:
        return f"{_NEW}{parcels[0]}"
    return f"{_MANY}{hash(tuple(sorted(parcels)))}"


class UnitForms(QObject):
    """Forms by what they are about; one that nothing is entered in is taken for the next."""

    changed = pyqtSignal()
    """Something was entered in one of them."""

    def __init__(self, stack: QStackedWidget) -> None:
        """Have none yet.

        Args:
            stack: Shows them, and owns this.
        """
        super().__init__(stack)
        self._stack = stack
        self._forms: dict[str, UnitForm] = {}
        self._about: dict[str, tuple[str, ...]] = {}
        """Key → the parcels that were chosen, to go back to."""
        self._held: dict[str, UnitForm] = {}
        """What is written just now, by what writes it."""

    def get(self, key: str) -> UnitForm | None:
        """Return the form that is kept under a key, None for none."""
        return self._forms.get(key)

    def edited(self) -> list[str]:
        """Return the keys under which something is entered that is not saved."""
        return [key for key, form in self._forms.items() if form.is_changed]

    def parcels(self, key: str) -> tuple[str, ...]:
        """Return the parcels that were chosen when a form was shown."""
        return self._about.get(key, ())

    def of(self, key: str, parcels: tuple[str, ...]) -> UnitForm:
        """Return the form of a key: its own, else one that stands empty, else a new one.

        Args:
            key: Of a unit, or as :func:`key_of` makes it.
            parcels: Those that are chosen now.
        """
        form = self._forms.get(key) or self._free(key)
        if form is None:
            form = UnitForm()
            form.changed.connect(self.changed)
            self._stack.addWidget(form)
        self._forms[key] = form
        if parcels:
            self._about[key] = parcels
        return form

    def discard(self, shown: str) -> None:
        """Throw away everything that is entered; the form that is seen shows its unit again."""
        for key, form in tuple(self._forms.items()):
            unit = form.unit
            form.show_unit(None)
            if key == shown:
                form.show_unit(unit)

    def clear(self) -> None:
        """Have none any more: another workspace is opened."""
        for form in self._forms.values():
            self._stack.removeWidget(form)
            form.deleteLater()
        self._forms.clear()
        self._about.clear()

    def hold(self, what: str, form: UnitForm) -> None:
        """Let a form take nothing in while it is written.

        Args:
            what: Writes it.
            form: Whose entries are on their way.
        """
        form.hold(held=True)
        self._held[what] = form

    def let_go(self, what: str) -> None:
        """Let the form that was written take entries again."""
        form = self._held.pop(what, None)
        if form is not None and not sip.isdeleted(form):
            form.hold(held=False)

    def is_free(self, form: UnitForm | None) -> bool:
        """Tell whether the entries of a form can be saved or thrown away now."""
        return SAVE not in self._held and form not in self._held.values()

    def _free(self, key: str) -> UnitForm | None:
        """Take a form that nothing is entered in and nothing writes."""
        for old, form in tuple(self._forms.items()):
            if not form.is_changed and form not in self._held.values():
                del self._forms[old]
                self._about.pop(old, None)
                self._forms[key] = form
                return form
        return None
