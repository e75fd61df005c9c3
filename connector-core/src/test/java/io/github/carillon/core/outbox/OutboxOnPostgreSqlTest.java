package io.github.carillon.core.outbox;

import io.github.carillon.core.database.TestDatabase;

final class OutboxOnPostgreSqlTest extends OutboxSuite {

    OutboxOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
