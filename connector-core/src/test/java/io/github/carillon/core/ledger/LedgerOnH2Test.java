package io.github.carillon.core.ledger;

import io.github.carillon.core.database.TestDatabase;

final class LedgerOnH2Test extends LedgerSuite {

    LedgerOnH2Test() {
        super(TestDatabase.H2);
    }
}
