package io.github.carillon.core.inbox;

import io.github.carillon.core.database.TestDatabase;

final class EscalationsOnPostgreSqlTest extends EscalationsSuite {

    EscalationsOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
