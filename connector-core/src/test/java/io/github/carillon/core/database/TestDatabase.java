package io.github.carillon.core.database;

import java.util.UUID;

/** The databases that the ledger must work with; each time an empty one. */
public enum TestDatabase {
    H2 {
        @Override
        public String emptyUrl() {
            return "jdbc:h2:mem:" + UUID.randomUUID();
        }
    },
    POSTGRESQL {
        @Override
        public String emptyUrl() {
            return PostgresServer.emptySchema();
        }
    };

    /** The URL of an empty database. */
    public abstract String emptyUrl();

    public Database open() {
        return Database.open(new DatabaseSettings(emptyUrl(), null, null, 4));
    }
}
