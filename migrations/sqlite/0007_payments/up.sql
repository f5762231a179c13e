-- When projects pay, as their schedules tell: months, asked for and grouped by. Of the projects that are there already the
-- program tells them from their records when it brings the schema up to date; 0 stands for what it has not told yet.
ALTER TABLE projects ADD COLUMN first_payment_month BIGINT;
ALTER TABLE projects ADD COLUMN first_printed_payment_month BIGINT;
ALTER TABLE projects ADD COLUMN fully_paid_by_month BIGINT;
UPDATE projects SET first_payment_month = 0;
CREATE INDEX projects_first_payment_month
    ON projects (first_payment_month, government, fiscal_year, disclosure, position);
