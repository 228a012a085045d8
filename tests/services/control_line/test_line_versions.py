# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which version of the control line is in force in a workspace, and whether it is a 示例."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.services.control_line.versions import line_in_force
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, new_workspace


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as store:
        yield store


def version(store: WorkspaceStore, name: str, start: str, end: str | None, example: int) -> None:
    values = {"version": name, "valid_from": start, "valid_to": end, "example": example}
    add(store, "control_line_version", [values])


def test_a_workspace_without_a_line_has_none_in_force(store: WorkspaceStore) -> None:
    assert line_in_force(store, date(2025, 6, 30)) is None


@pytest.mark.parametrize(
    ("on", "name", "example"),
    [
        (date(2020, 1, 1), "2020版", True),
        (date(2023, 12, 31), "2020版", True),
        (date(2024, 1, 1), "2024版", False),
        (date(2099, 1, 1), "2024版", False),
    ],
)
def test_a_version_holds_from_its_first_day_until_before_its_last(
    store: WorkspaceStore, on: date, name: str, example: bool
) -> None:
    version(store, "2020版", "2020-01-01", "2024-01-01", 1)
    version(store, "2024版", "2024-01-01", None, 0)
    found = line_in_force(store, on)
    assert (found.version.version, found.example) == (name, example)


def test_before_the_first_version_none_is_in_force(store: WorkspaceStore) -> None:
    version(store, "2020版", "2020-01-01", None, 0)
    with pytest.raises(LowUseError, match="CONTROL_LINE_NONE_IN_FORCE"):
        line_in_force(store, date(2019, 12, 31))


def test_two_at_a_time_are_an_error_that_names_them(store: WorkspaceStore) -> None:
    version(store, "甲版", "2024-01-01", None, 0)
    version(store, "乙版", "2024-06-01", None, 0)
    with pytest.raises(LowUseError) as caught:
        line_in_force(store, date(2024, 6, 1))
    assert caught.value.code == "CONTROL_LINE_SEVERAL_IN_FORCE"
    assert caught.value.params["versions"] == "乙版, 甲版"
    assert line_in_force(store, date(2024, 5, 31)).version.version == "甲版"
