package io.github.carillon.core.delivery;

import io.github.carillon.core.database.TestDatabase;

final class LedgerOnPostgreSqlTest extends LedgerSuite {

    LedgerOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
