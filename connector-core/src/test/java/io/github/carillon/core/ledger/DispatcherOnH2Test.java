package io.github.carillon.core.ledger;

import io.github.carillon.core.database.TestDatabase;

final class DispatcherOnH2Test extends DispatcherSuite {

    DispatcherOnH2Test() {
        super(TestDatabase.H2);
    }
}
