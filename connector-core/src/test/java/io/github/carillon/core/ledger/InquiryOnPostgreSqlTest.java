package io.github.carillon.core.ledger;

import io.github.carillon.core.database.TestDatabase;

final class InquiryOnPostgreSqlTest extends InquirySuite {

    InquiryOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
