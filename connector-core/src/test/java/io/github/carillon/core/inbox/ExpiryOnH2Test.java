package io.github.carillon.core.inbox;

import io.github.carillon.core.database.TestDatabase;

final class ExpiryOnH2Test extends ExpirySuite {

    ExpiryOnH2Test() {
        super(TestDatabase.H2);
    }
}
