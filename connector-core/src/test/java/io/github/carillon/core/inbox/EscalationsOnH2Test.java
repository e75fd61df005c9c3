package io.github.carillon.core.inbox;

import io.github.carillon.core.database.TestDatabase;

final class EscalationsOnH2Test extends EscalationsSuite {

    EscalationsOnH2Test() {
        super(TestDatabase.H2);
    }
}
