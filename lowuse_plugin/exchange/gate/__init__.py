# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The one gate for files from outside: import, returned copies and attachments go through it.

What comes out is values. Nothing stored in a file is carried out, nothing is written beside it, no
network is reached, and no file keeps the reader longer than a deadline or takes more room than a
limit (promise P15):

- ``geopackages`` opens a GeoPackage of others,
- ``archives`` looks into a zip, xlsx, ods or kmz before anybody reads it,
- ``attachments`` takes photos and documents in,
- ``names`` judges what files inside are called.

Geometry is judged by :mod:`lowuse_plugin.geometry.wkb_structure` before a library is given it.
"""
