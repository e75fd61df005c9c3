package io.github.carillon.core.inbox;

import io.github.carillon.core.database.TestDatabase;

final class OwnershipOnPostgreSqlTest extends OwnershipSuite {

    OwnershipOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
