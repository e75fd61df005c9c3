package io.github.carillon.core.twilio;

import static io.github.carillon.core.twilio.TwilioCodes.Kind.MISCONFIGURED;
import static io.github.carillon.core.twilio.TwilioCodes.Kind.PERMISSION;
import static io.github.carillon.core.twilio.TwilioCodes.Kind.RATE_LIMITED;
import static io.github.carillon.core.twilio.TwilioCodes.Kind.REFUSED;
import static io.github.carillon.core.twilio.TwilioCodes.Kind.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TwilioCodesTest {

    private final TwilioCodes codes = TwilioCodes.load();

    @ParameterizedTest
    @ValueSource(ints = {21211, 21265, 21266, 21602, 21604, 21610, 21612, 21614, 21617, 21619, 21620, 21623, 21635})
    void refuses_for_a_recipient_or_a_text_that_cannot_be(int code) {
        assertThat(codes.of(code)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {20003, 20005, 20006, 20008, 20404})
    void calls_an_operator_for_the_account(int code) {
        assertThat(codes.of(code)).isEqualTo(MISCONFIGURED);
    }

    @ParameterizedTest
    @ValueSource(ints = {21212, 21603, 21606, 21607, 21659, 21660, 21701, 21702, 21703, 21704, 21705})
    void calls_an_operator_for_the_sender(int code) {
        assertThat(codes.of(code)).isEqualTo(SENDER);
    }

    @ParameterizedTest
    @ValueSource(ints = {21408, 21608})
    void calls_an_operator_for_what_the_account_may_not_do_for_some_recipients(int code) {
        assertThat(codes.of(code)).isEqualTo(PERMISSION);
    }

    @ParameterizedTest
    @ValueSource(ints = {14107, 20429, 21611})
    void waits_where_it_was_too_much_at_once(int code) {
        assertThat(codes.of(code)).isEqualTo(RATE_LIMITED);
    }

    @Test
    void refuses_for_a_code_it_does_not_know() {
        assertThat(codes.of(99999)).isEqualTo(REFUSED);
    }
}
