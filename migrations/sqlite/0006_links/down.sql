DROP TABLE finding_facts;
