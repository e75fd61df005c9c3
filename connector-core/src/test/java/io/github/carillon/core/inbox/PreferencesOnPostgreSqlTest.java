package io.github.carillon.core.inbox;

import io.github.carillon.core.database.TestDatabase;

final class PreferencesOnPostgreSqlTest extends PreferencesSuite {

    PreferencesOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
