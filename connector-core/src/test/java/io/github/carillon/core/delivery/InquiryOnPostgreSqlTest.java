package io.github.carillon.core.delivery;

import io.github.carillon.core.database.TestDatabase;

final class InquiryOnPostgreSqlTest extends InquirySuite {

    InquiryOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
