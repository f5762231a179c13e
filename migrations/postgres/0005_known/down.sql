ALTER TABLE revisions DROP COLUMN province;
ALTER TABLE revisions DROP COLUMN level;
ALTER TABLE documents DROP COLUMN since;
ALTER TABLE governments DROP COLUMN since;
