-- What is published: governments, documents, releases, revisions of disclosures, and their facts.
-- Money is whole 分 (`_fen`), a compared decimal is whole millionths (`_micro`); `record` is the item
-- as it is served, so that what was read is given back to the letter.
-- Text is ordered by code point, as SQLite orders it.

-- One row: whoever updates it publishes alone.
CREATE TABLE publication_lock (
    holder BIGINT NOT NULL
);
INSERT INTO publication_lock (holder) VALUES (0);

-- A release is a published state of everything, numbered from 1; times are microseconds since 1970 in UTC.
CREATE TABLE releases (
    number BIGINT NOT NULL,
    published_at BIGINT NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE governments (
    code TEXT COLLATE "C" NOT NULL,
    code_system TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    parent TEXT COLLATE "C",
    province TEXT COLLATE "C",
    listed BOOLEAN NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (code)
);

-- `content` is NULL where only the extracted record is held, not the bytes.
CREATE TABLE documents (
    sha256 TEXT COLLATE "C" NOT NULL,
    media_type TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL,
    held BOOLEAN NOT NULL,
    content BYTEA,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (sha256)
);

-- Every revision of every disclosure. `until` of the one in force is the largest integer.
CREATE TABLE revisions (
    government TEXT COLLATE "C" NOT NULL,
    fiscal_year BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C",
    document TEXT COLLATE "C" NOT NULL,
    reader TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    published_at BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    sections TEXT COLLATE "C" NOT NULL,
    coverage TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (government, id, revision),
    FOREIGN KEY (government) REFERENCES governments (code),
    FOREIGN KEY (document) REFERENCES documents (sha256),
    FOREIGN KEY (since) REFERENCES releases (number)
);
CREATE INDEX revisions_order ON revisions (government, fiscal_year, id, since);
CREATE INDEX revisions_document ON revisions (document);

CREATE TABLE projects (
    government TEXT COLLATE "C" NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    province TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    ordinal BIGINT NOT NULL,
    code TEXT COLLATE "C",
    name TEXT COLLATE "C" NOT NULL,
    name_label TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C",
    agency TEXT COLLATE "C",
    framework TEXT COLLATE "C" NOT NULL,
    budget_fen BIGINT,
    fiscal_funds_fen BIGINT,
    other_funds_fen BIGINT,
    purpose TEXT COLLATE "C",
    duplicate_of TEXT COLLATE "C",
    partial BOOLEAN NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);
CREATE INDEX projects_order ON projects (government, fiscal_year, disclosure, position);
CREATE INDEX projects_id ON projects (id, since);
CREATE INDEX projects_year ON projects (fiscal_year, government, disclosure, position);
CREATE INDEX projects_disclosure ON projects (disclosure, position);
CREATE INDEX projects_changed ON projects (changed);
CREATE INDEX projects_name ON projects (name, government, fiscal_year, disclosure, position);
CREATE INDEX projects_budget_fen ON projects (budget_fen, government, fiscal_year, disclosure, position);

CREATE TABLE indicators (
    government TEXT COLLATE "C" NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    province TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    project TEXT COLLATE "C" NOT NULL,
    ordinal BIGINT NOT NULL,
    level1 TEXT COLLATE "C",
    level1_printed TEXT COLLATE "C",
    level2 TEXT COLLATE "C",
    level2_printed TEXT COLLATE "C",
    name TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C",
    target_printed TEXT COLLATE "C" NOT NULL,
    target_kind TEXT COLLATE "C" NOT NULL,
    target_operator TEXT COLLATE "C",
    target_value_micro BIGINT,
    target_low_micro BIGINT,
    target_high_micro BIGINT,
    target_unit TEXT COLLATE "C",
    target_date DATE,
    basis TEXT COLLATE "C",
    weight TEXT COLLATE "C",
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);
CREATE INDEX indicators_order ON indicators (government, fiscal_year, disclosure, position);
CREATE INDEX indicators_id ON indicators (id, since);
CREATE INDEX indicators_year ON indicators (fiscal_year, government, disclosure, position);
CREATE INDEX indicators_disclosure ON indicators (disclosure, position);
CREATE INDEX indicators_changed ON indicators (changed);
CREATE INDEX indicators_project ON indicators (project, government, fiscal_year, disclosure, position);
CREATE INDEX indicators_level2 ON indicators (level2, government, fiscal_year, disclosure, position);
CREATE INDEX indicators_name ON indicators (name, government, fiscal_year, disclosure, position);

CREATE TABLE official_expenses (
    government TEXT COLLATE "C" NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    province TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    item TEXT COLLATE "C" NOT NULL,
    amount_fen BIGINT,
    change_fen BIGINT,
    change_word TEXT COLLATE "C",
    prior_fen BIGINT,
    reason TEXT COLLATE "C",
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);
CREATE INDEX official_expenses_order ON official_expenses (government, fiscal_year, disclosure, position);
CREATE INDEX official_expenses_id ON official_expenses (id, since);
CREATE INDEX official_expenses_year ON official_expenses (fiscal_year, government, disclosure, position);
CREATE INDEX official_expenses_disclosure ON official_expenses (disclosure, position);
CREATE INDEX official_expenses_changed ON official_expenses (changed);

CREATE TABLE debt_balances (
    government TEXT COLLATE "C" NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    province TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    as_of_date DATE,
    debt_type TEXT COLLATE "C" NOT NULL,
    balance_fen BIGINT,
    limit_fen BIGINT,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);
CREATE INDEX debt_balances_order ON debt_balances (government, fiscal_year, disclosure, position);
CREATE INDEX debt_balances_id ON debt_balances (id, since);
CREATE INDEX debt_balances_year ON debt_balances (fiscal_year, government, disclosure, position);
CREATE INDEX debt_balances_disclosure ON debt_balances (disclosure, position);
CREATE INDEX debt_balances_changed ON debt_balances (changed);

CREATE TABLE debt_service (
    government TEXT COLLATE "C" NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    province TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    principal_fen BIGINT,
    interest_fen BIGINT,
    total_fen BIGINT,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);
CREATE INDEX debt_service_order ON debt_service (government, fiscal_year, disclosure, position);
CREATE INDEX debt_service_id ON debt_service (id, since);
CREATE INDEX debt_service_year ON debt_service (fiscal_year, government, disclosure, position);
CREATE INDEX debt_service_disclosure ON debt_service (disclosure, position);
CREATE INDEX debt_service_changed ON debt_service (changed);

CREATE TABLE transfer_payments (
    government TEXT COLLATE "C" NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    province TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    direction TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    amount_fen BIGINT,
    change_fen BIGINT,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);
CREATE INDEX transfer_payments_order ON transfer_payments (government, fiscal_year, disclosure, position);
CREATE INDEX transfer_payments_id ON transfer_payments (id, since);
CREATE INDEX transfer_payments_year ON transfer_payments (fiscal_year, government, disclosure, position);
CREATE INDEX transfer_payments_disclosure ON transfer_payments (disclosure, position);
CREATE INDEX transfer_payments_changed ON transfer_payments (changed);

CREATE TABLE procurement_thresholds (
    government TEXT COLLATE "C" NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    province TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    category TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    amount_fen BIGINT,
    inclusive BOOLEAN,
    printed TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);
CREATE INDEX procurement_thresholds_order ON procurement_thresholds (government, fiscal_year, disclosure, position);
CREATE INDEX procurement_thresholds_id ON procurement_thresholds (id, since);
CREATE INDEX procurement_thresholds_year ON procurement_thresholds (fiscal_year, government, disclosure, position);
CREATE INDEX procurement_thresholds_disclosure ON procurement_thresholds (disclosure, position);
CREATE INDEX procurement_thresholds_changed ON procurement_thresholds (changed);

CREATE TABLE statements (
    government TEXT COLLATE "C" NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    province TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    topic TEXT COLLATE "C" NOT NULL,
    arranged BOOLEAN NOT NULL,
    printed TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);
CREATE INDEX statements_order ON statements (government, fiscal_year, disclosure, position);
CREATE INDEX statements_id ON statements (id, since);
CREATE INDEX statements_year ON statements (fiscal_year, government, disclosure, position);
CREATE INDEX statements_disclosure ON statements (disclosure, position);
CREATE INDEX statements_changed ON statements (changed);
