package io.github.carillon.core.ledger;

import io.github.carillon.core.database.TestDatabase;

final class UnknownOutcomeOnH2Test extends UnknownOutcomeSuite {

    UnknownOutcomeOnH2Test() {
        super(TestDatabase.H2);
    }
}
