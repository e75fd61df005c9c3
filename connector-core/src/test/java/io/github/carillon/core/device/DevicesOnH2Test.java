package io.github.carillon.core.device;

import io.github.carillon.core.database.TestDatabase;

final class DevicesOnH2Test extends DevicesSuite {

    DevicesOnH2Test() {
        super(TestDatabase.H2);
    }
}
