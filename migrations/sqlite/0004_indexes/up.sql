-- What the table of fields declares as indexed is answered without looking at every row, and counts and sums
-- by the usual groups without reading the records: these indexes hold what both compare.
DROP INDEX projects_order;
CREATE INDEX projects_order ON projects (government, fiscal_year, disclosure, position, since, until, budget_fen);
DROP INDEX projects_year;
CREATE INDEX projects_year ON projects (fiscal_year, government, disclosure, position, since, until, budget_fen);
CREATE INDEX projects_budget_fen_down
    ON projects (budget_fen DESC, government, fiscal_year, disclosure, position);
CREATE INDEX projects_year_budget_fen
    ON projects (fiscal_year, budget_fen DESC, government, disclosure, position);
CREATE INDEX projects_name_down ON projects (name DESC, government, fiscal_year, disclosure, position);

DROP INDEX indicators_order;
CREATE INDEX indicators_order ON indicators (government, fiscal_year, disclosure, position, since, until);
DROP INDEX indicators_year;
CREATE INDEX indicators_year ON indicators (fiscal_year, government, disclosure, position, since, until);
DROP INDEX indicators_level2;
CREATE INDEX indicators_level2
    ON indicators (level2, government, fiscal_year, disclosure, position, since, until, level1);
CREATE INDEX indicators_name_down ON indicators (name DESC, government, fiscal_year, disclosure, position);

DROP INDEX findings_status;
CREATE INDEX findings_status
    ON findings (status, government, fiscal_year, disclosure, position, since, until, rule, severity);

CREATE INDEX revisions_id ON revisions (id, since);
CREATE INDEX revisions_year ON revisions (fiscal_year, government, id, since);
