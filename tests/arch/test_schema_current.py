# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The committed SQL texts are what the schema says (design decision D12)."""

from __future__ import annotations

import importlib.util
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.store import sqltexts

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("schema_script", ROOT / "scripts" / "schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SECTIONS = {"insert", "update", "update_geom", "row", "every", "current", "index", "last_fid"}


def test_the_committed_texts_are_current() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "schema.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_changed_schema_makes_the_texts_stale(tmp_path: Path, generator: ModuleType) -> None:
    shutil.copytree(ROOT / "resources", tmp_path / "resources")
    assert generator.stale(tmp_path) == []
    table = tmp_path / "resources" / "schema" / "tag.toml"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace('title = "批次"', 'title = "批号"'), encoding="utf-8")
    sql = tmp_path / "resources" / "sql"
    (sql / "tables" / "nobody.sql").write_text("", encoding="utf-8")
    stale = {
        path.relative_to(tmp_path / "resources").as_posix() for path in generator.stale(tmp_path)
    }
    assert stale == {"sql/create.sql", "help/schema.md", "sql/tables/nobody.sql"}


def test_every_statement_of_every_table_is_understood_by_sqlite() -> None:
    connection = sqlite3.connect(":memory:")
    for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
        connection.create_function(name, 1, lambda _: None)
    connection.executescript(sqltexts.create_script())
    for table in shipped().tables.values():
        if table.role == "business":
            for section, text in sqltexts.table(table.name).sections.items():
                connection.execute(f"EXPLAIN {_plain(text)}", [None] * text.count("?"))
                assert section in SECTIONS, (table.name, section)
    connection.close()


def test_titles_are_unique_within_a_table() -> None:
    """GeoPackage demands it of gpkg_data_columns.name."""
    for table in shipped().tables.values():
        titles = [column.title for column in table.columns.values()]
        assert len(titles) == len(set(titles)), table.name


def test_a_name_that_is_no_plain_identifier_is_refused(generator: ModuleType) -> None:
    for name in ("Parcel", "a b", 'x"; DROP', "1a", ""):
        with pytest.raises(ValueError, match=r".*"):
            generator.name(name)


def _plain(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("--"))
