package io.github.carillon.core.inbox;

import io.github.carillon.core.database.TestDatabase;

final class InboxOnH2Test extends InboxSuite {

    InboxOnH2Test() {
        super(TestDatabase.H2);
    }
}
