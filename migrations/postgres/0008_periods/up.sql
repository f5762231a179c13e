-- The part of a project's time that an indicator is of. Of the indicators that are there already none was told apart; the
-- key is put into their records at its place, which no text of theirs can look like: quotes within texts are escaped.
ALTER TABLE indicators ADD COLUMN period TEXT NOT NULL DEFAULT 'year';
UPDATE indicators SET record = replace(record, ',"missing":', ',"period":"year","missing":');
