package io.github.carillon.core.ledger;

import io.github.carillon.core.database.TestDatabase;

final class UnknownOutcomeOnPostgreSqlTest extends UnknownOutcomeSuite {

    UnknownOutcomeOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
