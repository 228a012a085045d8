# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""编辑项目: the fields of a project, its parcels and its boundary, also of a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import editable_columns
from lowuse_plugin.domain.list_columns import PARTS
from lowuse_plugin.domain.projects.blocks import THREE_OLD, project_blocks
from lowuse_plugin.domain.projects.members import proposed_parts, sums_of
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.dialogs.form_words import FormWords
from lowuse_plugin.gui.dialogs.projects.land import ProjectLand
from lowuse_plugin.gui.dialogs.rows.row_dialog import RowDialog
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.edit_form import EditForm
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.projects.three_old import ThreeOldLook
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe, describe_any, describe_code
from lowuse_plugin.qgis_bridge.projects.words import (
    area_both,
    boundary_text,
    entered_text,
    far_text,
    project_title,
    sums_text,
)
from lowuse_plugin.services.projects.boundary import SOURCE
from lowuse_plugin.services.projects.read import (
    Candidates,
    ProjectDetails,
    blank_project,
    read_candidate_parcels,
    read_project_details,
)
from lowuse_plugin.services.projects.save import ProjectDraft, new_project, save_project
from lowuse_plugin.services.projects.three_old import ThreeOldFound, find_three_old
from lowuse_plugin.services.read_input import input_text
from lowuse_plugin.services.rows.suggest_words import Words, suggest_words

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store, Value
    from lowuse_plugin.qgis_bridge.selected_shapes import SelectedShapes
    from lowuse_plugin.services.rows.edit_row import Decided, EditableRow

_TABLE = "project"
_USES = ("use_before", "use_after")


@dataclass(frozen=True)
class _Entry:
    """What is to be saved."""

    row: EditableRow
    details: ProjectDetails
    draft: ProjectDraft
    reason: str


class ProjectDialog(RowDialog):
    """Edits one project."""

    TABLE, NAME, HELP = _TABLE, "Project", "projects"
    SIZE_KEY = "lowuse/project/geometry"
    WIDTH, HEIGHT = 112, 40

    def __init__(
        self,
        context: PanelContext,
        uuid: str,
        selected: Callable[[], SelectedShapes],
        parent: QWidget | None = None,
        *,
        parcels: tuple[str, ...] = (),
    ) -> None:
        """Open a project of the open workspace, or begin a new one.

        Args:
            context: The shared parts.
            uuid: The project, empty for a new one.
            selected: Returns the shapes that are selected in the layers of the map.
            parent: Window that it belongs to.
            parcels: That are to come to it.
        """
        self._parcels = parcels
        self._selected = selected
        self._details = blank_project()
        self._land: ProjectLand | None = None
        self._three_old: ThreeOldLook | None = None
        self._totals = plain_label("LowUse.Project.Totals")
        self._district: Value = None
        super().__init__(context, uuid, parent)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):  # below the form, above what is asked and said
            layout.insertWidget(layout.indexOf(self._stack) + 1, self._totals)

    # -- what others ask --------------------------------------------------------------------------

    @property
    def land(self) -> ProjectLand | None:
        """Parcels and boundary, None until the project was read."""
        return self._land

    @property
    def edited(self) -> tuple[str, ...]:
        """The columns that were changed, ``members`` and ``boundary`` among them."""
        land = self._land
        if land is None:
            return super().edited
        members = ("members",) if land.parcels.is_changed else ()
        boundary = ("boundary",) if land.is_boundary_changed else ()
        return (*super().edited, *members, *boundary)

    @property
    def shown_name(self) -> str:
        """Number and name as they stand in the form."""
        return project_title({name: self._value(name) for name in ("project_code", "name")})

    def add_parcels(self, parcels: tuple[str, ...]) -> None:
        """Add parcels to the list; nothing is saved by it."""
        if self._land is None:
            self._parcels = (*self._parcels, *parcels)
            return
        self._land.add(parcels)
        if self._form is not None:
            self._form.show_page(self._land)

    def done(self, result: int) -> None:
        """Take everything off the map."""
        if self._land is not None:
            self._land.release()
        super().done(result)

    # -- reading ----------------------------------------------------------------------------------

    def _words_of_form(self) -> FormWords:
        new = not self.uuid
        title = tr("New project") if new else tr("Edit project")
        return FormWords(
            title=title,
            reading=tr("Reading a project"),
            wait=tr("Reading the project …"),
            reason=tr("Why it is entered or changed, such as: approval of 2025 entered"),
            refused=lambda reason: tr("The project cannot be edited. {why}", why=reason),
            named=lambda row: project_title(row.values) or title,
            window=lambda named: title if new else tr("Edit project · {project}", project=named),
        )

    def _load(self, store: Store) -> tuple[ProjectDetails, Candidates | None]:
        details = read_project_details(store, self.uuid) if self.uuid else blank_project()
        parcels = self._parcels
        found = read_candidate_parcels(store, parcels, self.uuid) if parcels else None
        return details, found

    def _look_for_words(self, store: Store) -> Words:
        uses = suggest_words(store)["use_code"]
        return dict.fromkeys(_USES, uses)

    def _take(self, found: tuple[ProjectDetails, Candidates | None]) -> None:
        """Show what was read, and the parcels that came with the wish."""
        if sip.isdeleted(self):
            return
        self._details, candidates = found
        super()._take(self._details.row)
        if candidates is not None and self._land is not None:
            self._land.take_candidates(candidates)
            self._fill_in()
            if self._form is not None and self.uuid:
                self._form.show_page(self._land)
        if self._form is not None and not self.uuid and not self._reason.reason:
            self._form.go_to("name")
        self._district = self._value("district")
        self._show_totals()
        if self._details.shape is not None and not self._value("three_old_status"):
            self._look()  # nothing is entered: the finding of the layer is offered

    def _make_form(self, row: EditableRow) -> EditForm:
        form = EditForm(row, project_blocks())
        self._land = land = ProjectLand(self._context, self._details, self._value, self._selected)
        land.changed.connect(self._on_edited)
        land.shown.connect(self._on_shown)
        land.trouble.connect(self._trouble.say)
        land.split_wanted.connect(self._propose_split)
        form.add_page(tr("Parcels and boundary"), land)
        self._three_old = look = ThreeOldLook()
        look.look_wanted.connect(self._look)
        look.taken.connect(self._take_finding)
        form.put_above(THREE_OLD, look)
        return form

    def _fill_in(self) -> None:
        """Enter what the parcels of a new project say themselves; all of it can be changed."""
        land, form = self._land, self._form
        if self.uuid or land is None or form is None:
            return
        members = land.parcels.members
        specs = shipped().tables[_TABLE].columns
        agreed = {
            "district": {member.district for member in members},
            "right_holder_name": {member.holder for member in members},
            "use_before": {member.use_code or "" for member in members},
        }
        for name, values in agreed.items():
            if len(values) == 1 and (value := values.pop()):
                form.editor(name).put(input_text(specs[name], value))
        form.editor("project_type").put(input_text(specs["project_type"], "industrial_upgrade"))

    # -- saving -----------------------------------------------------------------------------------

    def _missing(self) -> str:
        """Say what the fields do not say: required ones of a new project, and the parcels."""
        form, land = self._form, self._land
        if form is None or land is None:
            return ""
        if not self.uuid:
            for spec in editable_columns(_TABLE):
                if spec.required and self._value(spec.name) in (None, ""):
                    form.go_to(spec.name)
                    return describe_code("FIELD_REQUIRED", {"field": spec.title})
        unread = land.parcels.problem
        refused = [problem for problem in land.problems() if problem.refused]
        if unread is None and not refused:
            return ""
        form.show_page(land)
        if unread is not None:
            return describe(unread)
        return describe_code(refused[0].code, refused[0].params)

    def _entry(self) -> _Entry | None:
        row, form, land = self._news.row, self._form, self._land
        if row is None or form is None or land is None:
            return None
        values: dict[str, Value] = dict(form.changes)
        if land.source:
            values[SOURCE] = land.source
        parts = land.changed_parts
        draft = ProjectDraft(values, parts, land.drawn)
        details = replace(self._details, row=row, members=land.details.members)
        return _Entry(row, details, draft, self._reason.reason)

    def _carry_out(self, store: Store, entry: _Entry, decided: Decided | None) -> Any:
        if not entry.row.uuid:
            return new_project(store, entry.draft, reason=entry.reason)
        return save_project(store, entry.details, entry.draft, reason=entry.reason, decided=decided)

    # -- 三旧 -------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Ask the layer about the boundary as it stands here, saved or not."""
        look, land = self._three_old, self._land
        if look is None or land is None or land.store is None:
            return
        store = land.store
        shape, district = land.shape, str(self._value("district") or "")
        if shape is None:
            look.say(describe_code("PROJECT_NO_BOUNDARY"))
            return
        self._context.run_for(
            store,
            tr("Looking in the three-old layer"),
            lambda _progress: find_three_old(store, shape, district=district),
            self._show_found,
            on_failed=self._not_looked,
            hidden=True,
        )

    def _show_found(self, found: ThreeOldFound) -> None:
        if not sip.isdeleted(self) and self._three_old is not None:
            self._three_old.show_found(found)

    def _not_looked(self, error: BaseException) -> None:
        if not sip.isdeleted(self) and self._three_old is not None:
            self._three_old.say(describe_any(error))

    def _take_finding(self, found: ThreeOldFound) -> None:
        self._put(found.values())

    def _put(self, values: Mapping[str, Value]) -> None:
        """Enter stored values as if they were typed."""
        specs = shipped().tables[_TABLE].columns
        if self._form is not None:
            for name, value in values.items():
                self._form.editor(name).put(input_text(specs[name], value))

    def _propose_split(self) -> None:
        if self._land is None or self._form is None:
            return
        land = self._value("land_area_m2")
        found = proposed_parts(self._land.parcels.members, str(land) if land else None)
        if found is None:
            self._trouble.say(tr("The parcels have no areas from which a split could be proposed."))
            return
        self._put({PARTS: found})
        self._form.go_to(PARTS)

    # -- showing ----------------------------------------------------------------------------------

    def _value(self, name: str) -> Value:
        """Return what stands in a field; what cannot be read counts as missing."""
        if self._form is None:
            return self._details.row.values.get(name)
        try:
            return self._form.editor(name).value
        except LowUseError:
            return None

    def _on_edited(self) -> None:
        super()._on_edited()
        self._show_land()

    def _on_shown(self) -> None:
        """Show what came by itself; what was said of the last attempt still holds."""
        self._aim()
        self._show_land()

    def _show_land(self) -> None:
        land, form = self._land, self._form
        if land is None or form is None:
            return
        district = self._value("district")
        if district != self._district:
            self._district = district
            land.measure_soon()
        form.know({"plane_area_m2": land.area_m2})
        changed = land.parcels.is_changed or land.is_boundary_changed
        form.mark_page(land, changed=changed, foreign=land.parcels.has_news)
        land.show_all()
        self._show_totals()

    def _on_taken(self, row: EditableRow) -> None:
        super()._on_taken(row)
        self._show_totals()

    def _show_totals(self) -> None:
        """Say the figures on which everything hangs, as they stand here now."""
        land = self._land
        if land is None:
            return
        stated = self._value("land_area_m2")
        floor = self._value("far_floor_area_m2") or self._value("floor_area_m2")
        denominator = self._value("net_land_area_m2") or stated
        stored = self._details.row.values.get(SOURCE)
        parts = [
            sums_text(sums_of(land.parcels.members)),
            boundary_text(str(land.source or stored or ""), land.area_m2),
            tr("land stated {area}", area=area_both(stated)) if _is_number(stated) else "",
            far_text(floor, denominator),
        ]
        self._totals.setText("　".join(part for part in parts if part))
        if self._three_old is not None:
            overlap = self._value("three_old_overlap_m2")
            self._three_old.show_entered(
                entered_text(
                    self._value("three_old_status"), overlap if _is_number(overlap) else ""
                )
            )


def _is_number(value: object) -> bool:
    try:
        area_both(value)
    except (ArithmeticError, TypeError, ValueError):
        return False
    return True
