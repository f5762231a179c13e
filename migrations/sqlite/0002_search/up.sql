-- Texts that are searched, with the pairs of neighbouring characters they are found by.
CREATE TABLE search_texts (
    number INTEGER PRIMARY KEY,
    government TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT NOT NULL,
    resource TEXT NOT NULL,
    item TEXT NOT NULL,
    field TEXT NOT NULL,
    position BIGINT NOT NULL,
    weight BIGINT NOT NULL,
    length BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX search_texts_disclosure ON search_texts (disclosure, until);
CREATE VIRTUAL TABLE search_grams USING fts5 (grams, content = '', detail = full, tokenize = 'ascii');
