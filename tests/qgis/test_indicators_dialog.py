# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线指标: the window with figures, parcels behind them, rules and yearly figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.indicators import Note
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.exchange.indicator_words import _NOTES, note_text
from lowuse_plugin.gui.dialogs.indicator_figure_dialog import IndicatorFigureDialog
from lowuse_plugin.gui.dialogs.indicator_rule_dialog import IndicatorRuleDialog
from lowuse_plugin.gui.dialogs.indicators_dialog import IndicatorsDialog
from lowuse_plugin.gui.indicator_command import IndicatorsCommand
from lowuse_plugin.qgis_bridge.indicator_words import note_word
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.qgis.session_desk import SessionDesk
from tests.services.geometry_workspace import (
    add,
    control_line,
    multipolygon,
    new_workspace,
    parcel,
)


@pytest.fixture
def workspace(tmp_path: Path) -> tuple[Path, list[str]]:
    """1,000 m² of industrial land in three parcels, 400 m² inside the line; 100 m² unknown."""
    with new_workspace(tmp_path) as store:
        control_line(store, "2024 版", "2024-01-01")
        rows = [land(0, 30), land(90, 130), land(200, 230), land(60, 70, use_code=None)]
        for number, row in enumerate(rows, 1):
            row["parcel_code"] = f"440704001001GB{number:05d}"
        return store.path, add(store, "parcel", rows)


def land(x0: float, x1: float, **changes: Any) -> dict[str, Any]:
    return parcel(x0, x1, **{"plane_area_m2": (x1 - x0) * 10, "plane_epsg": 4526, **changes})


@pytest.fixture
def opened(
    session_desk: SessionDesk, workspace: tuple[Path, list[str]]
) -> Iterator[tuple[SessionDesk, IndicatorsCommand]]:
    session = session_desk
    command = IndicatorsCommand(session.context, session.window)
    session.open(workspace[0])
    yield session, command
    command.release()


def shown(session: SessionDesk, command: IndicatorsCommand) -> IndicatorsDialog:
    command.show()
    session.rest()
    dialog = command.dialog
    assert dialog is not None
    return dialog


def rows(dialog: IndicatorsDialog) -> list[tuple[str, ...]]:
    model = dialog.shares.table.model()
    return [
        tuple(str(model.data(model.index(row, column))) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def store_of(session: SessionDesk) -> WorkspaceStore:
    store = session.session.store
    assert store is not None
    return store  # type: ignore[return-value]


def test_the_figures_stand_there_with_the_parcels_behind_them(
    opened: tuple[SessionDesk, IndicatorsCommand], workspace: tuple[Path, list[str]]
) -> None:
    session, command = opened
    dialog = shown(session, command)
    first = rows(dialog)[0]
    assert (first[5], first[6], first[3]) == ("400.00", "1,000.00", "40.00 %")
    assert first[2].startswith("–")
    dialog.shares.table.selectRow(0)
    why = dialog.shares.why.text()
    assert "400.00 m² ÷" in why
    assert "100.00 m²" in why  # left out
    behind = dialog.shares.behind.model()
    assert behind.rowCount() == 4
    keys = workspace[1]
    dialog.shares.in_part.click()
    assert session.current.selection == {keys[0], keys[1]}
    dialog.shares.in_whole.click()
    assert session.current.selection == set(keys[:3])
    dialog.shares.in_gap.click()
    assert session.current.selection == {keys[3]}


def test_a_rule_that_is_entered_judges_at_once(
    opened: tuple[SessionDesk, IndicatorsCommand],
) -> None:
    session, command = opened
    dialog = shown(session, command)
    dialog.rules.new.click()
    [asking] = dialog.asking.dialogs
    assert isinstance(asking, IndicatorRuleDialog)
    assert not asking.ok.isEnabled()
    asking._least.setText("３６％")
    assert not asking.ok.isEnabled()
    asking._clause.setText("第八条")
    asking._document.setText("江府〔2025〕1号")
    asking._from.setText("2025-01-01")
    assert asking._indicator.currentData() == "industry_of_construction"
    asking._indicator.choose("industry_inside")
    assert asking.ok.isEnabled(), asking._said.text()
    asking.ok.click()
    session.refreshed()
    session.rest()
    assert rows(dialog)[0][2].startswith("✓")
    session.press("LowUse.Message.Undo")
    session.refreshed()
    assert rows(dialog)[0][2].startswith("–")


def test_yearly_figures_are_entered_with_source_and_day(
    opened: tuple[SessionDesk, IndicatorsCommand],
) -> None:
    session, command = opened
    dialog = shown(session, command)
    dialog.figures.new.click()
    [asking] = dialog.asking.dialogs
    assert isinstance(asking, IndicatorFigureDialog)
    asking._part.setText("3公顷")
    asking._whole.setText("10万")
    assert "= 30.00 %" in asking._share.text()
    assert not asking.ok.isEnabled()
    asking._source.setText("计划台账")
    asking._day.setText(office_today().isoformat())
    asking.ok.click()
    session.refreshed()
    session.rest()
    found = [row for row in rows(dialog) if row[5:7] == ("30,000.00", "100,000.00")]
    # The district and the sum of the city; the clause holds until 2027-03-31.
    assert [row[1] for row in found] == ["江门市", "江海区"]
    assert dialog.figures.table.model().rowCount() == 1


def test_mu_that_cannot_be_kept_exactly_are_refused(
    opened: tuple[SessionDesk, IndicatorsCommand],
) -> None:
    session, command = opened
    dialog = shown(session, command)
    dialog.figures.new.click()
    [asking] = dialog.asking.dialogs
    assert isinstance(asking, IndicatorFigureDialog)
    asking._part.setText("10亩")
    asking._whole.setText("30亩")
    assert "公顷" in asking._said.text()
    asking._part.setText("3亩")
    assert "公顷" not in asking._said.text()


def test_land_that_changed_is_told_and_measured_when_asked(
    opened: tuple[SessionDesk, IndicatorsCommand],
) -> None:
    session, command = opened
    dialog = shown(session, command)
    add(store_of(session), "parcel", [land(300, 340)])
    session.refreshed()
    assert rows(dialog)[0][6] == "1,000.00"
    assert "▲" in dialog._told.text()
    dialog.again.click()
    session.rest()
    assert rows(dialog)[0][6] == "1,400.00"


def test_industry_outside_the_parks_is_listed(
    opened: tuple[SessionDesk, IndicatorsCommand], workspace: tuple[Path, list[str]]
) -> None:
    session, command = opened
    dialog = shown(session, command)
    assert "产业园区" in dialog.parks.said.text()
    assert not dialog.parks.select.isEnabled()
    [layer] = add(store_of(session), "reference_layer", [{"name": "园", "kind": "industrial_park"}])
    shape = multipolygon(0, -5, 140, 20)
    add(store_of(session), "reference_area", [{"reference_layer_uuid": layer, "geom": shape}])
    session.refreshed()
    dialog.compute()
    session.rest()
    dialog.parks.select.click()
    assert session.current.selection == {workspace[1][2]}


def test_what_is_shown_is_written(
    opened: tuple[SessionDesk, IndicatorsCommand], tmp_path: Path
) -> None:
    session, command = opened
    dialog = shown(session, command)
    dialog.write_to(tmp_path / "指标.xlsx")
    session.rest()
    assert (tmp_path / "指标.xlsx").stat().st_size > 0
    assert "指标.xlsx" in session.said[-1]


def test_every_note_has_words() -> None:
    for code in _NOTES:
        note = Note(code, 2, names=("440704",))
        assert note_word(note)
        assert note_text(note)
