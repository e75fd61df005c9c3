package io.github.carillon.bench.client;

/** The mail that is sent where no engine gives one: the same as in the models. */
final class Texts {

    static final String SUBJECT = "Your order";

    static final String BODY = """
            Hello,

            your order is on its way. It left our house today and will be with you within three working days. You need \
            not be at home: a neighbour may take it.

            With kind regards
            your shop""";

    private Texts() {}
}
