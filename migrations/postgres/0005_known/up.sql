-- Since which release a government and a document have been known, so that a past state and a later page leave out
-- what came after; 0 for the governments of the code list.
ALTER TABLE governments ADD COLUMN since BIGINT NOT NULL DEFAULT 0;
UPDATE governments SET since = COALESCE((SELECT min(revisions.since) FROM revisions WHERE revisions.government = governments.code), 0)
WHERE NOT listed;
ALTER TABLE documents ADD COLUMN since BIGINT NOT NULL DEFAULT 0;
UPDATE documents SET since = COALESCE((SELECT min(revisions.since) FROM revisions WHERE revisions.document = documents.sha256), 0);

-- Disclosures are grouped by the level and the province of their government, as facts are.
ALTER TABLE revisions ADD COLUMN level TEXT COLLATE "C";
ALTER TABLE revisions ADD COLUMN province TEXT COLLATE "C";
UPDATE revisions SET level = (SELECT governments.level FROM governments WHERE governments.code = revisions.government),
    province = (SELECT governments.province FROM governments WHERE governments.code = revisions.government);
