package io.github.carillon.core.inbox;

import io.github.carillon.core.database.TestDatabase;

final class PreferencesOnH2Test extends PreferencesSuite {

    PreferencesOnH2Test() {
        super(TestDatabase.H2);
    }
}
