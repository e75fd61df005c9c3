package io.github.carillon.core.alert;

import io.github.carillon.core.database.TestDatabase;

final class AlertsOnH2Test extends AlertsSuite {

    AlertsOnH2Test() {
        super(TestDatabase.H2);
    }
}
