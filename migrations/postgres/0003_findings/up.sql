-- What the rules found: failed, passed, undecided.
CREATE TABLE findings (
    government TEXT COLLATE "C" NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    province TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    rule TEXT COLLATE "C" NOT NULL,
    severity TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    subject_resource TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL,
    subject_name TEXT COLLATE "C",
    message_zh TEXT COLLATE "C" NOT NULL,
    message_en TEXT COLLATE "C" NOT NULL,
    expected TEXT COLLATE "C",
    actual TEXT COLLATE "C",
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);
CREATE INDEX findings_order ON findings (government, fiscal_year, disclosure, position);
CREATE INDEX findings_id ON findings (id, since);
CREATE INDEX findings_year ON findings (fiscal_year, government, disclosure, position);
CREATE INDEX findings_disclosure ON findings (disclosure, position);
CREATE INDEX findings_changed ON findings (changed);
CREATE INDEX findings_subject ON findings (subject_id, position);
CREATE INDEX findings_status ON findings (status, government, fiscal_year, disclosure, position);
CREATE INDEX findings_rule ON findings (rule, status, government, fiscal_year, disclosure, position);
