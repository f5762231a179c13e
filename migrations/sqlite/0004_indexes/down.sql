DROP INDEX revisions_year;
DROP INDEX revisions_id;

DROP INDEX findings_status;
CREATE INDEX findings_status ON findings (status, government, fiscal_year, disclosure, position);

DROP INDEX indicators_name_down;
DROP INDEX indicators_level2;
CREATE INDEX indicators_level2 ON indicators (level2, government, fiscal_year, disclosure, position);
DROP INDEX indicators_year;
CREATE INDEX indicators_year ON indicators (fiscal_year, government, disclosure, position);
DROP INDEX indicators_order;
CREATE INDEX indicators_order ON indicators (government, fiscal_year, disclosure, position);

DROP INDEX projects_name_down;
DROP INDEX projects_year_budget_fen;
DROP INDEX projects_budget_fen_down;
DROP INDEX projects_year;
CREATE INDEX projects_year ON projects (fiscal_year, government, disclosure, position);
DROP INDEX projects_order;
CREATE INDEX projects_order ON projects (government, fiscal_year, disclosure, position);
