package io.github.carillon.core.device;

import io.github.carillon.core.database.TestDatabase;

final class DevicesOnPostgreSqlTest extends DevicesSuite {

    DevicesOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
