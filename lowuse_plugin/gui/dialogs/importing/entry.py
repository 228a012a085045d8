# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One file of the import dialog: what is known of it, what was decided, what became of it.

Loaded with the dialog and not with QGIS: it needs the services.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import FieldMapping, Preset
from lowuse_plugin.domain.importing.report import ImportReport
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.qgis_bridge.kept_mappings import find_mappings
from lowuse_plugin.qgis_bridge.settings import TAX_FOLDER
from lowuse_plugin.services.control_line.versions import StatedLine, list_line_versions
from lowuse_plugin.services.importing.files import ImportPlan
from lowuse_plugin.services.importing.kinds import (
    CONTROL_LINE,
    ENTERPRISES,
    REFERENCE,
    TABLES,
    columns_of,
    is_yearly,
)
from lowuse_plugin.services.importing.position import Position, find_position
from lowuse_plugin.services.importing.preview import FilePreview, FileReader, preview_file
from lowuse_plugin.services.importing.questions import open_questions
from lowuse_plugin.services.importing.recognise import is_sure
from lowuse_plugin.services.importing.reference_fields import guess_reference_kind

_ASKABLE = frozenset({"LAYER_AMBIGUOUS", "ENCODING_UNKNOWN"})
"""Faults of reading that another answer of the user can cure."""


class State(Enum):
    """How far a file is."""

    READING = "reading"
    OPEN = "open"
    """Read; whether something is missing say its questions."""
    REFUSED = "refused"
    """It cannot be read whatever the user answers."""
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Look:
    """What a background task found out about a file."""

    preview: FilePreview
    position: Position | None
    presets: Mapping[str, Preset]
    """Kept mappings for its fields, by table."""
    lines: Sequence[StatedLine] = ()
    """Versions of the control line that are in the workspace."""


class FileEntry:
    """One file. Nothing here touches a widget."""

    def __init__(self, path: Path, *, training: bool = False) -> None:
        """Start with what nobody has looked at yet.

        Args:
            path: The file.
            training: It goes into a workspace for training: its control line is a 示例 (D8)
                unless the user says otherwise.
        """
        self.path = path
        self._training = training
        self.plan = ImportPlan(path, "")
        self.preview: FilePreview | None = None
        self.position: Position | None = None
        self.presets: Mapping[str, Preset] = {}
        self.lines: Sequence[StatedLine] = ()
        self.state = State.READING
        self.report: ImportReport | None = None
        self.error: BaseException | None = None
        self.remember = False
        self.asked = 0
        """Number of the newest look; an older one that comes late is not taken."""
        self.reasons: dict[str, str] = {}
        """Column → why its field was taken, such as ``code`` or ``explicit``."""

    @property
    def name(self) -> str:
        """Name of the file without its folders."""
        return self.path.name

    @property
    def pending(self) -> bool:
        """Whether it is still to be imported."""
        return self.state in (State.READING, State.OPEN, State.STOPPED, State.FAILED)

    @property
    def kinds(self) -> list[str]:
        """Kinds that it can be imported as, the likeliest first."""
        return [each.kind for each in self.preview.kinds] if self.preview else []

    def take(self, look: Look) -> None:
        """Take what a look found; the first one also proposes kind and mapping."""
        self.preview, self.position, self.presets = look.preview, look.position, look.presets
        self.lines = look.lines
        problem = look.preview.problem
        if problem is not None:
            self.state = State.OPEN if problem.code in _ASKABLE else State.REFUSED
            return
        self.settle()
        if self.plan.kind not in self.kinds:
            self.choose_kind(self._likeliest())
        else:
            self._keep_fitting_fields()

    def settle(self) -> None:
        """Note that nothing is looked for any more; what a look before met is overcome."""
        self.state, self.error = State.OPEN, None

    def choose_kind(self, kind: str) -> None:
        """Take the file for a kind; its fields are mapped anew."""
        self.plan = ImportPlan(
            self.path,
            kind,
            layer=self.plan.layer,
            encoding=self.plan.encoding,
            source_crs=self.plan.source_crs,
            swap_axes=self.plan.swap_axes,
            example=True if self._training and kind == CONTROL_LINE else None,
            tax_folder=self.plan.tax_folder or _tax_folder() if kind == ENTERPRISES else None,
            request=self.plan.request,
        )
        if not kind or self.preview is None:
            return
        guess = self.preview.mappings[kind]
        self._map({spec.name: None for spec in columns_of(kind)}, guess)
        preset = self.presets.get(TABLES[kind])
        self.remember = preset is not None
        if preset is not None:
            self._apply(preset)
        elif kind == REFERENCE:
            self.plan = replace(self.plan, name=self._layer_name())
        if kind == REFERENCE:
            told = (self.preview.path.stem, self.preview.layer)
            self.plan = replace(self.plan, reference_kind=guess_reference_kind(told))

    def map_field(self, column: str, field: str | None) -> None:
        """Let a field hold a column; another column that it held is left out."""
        mapping = dict(self.plan.mapping or {})
        if field is not None:
            mapping = {name: None if held == field else held for name, held in mapping.items()}
        mapping[column] = field
        self.reasons[column] = "explicit"
        self.plan = replace(self.plan, mapping=mapping)

    def answer(self, **answers: Any) -> None:
        """Note what the user says."""
        self.plan = replace(self.plan, **answers)

    def yearly(self) -> dict[str, str]:
        """Return the figures that stand in one column a year: ``tax_wan@2023`` → field."""
        if self.preview is None or self.plan.kind not in self.preview.mappings:
            return {}
        matches = self.preview.mappings[self.plan.kind].matches
        said = set((self.plan.mapping or {}).values())
        return {n: m.field for n, m in matches.items() if is_yearly(n) and m.field not in said}

    def unused(self) -> list[str]:
        """Return the fields that nothing is taken from."""
        if self.preview is None:
            return []
        used = {*(self.plan.mapping or {}).values(), *self.yearly().values()}
        return [name for name in self.preview.fields if name not in used]

    def questions(self, district: str) -> tuple[LowUseError, ...]:
        """Return what is missing before it can be imported."""
        if self.preview is None:
            return ()
        return open_questions(
            self.preview, self.plan, self.position, district=district, lines=self.lines
        )

    def is_ready(self, district: str) -> bool:
        """Tell whether it can be imported now."""
        settled = self.pending and self.state is not State.READING and self.preview is not None
        return settled and not self.questions(district)

    def constants(self) -> dict[str, str]:
        """Return the answers that are kept with the mapping for the next delivery."""
        said = {"district": self.plan.district, "source_crs": self.plan.source_crs}
        said["swap_axes"] = "1" if self.plan.swap_axes else None
        return {name: value for name, value in said.items() if value}

    def _likeliest(self) -> str:
        """Return the kind to propose; empty where the user has to say it."""
        kept = [kind for kind in self.kinds if TABLES[kind] in self.presets]
        if len(kept) == 1:
            return kept[0]
        found = self.preview.kinds if self.preview else ()
        return found[0].kind if is_sure(found) else ""

    def _layer_name(self) -> str:
        layer = self.preview.layer if self.preview else ""
        return layer or self.path.stem

    def _map(self, mapping: dict[str, str | None], guess: FieldMapping) -> None:
        self.reasons = {}
        for name, match in guess.matches.items():
            if not is_yearly(name):
                mapping[name] = match.field
                self.reasons[name] = match.reason
        self.plan = replace(self.plan, mapping=mapping)

    def _apply(self, preset: Preset) -> None:
        mapping = dict.fromkeys(self.plan.mapping or {})
        known = {name: field for name, field in preset.fields.items() if name in mapping}
        self.reasons = dict.fromkeys(known, "preset")
        constants = preset.constants
        self.plan = replace(
            self.plan,
            mapping={**mapping, **known},
            district=constants.get("district"),
            source_crs=constants.get("source_crs", self.plan.source_crs),
            swap_axes=bool(constants.get("swap_axes")) or self.plan.swap_axes,
        )

    def _keep_fitting_fields(self) -> None:
        """Read again, the file may have other fields: with another encoding, of another layer."""
        fields = set(self.preview.fields) if self.preview else set()
        held = {field for field in (self.plan.mapping or {}).values() if field is not None}
        if not held <= fields:
            self.choose_kind(self.plan.kind)


def _tax_folder() -> Path | None:
    """Return the folder of taxes that was used last."""
    text = TAX_FOLDER.get()
    return Path(text) if text else None


def look_at(reader: FileReader, store: Store, plan: ImportPlan, presets_in: Path) -> Look:
    """Read a file for its entry; runs in a task."""
    preview = preview_file(reader, plan.path, layer=plan.layer, encoding=plan.encoding)
    tables = [TABLES[each.kind] for each in preview.kinds]
    presets = find_mappings(presets_in, preview.fields, tables)
    lines = list_line_versions(store, office_today())
    return Look(preview, place(store, preview, plan), presets, lines)


def place(store: Store, preview: FilePreview, plan: ImportPlan) -> Position | None:
    """Return where a file lies when it is read as the user says; runs in a task."""
    if preview.ground is None:
        return None
    return find_position(
        preview.ground,
        store,
        file=preview.path.name,
        layer=preview.layer,
        source_crs=plan.source_crs,
        swap_axes=plan.swap_axes,
    )
