-- What the rules found: failed, passed, undecided.
CREATE TABLE findings (
    government TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT NOT NULL,
    level TEXT NOT NULL,
    province TEXT,
    revision BIGINT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    status TEXT NOT NULL,
    subject_resource TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    subject_name TEXT,
    message_zh TEXT NOT NULL,
    message_en TEXT NOT NULL,
    expected TEXT,
    actual TEXT,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL,
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
