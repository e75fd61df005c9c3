package io.github.carillon.core.ledger;

import io.github.carillon.core.database.TestDatabase;

final class InquiryOnH2Test extends InquirySuite {

    InquiryOnH2Test() {
        super(TestDatabase.H2);
    }
}
