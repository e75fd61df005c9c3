package io.github.carillon.core.twilio;

import static io.github.carillon.core.twilio.TwilioFixture.ACCOUNT;
import static io.github.carillon.core.twilio.TwilioFixture.BODY;
import static io.github.carillon.core.twilio.TwilioFixture.CLOCK;
import static io.github.carillon.core.twilio.TwilioFixture.FROM;
import static io.github.carillon.core.twilio.TwilioFixture.NONE;
import static io.github.carillon.core.twilio.TwilioFixture.RIGHT;
import static io.github.carillon.core.twilio.TwilioFixture.TO;
import static io.github.carillon.core.twilio.TwilioFixture.TOKEN;
import static io.github.carillon.core.twilio.TwilioFixture.delivery;
import static io.github.carillon.core.twilio.TwilioFixture.settings;
import static io.github.carillon.testserver.TwilioAnswer.Body.EMPTY;
import static io.github.carillon.testserver.TwilioAnswer.Body.HTML;
import static io.github.carillon.testserver.TwilioAnswer.drop;
import static io.github.carillon.testserver.TwilioAnswer.error;
import static io.github.carillon.testserver.TwilioAnswer.normal;
import static io.github.carillon.testserver.TwilioAnswer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.testserver.TwilioAnswer;
import io.github.carillon.testserver.TwilioMessage;
import io.github.carillon.testserver.TwilioTestServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

final class TwilioChannelTest {

    private TwilioTestServer twilio;
    private TwilioChannel channel;

    @BeforeEach
    void start() throws IOException {
        twilio = TwilioTestServer.start(ACCOUNT, CLOCK);
        channel = new TwilioChannel(settings(twilio.baseUri(), RIGHT), CLOCK);
    }

    @AfterEach
    void stop() throws IOException {
        channel.close();
        twilio.close();
    }

    @Test
    void sends_a_message_and_knows_its_sid() {
        Outcome outcome = channel.send(delivery());

        assertThat(twilio.requests()).isEqualTo(1);
        TwilioMessage message = twilio.messages().get(0);
        assertThat(outcome).isEqualTo(new Outcome.Accepted(message.sid(), "queued"));
        assertThat(message.to()).isEqualTo(TO);
        assertThat(message.from()).isEqualTo(FROM);
        assertThat(message.body()).isEqualTo(BODY);
    }

    @Test
    void sends_media_and_a_validity_period() {
        List<URI> media = List.of(URI.create("https://example.org/a.png"), URI.create("https://example.org/b.png"));
        channel.send(delivery(new Sms(new PhoneNumber(TO), null, media, Duration.ofMinutes(5))));

        TwilioMessage message = twilio.messages().get(0);
        assertThat(message.mediaUrls()).isEqualTo(media);
        assertThat(message.validityPeriod()).isEqualTo("300");
        assertThat(message.body()).isNull();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(status(400), refused("20400")),
                arguments(error(400, 21610, "STOP"), refused("21610")),
                arguments(status(401), misconfigured("20401", Scope.ACCOUNT)),
                arguments(error(401, 99_999, "no"), misconfigured("99999", Scope.ACCOUNT)),
                arguments(error(401, 21_211, "no"), misconfigured("21211", Scope.ACCOUNT)),
                arguments(status(403), misconfigured("20403", Scope.SENDER)),
                arguments(error(403, 99_999, "no"), misconfigured("99999", Scope.SENDER)),
                arguments(error(403, 21_610, "STOP"), misconfigured("21610", Scope.MESSAGE)),
                arguments(error(403, 20_003, "no"), misconfigured("20003", Scope.ACCOUNT)),
                arguments(error(403, 21_408, "region"), misconfigured("21408", Scope.MESSAGE)),
                arguments(error(403, 20_429, "too many"), deferred("20429", null)),
                arguments(error(404, 99_999, "no"), refused("99999")),
                arguments(error(401, 20003, "Authenticate"), misconfigured("20003", Scope.ACCOUNT)),
                arguments(error(404, 20404, "not found"), misconfigured("20404", Scope.ACCOUNT)),
                arguments(error(400, 21611, "queue full"), deferred("21611", null)),
                arguments(error(400, 14107, "rate"), deferred("14107", null)),
                arguments(status(429), deferred("20429", null)),
                arguments(status(429).retryAfter(7), deferred("20429", Duration.ofSeconds(7))),
                arguments(status(429).with(HTML).retryAfter(7), deferred("HTTP_429", Duration.ofSeconds(7))),
                arguments(status(429).with(EMPTY), deferred("HTTP_429", null)),
                arguments(
                        status(429).header("Retry-After", "Wed, 4 Mar 2026 05:07:07 GMT"),
                        deferred("20429", Duration.ofMinutes(1))),
                arguments(status(429).header("Retry-After", "soon"), deferred("20429", null)),
                arguments(status(500), unknown("20500")),
                arguments(status(502), unknown("20502")),
                arguments(status(503).retryAfter(7), unknown("20503")),
                arguments(status(504), unknown("20504")),
                arguments(error(500, 21610, "STOP"), unknown("21610")),
                arguments(status(500).with(HTML), unknown("HTTP_500")),
                arguments(status(503).with(EMPTY), unknown("HTTP_503")),
                arguments(status(400).with(HTML), misconfigured("HTTP_400", Scope.CONNECTION)),
                arguments(status(403).with(HTML), misconfigured("HTTP_403", Scope.CONNECTION)),
                arguments(status(404).with(EMPTY), misconfigured("HTTP_404", Scope.CONNECTION)),
                arguments(status(451).with(HTML), misconfigured("HTTP_451", Scope.CONNECTION)),
                arguments(status(499).with(HTML), misconfigured("HTTP_499", Scope.CONNECTION)),
                arguments(error(403, 403, "Forbidden"), misconfigured("HTTP_403", Scope.CONNECTION)),
                arguments(error(400, 7, "bad request"), misconfigured("HTTP_400", Scope.CONNECTION)),
                arguments(status(408).with(HTML), unknown("HTTP_408")),
                arguments(status(408), unknown("20408")),
                arguments(status(425).with(HTML), deferred("HTTP_425", null)),
                arguments(status(425).retryAfter(7), deferred("20425", Duration.ofSeconds(7))),
                arguments(normal().with(EMPTY), unknown("HTTP_201")),
                arguments(normal().with(HTML), unknown("HTTP_201")),
                arguments(drop(), unknown("CONNECTION_LOST")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void makes_one_request_whatever_the_answer(TwilioAnswer answer, Outcome expected) {
        twilio.next(answer);

        Outcome outcome = channel.send(delivery());

        assertThat(outcome).usingRecursiveComparison().ignoringFields("reason").isEqualTo(expected);
        assertThat(outcome).hasSameClassAs(expected);
        assertThat(twilio.requests()).isEqualTo(1);
        assertThat(outcome.toString()).doesNotContain(TOKEN, TO, BODY);
    }

    @ParameterizedTest
    @CsvSource({"+15005550001, 21211", "+15005550002, 21612", "+15005550004, 21610", "+15005550009, 21614"})
    void leaves_the_judgement_of_a_number_to_twilio(String to, String code) {
        Outcome outcome = channel.send(delivery(to, BODY));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.reason()).isNotBlank().doesNotContain(to);
        });
        assertThat(twilio.requests()).isEqualTo(1);
    }

    @Test
    void says_of_an_answer_that_is_not_twilios_with_which_status_it_came_and_what_to_look_for() {
        twilio.next(status(403).with(HTML));

        assertThat(channel.send(delivery()))
                .isEqualTo(new Outcome.Misconfigured(
                        "HTTP_403",
                        "the answer, with HTTP status 403, is not Twilio's: something in between gave it, such as a"
                                + " proxy, and nothing was sent"));
    }

    @Test
    void gives_a_refusal_in_twilios_words_with_the_number_masked() {
        assertThat(channel.send(delivery("+15005550001", BODY)))
                .isEqualTo(new Outcome.Refused("21211", "The 'To' number +15***01 is not a valid phone number."));
    }

    @ParameterizedTest
    @CsvSource({"0, 21602", "1601, 21617"})
    void refuses_a_body_that_twilio_would_refuse_without_asking_it(int length, String code) {
        Outcome outcome = channel.send(delivery(TO, "x".repeat(length)));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
        assertThat(twilio.requests()).isZero();
    }

    @Test
    void sends_a_body_of_1600_characters() {
        assertThat(channel.send(delivery(TO, "😀".repeat(1600)))).isInstanceOf(Outcome.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT10H1S"})
    void refuses_a_validity_period_outside_of_twilios_range(Duration validity) {
        Outcome outcome = channel.send(delivery(new Sms(new PhoneNumber(TO), BODY, List.of(), validity)));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(twilio.requests()).isZero();
    }

    @Test
    void knows_the_answer_also_where_twilios_library_logs_everything() {
        Logger library = (Logger) LoggerFactory.getLogger("com.twilio");
        library.setAdditive(false);
        library.setLevel(Level.DEBUG);
        try {
            assertThat(channel.send(delivery())).isInstanceOf(Outcome.Accepted.class);
        } finally {
            library.setLevel(null);
            library.setAdditive(true);
        }
    }

    @Test
    void follows_no_redirect() {
        twilio.next(status(307).header("Location", "/2010-04-01/Accounts/" + ACCOUNT.sid() + "/Messages.json"));

        assertThat(channel.send(delivery())).isInstanceOf(Outcome.Unknown.class);

        assertThat(twilio.requests()).isEqualTo(1);
        assertThat(twilio.messages()).isEmpty();
    }

    @Test
    void keeps_apart_what_several_threads_send() {
        List<Outcome> outcomes = IntStream.range(0, 40)
                .parallel()
                .mapToObj(number -> channel.send(delivery(number % 2 == 0 ? TO : "+15005550004", BODY)))
                .toList();

        for (int number = 0; number < outcomes.size(); number++) {
            assertThat(outcomes.get(number))
                    .isInstanceOf(number % 2 == 0 ? Outcome.Accepted.class : Outcome.Refused.class);
        }
        assertThat(twilio.requests()).isEqualTo(40);
    }

    @Test
    void sends_nothing_that_another_worker_may_have_taken_meanwhile() {
        Delivery<Sms> delivery = delivery();

        Outcome outcome = channel.send(new Delivery<>(delivery.key(), delivery.message(), () -> false));

        assertThat(outcome).isEqualTo(Delivery.leaseLost());
        assertThat(twilio.requests()).isZero();
    }

    @Test
    void sends_nothing_after_it_was_closed() throws IOException {
        channel.close();

        assertThat(channel.with(NONE).send(delivery())).isInstanceOf(Outcome.Deferred.class);
        assertThat(twilio.requests()).isZero();
    }

    private static Outcome refused(String code) {
        return new Outcome.Refused(code, "");
    }

    private static Outcome misconfigured(String code, Scope scope) {
        return new Outcome.Misconfigured(code, "", scope);
    }

    private static Outcome deferred(String code, Duration retryAfter) {
        return new Outcome.Deferred(code, "", retryAfter);
    }

    private static Outcome unknown(String code) {
        return new Outcome.Unknown(code, "");
    }
}
