package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.resilience.Rate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates, attempts, ages, and where secrets may go. */
final class LimitsTest {

    @Test
    void a_connection_sends_as_fast_as_it_goes_unless_told_otherwise() {
        assertThat(Configured.least().read().limits())
                .containsExactly(Map.entry("mail", new ConnectionLimits(null, null)));
    }

    @ParameterizedTest
    @CsvSource({"10/s, 10, 10", "0.5/s, 0.5, 1", "90 / min, 1.5, 1", "7200/h, 2, 2", "2.5/s, 2.5, 2"})
    void a_rate_is_so_many_a_second_a_minute_or_an_hour(String text, double perSecond, int burst) {
        Settings settings =
                Configured.least().with("connections.mail.rate", text).read();

        assertThat(settings.limits().get("mail").rate()).isEqualTo(new Rate(perSecond, burst));
    }

    @Test
    void a_burst_is_what_it_says() {
        Settings settings = Configured.least()
                .with("connections.mail.rate", "1/s")
                .with("connections.mail.burst", "20")
                .read();

        assertThat(settings.limits().get("mail").rate()).isEqualTo(new Rate(1, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "0/s", "-1/s", "ten/s", "10/day", "1e3/s"})
    void any_other_rate_is_a_mistake_with_an_example(String text) {
        assertThat(Configured.least().with("connections.mail.rate", text).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.mail.rate must be a rate such as 10/s, 0.5/s, 90/min or 1000/h");
    }

    @Test
    void a_burst_without_a_rate_is_a_mistake() {
        assertThat(Configured.least().with("connections.mail.burst", "20").mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.mail.rate is missing");
    }

    @Test
    void attempts_and_age_reach_the_retry_policy() {
        Settings settings = Configured.least()
                .with("retry.max-age", "2d")
                .with("connections.mail.attempts", "3")
                .read();

        assertThat(settings.worker().retry().attemptsBy()).isEqualTo(Map.of("mail", 3));
        assertThat(settings.worker().retry().maxAge()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void a_variable_finds_the_connections_keys_too() {
        Settings settings = Configured.least()
                .variable("CARILLON_CONNECTIONS_MAIL_ATTEMPTS", "4")
                .read();

        assertThat(settings.worker().retry().attemptsBy()).isEqualTo(Map.of("mail", 4));
    }

    @Test
    void an_engines_id_fits_the_ledger() {
        assertThat(Configured.least().with("engine.id", "e".repeat(64)).mistakes())
                .isEmpty();
        assertThat(Configured.least().with("engine.id", "e".repeat(65)).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.engine.id must have 64 characters at most");
    }

    @Test
    void credentials_in_the_engines_address_are_refused_unseen_with_a_hint() {
        assertThat(Configured.least()
                        .with("engine.url", "http://demo:secret@localhost:8080/engine-rest")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.engine.url must be a URL without credentials; they go into carillon.engine.user"
                        + " and carillon.engine.password")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8089", "http://localhost:8089", "http://[::1]:8089", "https://example.org"})
    void secrets_may_stay_on_the_machine_or_go_out_protected(String url) {
        assertThat(Configured.withTwilio()
                        .with("connections.text.base-url", url)
                        .mistakes())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.twilio.com", "http://localhost.example.org", "http://10.0.0.1:8089"})
    void secrets_do_not_go_out_unprotected(String url) {
        assertThat(Configured.withTwilio()
                        .with("connections.text.base-url", url)
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.text.base-url must begin with https://");
    }
}
