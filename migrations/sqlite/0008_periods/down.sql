UPDATE indicators SET record = replace(replace(record, ',"period":"year"', ''), ',"period":"whole_time"', '');
ALTER TABLE indicators DROP COLUMN period;
