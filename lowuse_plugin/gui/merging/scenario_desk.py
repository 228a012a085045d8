# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of another scenario of a proposed merge: asked for and saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.merging.readings import candidates, free_name, hand_chosen
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.merging.case_buttons import SCENARIO
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.merging.case_dialogs import Candidate, ProposeEntry
    from lowuse_plugin.gui.dialogs.merging.scenario_dialog import MergeScenarioDialog
    from lowuse_plugin.gui.widgets.merging.case_reading import MergeSeen


class MergeScenarioDesk(QObject):
    """Draws up a second proposed merge of the same, of fewer or of more parcels."""

    def __init__(
        self,
        context: PanelContext,
        asking: AskingDesk,
        look_at: Callable[[str, Sequence[str]], None],
        window: QWidget,
        parent: QObject,
    ) -> None:
        """Ask nothing yet.

        Args:
            context: The shared parts.
            asking: Keeps the forms.
            look_at: Lets everything look at a case and its parcels.
            window: Owner of the forms.
            parent: Owner of this.
        """
        super().__init__(parent)
        self._context, self._asking = context, asking
        self._look_at, self._window = look_at, window

    def begin(self, seen: MergeSeen) -> None:
        """Open the form of another scenario of the parcels of a case."""
        store, case = self._context.session.store, seen.case
        if store is None or case is None:
            return
        whole = self._context.parcel_parts.merging.current.look.whole
        near = whole if not set(whole).isdisjoint(case.parcels) else ()
        others = tuple(each for each in near if each not in case.parcels)
        wanted = (*case.parcels, *others)
        rivals = seen.state.rivals if seen.state is not None else ()
        taken = {case.scenario: case.case_no} | {each.name: each.case_no for each in rivals}
        name = free_name(taken)

        def done(found: tuple[Candidate, ...]) -> None:
            make = partial(self._make, store, case, found, name, taken)
            self._asking.ask((SCENARIO, case.uuid), make)

        title = tr("Reading parcels")
        self._context.run_for(store, title, lambda _progress: candidates(store, wanted), done)

    def _make(
        self,
        store: Store,
        case: MergeCase,
        found: Sequence[Candidate],
        name: str,
        taken: Mapping[str, str],
    ) -> MergeScenarioDialog:
        from lowuse_plugin.gui.dialogs.merging.scenario_dialog import (  # noqa: PLC0415
            MergeScenarioDialog,
            ScenarioRequest,
        )

        own = set(case.parcels)
        request = ScenarioRequest(
            case_uuid=case.uuid,
            label=case.label,
            members=tuple(each for each in found if each.uuid in own),
            others=tuple(each for each in found if each.uuid not in own),
            name=name,
            taken=taken,
            applicant=case.applicant or case.holder,
            person=current_actor().name,
        )
        dialog = MergeScenarioDialog(request, self._context.session.waiting, self._window)
        dialog.chosen_wanted.connect(partial(hand_chosen, self._context, dialog, store))
        dialog.scenario_wanted.connect(partial(self._write, dialog, store, dict(case.values)))
        return dialog

    def _write(
        self,
        dialog: MergeScenarioDialog,
        store: Store,
        values: Any,
        entry: ProposeEntry,
        wanted: dict[str, int],
    ) -> None:
        person = dialog.request.person

        def work(_progress: Progress) -> tuple[str, Receipt]:
            from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules  # noqa: PLC0415
            from lowuse_plugin.services.merging.cases import propose_merge  # noqa: PLC0415

            return propose_merge(
                store, tuple(wanted), by=person, on=entry.on, applicant=entry.applicant,
                remark=entry.remark, versions=wanted, values=values, fields=field_rules(),
            )  # fmt: skip

        def done(found: tuple[str, Receipt]) -> bool:
            case, receipt = found
            text = tr("“{name}” of {count} parcels is proposed beside the other scenarios.",
                      name=entry.remark, count=len(wanted))  # fmt: skip
            self._context.tell_saved(store, receipt.transaction_id, text)
            if self._context.session.store is store:
                self._look_at(case, tuple(wanted))
            return True

        self._asking.write(dialog, store, tr("Proposing the merge"), work, done)
