package io.github.carillon.core.alert;

import io.github.carillon.core.database.TestDatabase;

final class AlertsOnPostgreSqlTest extends AlertsSuite {

    AlertsOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
