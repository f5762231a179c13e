.PHONY: run test bench conformance check format

# Serves on http://127.0.0.1:8080 from the SQLite file openbudget.db in this folder.
run:
	cargo run --release --locked -- serve

# Every test on both databases; starts and stops its own PostgreSQL.
test:
	scripts/test

# The program beside a bound, both over 1,000 invented government-years; prints req/s, p99 and ratio.
bench:
	scripts/bench

# Validators and clients of third parties against the running program; installs them, pinned, into target/.
conformance:
	scripts/conformance

# Every gate: format, lints, documentation, schema drift, tests, conformance.
check:
	scripts/check

format:
	cargo fmt --all
