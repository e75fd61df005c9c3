package io.github.carillon.core.outbox;

import io.github.carillon.core.database.TestDatabase;

final class OutboxOnH2Test extends OutboxSuite {

    OutboxOnH2Test() {
        super(TestDatabase.H2);
    }
}
