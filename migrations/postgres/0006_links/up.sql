-- What each finding is found of: its subject, and every fact whose place it cites. A link holds as long as its finding;
-- the program makes those of the findings that are there already, from the places that they cite.
CREATE TABLE finding_facts (
    finding_government TEXT COLLATE "C" NOT NULL,
    finding TEXT COLLATE "C" NOT NULL,
    finding_since BIGINT NOT NULL,
    fact TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (finding_government, finding, finding_since, fact),
    FOREIGN KEY (finding_government, finding, finding_since) REFERENCES findings (government, id, since)
);
CREATE INDEX finding_facts_fact ON finding_facts (fact, finding, finding_since);
