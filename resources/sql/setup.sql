-- SPDX-FileCopyrightText: Low-Use Land plugin contributors
-- SPDX-License-Identifier: GPL-2.0-or-later
-- What a new workspace is given after create.sql: its reference system and its name tag.

-- name: contents_srs
UPDATE gpkg_contents SET srs_id = :srs WHERE data_type = 'features';

-- name: geometry_srs
UPDATE gpkg_geometry_columns SET srs_id = :srs;

-- name: meta
INSERT INTO lup_meta (key, value) VALUES (:key, :value);
