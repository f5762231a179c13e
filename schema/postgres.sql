CREATE TABLE debt_balances (
    government text COLLATE "C" NOT NULL,
    fiscal_year bigint NOT NULL,
    disclosure text COLLATE "C" NOT NULL,
    level text COLLATE "C" NOT NULL,
    province text COLLATE "C",
    revision bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    as_of_date date,
    debt_type text COLLATE "C" NOT NULL,
    balance_fen bigint,
    limit_fen bigint,
    since bigint NOT NULL,
    until bigint NOT NULL,
    changed bigint NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    record text COLLATE "C" NOT NULL,
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions(government, id, revision),
    PRIMARY KEY (government, id, since)
);

CREATE INDEX debt_balances_changed ON debt_balances USING btree (changed);

CREATE INDEX debt_balances_disclosure ON debt_balances USING btree (disclosure, "position");

CREATE INDEX debt_balances_id ON debt_balances USING btree (id, since);

CREATE INDEX debt_balances_order ON debt_balances USING btree (government, fiscal_year, disclosure, "position");

CREATE INDEX debt_balances_year ON debt_balances USING btree (fiscal_year, government, disclosure, "position");

CREATE TABLE debt_service (
    government text COLLATE "C" NOT NULL,
    fiscal_year bigint NOT NULL,
    disclosure text COLLATE "C" NOT NULL,
    level text COLLATE "C" NOT NULL,
    province text COLLATE "C",
    revision bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    account text COLLATE "C" NOT NULL,
    principal_fen bigint,
    interest_fen bigint,
    total_fen bigint,
    since bigint NOT NULL,
    until bigint NOT NULL,
    changed bigint NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    record text COLLATE "C" NOT NULL,
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions(government, id, revision),
    PRIMARY KEY (government, id, since)
);

CREATE INDEX debt_service_changed ON debt_service USING btree (changed);

CREATE INDEX debt_service_disclosure ON debt_service USING btree (disclosure, "position");

CREATE INDEX debt_service_id ON debt_service USING btree (id, since);

CREATE INDEX debt_service_order ON debt_service USING btree (government, fiscal_year, disclosure, "position");

CREATE INDEX debt_service_year ON debt_service USING btree (fiscal_year, government, disclosure, "position");

CREATE TABLE documents (
    sha256 text COLLATE "C" NOT NULL,
    media_type text COLLATE "C" NOT NULL,
    size bigint NOT NULL,
    held boolean NOT NULL,
    content bytea,
    record text COLLATE "C" NOT NULL,
    since bigint NOT NULL,
    PRIMARY KEY (sha256)
);

CREATE TABLE finding_facts (
    finding_government text COLLATE "C" NOT NULL,
    finding text COLLATE "C" NOT NULL,
    finding_since bigint NOT NULL,
    fact text COLLATE "C" NOT NULL,
    FOREIGN KEY (finding_government, finding, finding_since) REFERENCES findings(government, id, since),
    PRIMARY KEY (finding_government, finding, finding_since, fact)
);

CREATE INDEX finding_facts_fact ON finding_facts USING btree (fact, finding, finding_since);

CREATE TABLE findings (
    government text COLLATE "C" NOT NULL,
    fiscal_year bigint NOT NULL,
    disclosure text COLLATE "C" NOT NULL,
    level text COLLATE "C" NOT NULL,
    province text COLLATE "C",
    revision bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    rule text COLLATE "C" NOT NULL,
    severity text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    subject_resource text COLLATE "C" NOT NULL,
    subject_id text COLLATE "C" NOT NULL,
    subject_name text COLLATE "C",
    message_zh text COLLATE "C" NOT NULL,
    message_en text COLLATE "C" NOT NULL,
    expected text COLLATE "C",
    actual text COLLATE "C",
    since bigint NOT NULL,
    until bigint NOT NULL,
    changed bigint NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    record text COLLATE "C" NOT NULL,
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions(government, id, revision),
    PRIMARY KEY (government, id, since)
);

CREATE INDEX findings_changed ON findings USING btree (changed);

CREATE INDEX findings_disclosure ON findings USING btree (disclosure, "position");

CREATE INDEX findings_id ON findings USING btree (id, since);

CREATE INDEX findings_order ON findings USING btree (government, fiscal_year, disclosure, "position");

CREATE INDEX findings_rule ON findings USING btree (rule, status, government, fiscal_year, disclosure, "position");

CREATE INDEX findings_status ON findings USING btree (status, government, fiscal_year, disclosure, "position", since, until, rule, severity);

CREATE INDEX findings_subject ON findings USING btree (subject_id, "position");

CREATE INDEX findings_year ON findings USING btree (fiscal_year, government, disclosure, "position");

CREATE TABLE governments (
    code text COLLATE "C" NOT NULL,
    code_system text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    level text COLLATE "C" NOT NULL,
    parent text COLLATE "C",
    province text COLLATE "C",
    listed boolean NOT NULL,
    record text COLLATE "C" NOT NULL,
    since bigint NOT NULL,
    PRIMARY KEY (code)
);

CREATE TABLE indicators (
    government text COLLATE "C" NOT NULL,
    fiscal_year bigint NOT NULL,
    disclosure text COLLATE "C" NOT NULL,
    level text COLLATE "C" NOT NULL,
    province text COLLATE "C",
    revision bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    project text COLLATE "C" NOT NULL,
    ordinal bigint NOT NULL,
    level1 text COLLATE "C",
    level1_printed text COLLATE "C",
    level2 text COLLATE "C",
    level2_printed text COLLATE "C",
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    target_printed text COLLATE "C" NOT NULL,
    target_kind text COLLATE "C" NOT NULL,
    target_operator text COLLATE "C",
    target_value_micro bigint,
    target_low_micro bigint,
    target_high_micro bigint,
    target_unit text COLLATE "C",
    target_date date,
    basis text COLLATE "C",
    weight text COLLATE "C",
    since bigint NOT NULL,
    until bigint NOT NULL,
    changed bigint NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    record text COLLATE "C" NOT NULL,
    period text NOT NULL,
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions(government, id, revision),
    PRIMARY KEY (government, id, since)
);

CREATE INDEX indicators_changed ON indicators USING btree (changed);

CREATE INDEX indicators_disclosure ON indicators USING btree (disclosure, "position");

CREATE INDEX indicators_id ON indicators USING btree (id, since);

CREATE INDEX indicators_level2 ON indicators USING btree (level2, government, fiscal_year, disclosure, "position", since, until, level1);

CREATE INDEX indicators_name ON indicators USING btree (name, government, fiscal_year, disclosure, "position");

CREATE INDEX indicators_name_down ON indicators USING btree (name DESC, government, fiscal_year, disclosure, "position");

CREATE INDEX indicators_order ON indicators USING btree (government, fiscal_year, disclosure, "position", since, until);

CREATE INDEX indicators_project ON indicators USING btree (project, government, fiscal_year, disclosure, "position");

CREATE INDEX indicators_year ON indicators USING btree (fiscal_year, government, disclosure, "position", since, until);

CREATE TABLE official_expenses (
    government text COLLATE "C" NOT NULL,
    fiscal_year bigint NOT NULL,
    disclosure text COLLATE "C" NOT NULL,
    level text COLLATE "C" NOT NULL,
    province text COLLATE "C",
    revision bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    item text COLLATE "C" NOT NULL,
    amount_fen bigint,
    change_fen bigint,
    change_word text COLLATE "C",
    prior_fen bigint,
    reason text COLLATE "C",
    since bigint NOT NULL,
    until bigint NOT NULL,
    changed bigint NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    record text COLLATE "C" NOT NULL,
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions(government, id, revision),
    PRIMARY KEY (government, id, since)
);

CREATE INDEX official_expenses_changed ON official_expenses USING btree (changed);

CREATE INDEX official_expenses_disclosure ON official_expenses USING btree (disclosure, "position");

CREATE INDEX official_expenses_id ON official_expenses USING btree (id, since);

CREATE INDEX official_expenses_order ON official_expenses USING btree (government, fiscal_year, disclosure, "position");

CREATE INDEX official_expenses_year ON official_expenses USING btree (fiscal_year, government, disclosure, "position");

CREATE TABLE procurement_thresholds (
    government text COLLATE "C" NOT NULL,
    fiscal_year bigint NOT NULL,
    disclosure text COLLATE "C" NOT NULL,
    level text COLLATE "C" NOT NULL,
    province text COLLATE "C",
    revision bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    category text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    amount_fen bigint,
    inclusive boolean,
    printed text COLLATE "C" NOT NULL,
    since bigint NOT NULL,
    until bigint NOT NULL,
    changed bigint NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    record text COLLATE "C" NOT NULL,
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions(government, id, revision),
    PRIMARY KEY (government, id, since)
);

CREATE INDEX procurement_thresholds_changed ON procurement_thresholds USING btree (changed);

CREATE INDEX procurement_thresholds_disclosure ON procurement_thresholds USING btree (disclosure, "position");

CREATE INDEX procurement_thresholds_id ON procurement_thresholds USING btree (id, since);

CREATE INDEX procurement_thresholds_order ON procurement_thresholds USING btree (government, fiscal_year, disclosure, "position");

CREATE INDEX procurement_thresholds_year ON procurement_thresholds USING btree (fiscal_year, government, disclosure, "position");

CREATE TABLE projects (
    government text COLLATE "C" NOT NULL,
    fiscal_year bigint NOT NULL,
    disclosure text COLLATE "C" NOT NULL,
    level text COLLATE "C" NOT NULL,
    province text COLLATE "C",
    revision bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    ordinal bigint NOT NULL,
    code text COLLATE "C",
    name text COLLATE "C" NOT NULL,
    name_label text COLLATE "C" NOT NULL,
    title text COLLATE "C",
    agency text COLLATE "C",
    framework text COLLATE "C" NOT NULL,
    budget_fen bigint,
    fiscal_funds_fen bigint,
    other_funds_fen bigint,
    purpose text COLLATE "C",
    duplicate_of text COLLATE "C",
    partial boolean NOT NULL,
    since bigint NOT NULL,
    until bigint NOT NULL,
    changed bigint NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    record text COLLATE "C" NOT NULL,
    first_payment_month bigint,
    first_printed_payment_month bigint,
    fully_paid_by_month bigint,
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions(government, id, revision),
    PRIMARY KEY (government, id, since)
);

CREATE INDEX projects_budget_fen ON projects USING btree (budget_fen, government, fiscal_year, disclosure, "position");

CREATE INDEX projects_budget_fen_down ON projects USING btree (budget_fen DESC NULLS LAST, government, fiscal_year, disclosure, "position");

CREATE INDEX projects_changed ON projects USING btree (changed);

CREATE INDEX projects_disclosure ON projects USING btree (disclosure, "position");

CREATE INDEX projects_first_payment_month ON projects USING btree (first_payment_month, government, fiscal_year, disclosure, "position");

CREATE INDEX projects_id ON projects USING btree (id, since);

CREATE INDEX projects_name ON projects USING btree (name, government, fiscal_year, disclosure, "position");

CREATE INDEX projects_name_down ON projects USING btree (name DESC, government, fiscal_year, disclosure, "position");

CREATE INDEX projects_order ON projects USING btree (government, fiscal_year, disclosure, "position", since, until, budget_fen);

CREATE INDEX projects_year ON projects USING btree (fiscal_year, government, disclosure, "position", since, until, budget_fen);

CREATE INDEX projects_year_budget_fen ON projects USING btree (fiscal_year, budget_fen DESC NULLS LAST, government, disclosure, "position");

CREATE TABLE publication_lock (
    holder bigint NOT NULL
);

CREATE TABLE releases (
    number bigint NOT NULL,
    published_at bigint NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE revisions (
    government text COLLATE "C" NOT NULL,
    fiscal_year bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    revision bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    title text COLLATE "C",
    document text COLLATE "C" NOT NULL,
    reader text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    published_at bigint NOT NULL,
    since bigint NOT NULL,
    until bigint NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    record text COLLATE "C" NOT NULL,
    sections text COLLATE "C" NOT NULL,
    coverage text COLLATE "C" NOT NULL,
    level text COLLATE "C",
    province text COLLATE "C",
    FOREIGN KEY (document) REFERENCES documents(sha256),
    FOREIGN KEY (government) REFERENCES governments(code),
    FOREIGN KEY (since) REFERENCES releases(number),
    PRIMARY KEY (government, id, revision)
);

CREATE INDEX revisions_document ON revisions USING btree (document);

CREATE INDEX revisions_id ON revisions USING btree (id, since);

CREATE INDEX revisions_order ON revisions USING btree (government, fiscal_year, id, since);

CREATE INDEX revisions_year ON revisions USING btree (fiscal_year, government, id, since);

CREATE TABLE search_texts (
    number bigint NOT NULL,
    government text COLLATE "C" NOT NULL,
    fiscal_year bigint NOT NULL,
    disclosure text COLLATE "C" NOT NULL,
    resource text COLLATE "C" NOT NULL,
    item text COLLATE "C" NOT NULL,
    field text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    weight bigint NOT NULL,
    length bigint NOT NULL,
    since bigint NOT NULL,
    until bigint NOT NULL,
    text text COLLATE "C" NOT NULL,
    grams tsvector NOT NULL,
    PRIMARY KEY (number)
);

CREATE INDEX search_texts_disclosure ON search_texts USING btree (disclosure, until);

CREATE INDEX search_texts_grams ON search_texts USING gin (grams);

CREATE TABLE statements (
    government text COLLATE "C" NOT NULL,
    fiscal_year bigint NOT NULL,
    disclosure text COLLATE "C" NOT NULL,
    level text COLLATE "C" NOT NULL,
    province text COLLATE "C",
    revision bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    topic text COLLATE "C" NOT NULL,
    arranged boolean NOT NULL,
    printed text COLLATE "C" NOT NULL,
    since bigint NOT NULL,
    until bigint NOT NULL,
    changed bigint NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    record text COLLATE "C" NOT NULL,
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions(government, id, revision),
    PRIMARY KEY (government, id, since)
);

CREATE INDEX statements_changed ON statements USING btree (changed);

CREATE INDEX statements_disclosure ON statements USING btree (disclosure, "position");

CREATE INDEX statements_id ON statements USING btree (id, since);

CREATE INDEX statements_order ON statements USING btree (government, fiscal_year, disclosure, "position");

CREATE INDEX statements_year ON statements USING btree (fiscal_year, government, disclosure, "position");

CREATE TABLE transfer_payments (
    government text COLLATE "C" NOT NULL,
    fiscal_year bigint NOT NULL,
    disclosure text COLLATE "C" NOT NULL,
    level text COLLATE "C" NOT NULL,
    province text COLLATE "C",
    revision bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    direction text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    amount_fen bigint,
    change_fen bigint,
    since bigint NOT NULL,
    until bigint NOT NULL,
    changed bigint NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    record text COLLATE "C" NOT NULL,
    FOREIGN KEY (government, disclosure, revision) REFERENCES revisions(government, id, revision),
    PRIMARY KEY (government, id, since)
);

CREATE INDEX transfer_payments_changed ON transfer_payments USING btree (changed);

CREATE INDEX transfer_payments_disclosure ON transfer_payments USING btree (disclosure, "position");

CREATE INDEX transfer_payments_id ON transfer_payments USING btree (id, since);

CREATE INDEX transfer_payments_order ON transfer_payments USING btree (government, fiscal_year, disclosure, "position");

CREATE INDEX transfer_payments_year ON transfer_payments USING btree (fiscal_year, government, disclosure, "position");
