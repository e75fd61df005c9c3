package io.github.carillon.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectFailuresTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org: Name or service not known",
                "mail.example.org: No address associated with hostname",
                "mail.example.org: Name does not resolve",
                "mail.example.org: nodename nor servname provided, or not known",
                "No such host is known (mail.example.org)",
                "[nobody: invalid IPv6 address"
            })
    void a_name_that_the_name_service_denies_needs_an_operator(String said) {
        assertThat(ConnectFailures.misconfiguration(new IOException(new UnknownHostException(said))))
                .hasValueSatisfying(outcome -> assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org: Temporary failure in name resolution",
                "mail.example.org: Try again",
                "mail.invalid",
                "mail.example.org: Der Name oder der Dienst ist nicht bekannt"
            })
    void what_may_be_a_name_service_that_does_not_answer_is_the_networks(String said) {
        assertThat(ConnectFailures.misconfiguration(new UnknownHostException(said)))
                .isEmpty();
    }

    @Test
    void so_is_one_that_says_nothing() {
        assertThat(ConnectFailures.misconfiguration(new UnknownHostException())).isEmpty();
    }
}
