package io.github.carillon.core.ledger;

import io.github.carillon.core.database.TestDatabase;

final class DispatcherOnPostgreSqlTest extends DispatcherSuite {

    DispatcherOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
