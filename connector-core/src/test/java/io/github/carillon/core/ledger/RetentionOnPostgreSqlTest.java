package io.github.carillon.core.ledger;

import io.github.carillon.core.database.TestDatabase;

final class RetentionOnPostgreSqlTest extends RetentionSuite {

    RetentionOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
