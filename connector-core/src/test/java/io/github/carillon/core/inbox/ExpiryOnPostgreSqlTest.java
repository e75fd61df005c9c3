package io.github.carillon.core.inbox;

import io.github.carillon.core.database.TestDatabase;

final class ExpiryOnPostgreSqlTest extends ExpirySuite {

    ExpiryOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
