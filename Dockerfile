# syntax=docker/dockerfile:1

FROM rust:1.95-slim-bookworm AS builder
# SQLite, libpq and OpenSSL are built along, which takes a C compiler, make and perl.
RUN apt-get update \
    && apt-get install -y --no-install-recommends build-essential perl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN cargo build --profile dist --locked --package openbudget

FROM debian:bookworm-slim
# For TLS to a PostgreSQL server; the program itself needs no further library.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/openbudget --create-home openbudget
COPY --from=builder /source/target/dist/openbudget /usr/local/bin/openbudget
USER openbudget
# The SQLite file openbudget.db stands in the working folder.
WORKDIR /var/lib/openbudget
VOLUME /var/lib/openbudget
ENV OPENBUDGET_LISTEN=0.0.0.0:8080
EXPOSE 8080
ENTRYPOINT ["openbudget"]
CMD ["serve"]
