package io.github.carillon.core.inbox;

import io.github.carillon.core.database.TestDatabase;

final class OwnershipOnH2Test extends OwnershipSuite {

    OwnershipOnH2Test() {
        super(TestDatabase.H2);
    }
}
