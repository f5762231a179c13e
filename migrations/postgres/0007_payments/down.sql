DROP INDEX projects_first_payment_month;
ALTER TABLE projects DROP COLUMN fully_paid_by_month;
ALTER TABLE projects DROP COLUMN first_printed_payment_month;
ALTER TABLE projects DROP COLUMN first_payment_month;
