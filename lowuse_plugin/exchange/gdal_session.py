# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""GDAL with exceptions and our options, for as long as one file is read.

GDAL's switches belong to the whole process, which is QGIS and everybody's plugins: they are set
for the length of one block and put back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal, ogr

_OPTIONS = {
    "OGR_XLSX_HEADERS": "DISABLE",
    "OGR_XLSX_FIELD_TYPES": "STRING",
    "OGR_XLS_HEADERS": "DISABLE",
    "OGR_XLS_FIELD_TYPES": "STRING",
    "OGR_ODS_HEADERS": "DISABLE",
    "OGR_ODS_FIELD_TYPES": "STRING",
    "OGR_SQLITE_LOAD_EXTENSIONS": None,
    "ALLOW_OGR_SQL_FUNCTIONS_FROM_TRIGGER_AND_VIEW": "NO",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{no}",
    # Some drivers fetch what a file names, a reference system for one. There is no way to forbid
    # it, so that it is sent where nobody listens.
    "GDAL_HTTP_PROXY": "http://127.0.0.1:9",
    "GDAL_HTTPS_PROXY": "http://127.0.0.1:9",
    "GDAL_HTTP_CONNECTTIMEOUT": "1",
    "GDAL_HTTP_TIMEOUT": "2",
    "GDAL_HTTP_MAX_RETRY": "0",
}


@contextmanager
def gdal_session() -> Iterator[None]:
    """Make GDAL raise RuntimeError, read sheets as plain text and reach no network."""
    before = {name: gdal.GetThreadLocalConfigOption(name) for name in _OPTIONS}
    raised = gdal.GetUseExceptions(), ogr.GetUseExceptions()
    gdal.UseExceptions()
    ogr.UseExceptions()
    for name, value in _OPTIONS.items():
        gdal.SetThreadLocalConfigOption(name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            gdal.SetThreadLocalConfigOption(name, value)
        # The last switched on is switched off first: GDAL keeps the handlers on a stack.
        if not raised[1]:
            ogr.DontUseExceptions()
        if not raised[0]:
            gdal.DontUseExceptions()
