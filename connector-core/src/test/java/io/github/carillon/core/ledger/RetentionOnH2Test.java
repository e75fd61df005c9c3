package io.github.carillon.core.ledger;

import io.github.carillon.core.database.TestDatabase;

final class RetentionOnH2Test extends RetentionSuite {

    RetentionOnH2Test() {
        super(TestDatabase.H2);
    }
}
