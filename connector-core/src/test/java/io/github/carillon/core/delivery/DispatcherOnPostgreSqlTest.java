package io.github.carillon.core.delivery;

import io.github.carillon.core.database.TestDatabase;

final class DispatcherOnPostgreSqlTest extends DispatcherSuite {

    DispatcherOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
