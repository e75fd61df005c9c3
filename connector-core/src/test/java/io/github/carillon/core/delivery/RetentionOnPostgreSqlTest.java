package io.github.carillon.core.delivery;

import io.github.carillon.core.database.TestDatabase;

final class RetentionOnPostgreSqlTest extends RetentionSuite {

    RetentionOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
