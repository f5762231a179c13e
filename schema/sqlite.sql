CREATE TABLE debt_balances (
    government TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT NOT NULL,
    level TEXT NOT NULL,
    province TEXT,
    revision BIGINT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    as_of_date DATE,
    debt_type TEXT NOT NULL,
    balance_fen BIGINT,
    limit_fen BIGINT,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);

CREATE INDEX debt_balances_changed ON debt_balances (changed);

CREATE INDEX debt_balances_disclosure ON debt_balances (disclosure, position);

CREATE INDEX debt_balances_id ON debt_balances (id, since);

CREATE INDEX debt_balances_order ON debt_balances (government, fiscal_year, disclosure, position);

CREATE INDEX debt_balances_year ON debt_balances (fiscal_year, government, disclosure, position);

CREATE TABLE debt_service (
    government TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT NOT NULL,
    level TEXT NOT NULL,
    province TEXT,
    revision BIGINT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    account TEXT NOT NULL,
    principal_fen BIGINT,
    interest_fen BIGINT,
    total_fen BIGINT,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);

CREATE INDEX debt_service_changed ON debt_service (changed);

CREATE INDEX debt_service_disclosure ON debt_service (disclosure, position);

CREATE INDEX debt_service_id ON debt_service (id, since);

CREATE INDEX debt_service_order ON debt_service (government, fiscal_year, disclosure, position);

CREATE INDEX debt_service_year ON debt_service (fiscal_year, government, disclosure, position);

CREATE TABLE documents (
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    held BOOLEAN NOT NULL,
    content BLOB,
    record TEXT NOT NULL, since BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (sha256)
);

CREATE TABLE finding_facts (
    finding_government TEXT NOT NULL,
    finding TEXT NOT NULL,
    finding_since BIGINT NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (finding_government, finding, finding_since, fact),
    FOREIGN KEY (finding_government, finding, finding_since) REFERENCES findings (government, id, since)
);

CREATE INDEX finding_facts_fact ON finding_facts (fact, finding, finding_since);

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

CREATE INDEX findings_changed ON findings (changed);

CREATE INDEX findings_disclosure ON findings (disclosure, position);

CREATE INDEX findings_id ON findings (id, since);

CREATE INDEX findings_order ON findings (government, fiscal_year, disclosure, position);

CREATE INDEX findings_rule ON findings (rule, status, government, fiscal_year, disclosure, position);

CREATE INDEX findings_status
    ON findings (status, government, fiscal_year, disclosure, position, since, until, rule, severity);

CREATE INDEX findings_subject ON findings (subject_id, position);

CREATE INDEX findings_year ON findings (fiscal_year, government, disclosure, position);

CREATE TABLE governments (
    code TEXT NOT NULL,
    code_system TEXT NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    parent TEXT,
    province TEXT,
    listed BOOLEAN NOT NULL,
    record TEXT NOT NULL, since BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (code)
);

CREATE TABLE indicators (
    government TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT NOT NULL,
    level TEXT NOT NULL,
    province TEXT,
    revision BIGINT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    project TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    level1 TEXT,
    level1_printed TEXT,
    level2 TEXT,
    level2_printed TEXT,
    name TEXT NOT NULL,
    description TEXT,
    target_printed TEXT NOT NULL,
    target_kind TEXT NOT NULL,
    target_operator TEXT,
    target_value_micro BIGINT,
    target_low_micro BIGINT,
    target_high_micro BIGINT,
    target_unit TEXT,
    target_date DATE,
    basis TEXT,
    weight TEXT,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL, period TEXT NOT NULL DEFAULT 'year',
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);

CREATE INDEX indicators_changed ON indicators (changed);

CREATE INDEX indicators_disclosure ON indicators (disclosure, position);

CREATE INDEX indicators_id ON indicators (id, since);

CREATE INDEX indicators_level2
    ON indicators (level2, government, fiscal_year, disclosure, position, since, until, level1);

CREATE INDEX indicators_name ON indicators (name, government, fiscal_year, disclosure, position);

CREATE INDEX indicators_name_down ON indicators (name DESC, government, fiscal_year, disclosure, position);

CREATE INDEX indicators_order ON indicators (government, fiscal_year, disclosure, position, since, until);

CREATE INDEX indicators_project ON indicators (project, government, fiscal_year, disclosure, position);

CREATE INDEX indicators_year ON indicators (fiscal_year, government, disclosure, position, since, until);

CREATE TABLE official_expenses (
    government TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT NOT NULL,
    level TEXT NOT NULL,
    province TEXT,
    revision BIGINT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    item TEXT NOT NULL,
    amount_fen BIGINT,
    change_fen BIGINT,
    change_word TEXT,
    prior_fen BIGINT,
    reason TEXT,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);

CREATE INDEX official_expenses_changed ON official_expenses (changed);

CREATE INDEX official_expenses_disclosure ON official_expenses (disclosure, position);

CREATE INDEX official_expenses_id ON official_expenses (id, since);

CREATE INDEX official_expenses_order ON official_expenses (government, fiscal_year, disclosure, position);

CREATE INDEX official_expenses_year ON official_expenses (fiscal_year, government, disclosure, position);

CREATE TABLE procurement_thresholds (
    government TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT NOT NULL,
    level TEXT NOT NULL,
    province TEXT,
    revision BIGINT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    category TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount_fen BIGINT,
    inclusive BOOLEAN,
    printed TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);

CREATE INDEX procurement_thresholds_changed ON procurement_thresholds (changed);

CREATE INDEX procurement_thresholds_disclosure ON procurement_thresholds (disclosure, position);

CREATE INDEX procurement_thresholds_id ON procurement_thresholds (id, since);

CREATE INDEX procurement_thresholds_order ON procurement_thresholds (government, fiscal_year, disclosure, position);

CREATE INDEX procurement_thresholds_year ON procurement_thresholds (fiscal_year, government, disclosure, position);

CREATE TABLE projects (
    government TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT NOT NULL,
    level TEXT NOT NULL,
    province TEXT,
    revision BIGINT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    ordinal BIGINT NOT NULL,
    code TEXT,
    name TEXT NOT NULL,
    name_label TEXT NOT NULL,
    title TEXT,
    agency TEXT,
    framework TEXT NOT NULL,
    budget_fen BIGINT,
    fiscal_funds_fen BIGINT,
    other_funds_fen BIGINT,
    purpose TEXT,
    duplicate_of TEXT,
    partial BOOLEAN NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL, first_payment_month BIGINT, first_printed_payment_month BIGINT, fully_paid_by_month BIGINT,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);

CREATE INDEX projects_budget_fen ON projects (budget_fen, government, fiscal_year, disclosure, position);

CREATE INDEX projects_budget_fen_down
    ON projects (budget_fen DESC, government, fiscal_year, disclosure, position);

CREATE INDEX projects_changed ON projects (changed);

CREATE INDEX projects_disclosure ON projects (disclosure, position);

CREATE INDEX projects_first_payment_month
    ON projects (first_payment_month, government, fiscal_year, disclosure, position);

CREATE INDEX projects_id ON projects (id, since);

CREATE INDEX projects_name ON projects (name, government, fiscal_year, disclosure, position);

CREATE INDEX projects_name_down ON projects (name DESC, government, fiscal_year, disclosure, position);

CREATE INDEX projects_order ON projects (government, fiscal_year, disclosure, position, since, until, budget_fen);

CREATE INDEX projects_year ON projects (fiscal_year, government, disclosure, position, since, until, budget_fen);

CREATE INDEX projects_year_budget_fen
    ON projects (fiscal_year, budget_fen DESC, government, disclosure, position);

CREATE TABLE publication_lock (
    holder BIGINT NOT NULL
);

CREATE TABLE releases (
    number BIGINT NOT NULL,
    published_at BIGINT NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE revisions (
    government TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT,
    document TEXT NOT NULL,
    reader TEXT NOT NULL,
    reason TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL,
    sections TEXT NOT NULL,
    coverage TEXT NOT NULL, level TEXT, province TEXT,
    PRIMARY KEY (government, id, revision),
    FOREIGN KEY (government) REFERENCES governments (code),
    FOREIGN KEY (document) REFERENCES documents (sha256),
    FOREIGN KEY (since) REFERENCES releases (number)
);

CREATE INDEX revisions_document ON revisions (document);

CREATE INDEX revisions_id ON revisions (id, since);

CREATE INDEX revisions_order ON revisions (government, fiscal_year, id, since);

CREATE INDEX revisions_year ON revisions (fiscal_year, government, id, since);

CREATE VIRTUAL TABLE search_grams USING fts5 (grams, content = '', detail = full, tokenize = 'ascii');

CREATE TABLE 'search_grams_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_grams_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_grams_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'search_grams_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

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

CREATE TABLE statements (
    government TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT NOT NULL,
    level TEXT NOT NULL,
    province TEXT,
    revision BIGINT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    topic TEXT NOT NULL,
    arranged BOOLEAN NOT NULL,
    printed TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);

CREATE INDEX statements_changed ON statements (changed);

CREATE INDEX statements_disclosure ON statements (disclosure, position);

CREATE INDEX statements_id ON statements (id, since);

CREATE INDEX statements_order ON statements (government, fiscal_year, disclosure, position);

CREATE INDEX statements_year ON statements (fiscal_year, government, disclosure, position);

CREATE TABLE transfer_payments (
    government TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    disclosure TEXT NOT NULL,
    level TEXT NOT NULL,
    province TEXT,
    revision BIGINT NOT NULL,
    id TEXT NOT NULL,
    position BIGINT NOT NULL,
    direction TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount_fen BIGINT,
    change_fen BIGINT,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (government, id, since),
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions (government, id, revision)
);

CREATE INDEX transfer_payments_changed ON transfer_payments (changed);

CREATE INDEX transfer_payments_disclosure ON transfer_payments (disclosure, position);

CREATE INDEX transfer_payments_id ON transfer_payments (id, since);

CREATE INDEX transfer_payments_order ON transfer_payments (government, fiscal_year, disclosure, position);

CREATE INDEX transfer_payments_year ON transfer_payments (fiscal_year, government, disclosure, position);
