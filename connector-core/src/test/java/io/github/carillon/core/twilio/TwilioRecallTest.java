package io.github.carillon.core.twilio;

import static io.github.carillon.core.twilio.TwilioFixture.ACCOUNT;
import static io.github.carillon.core.twilio.TwilioFixture.BODY;
import static io.github.carillon.core.twilio.TwilioFixture.CLOCK;
import static io.github.carillon.core.twilio.TwilioFixture.NONE;
import static io.github.carillon.core.twilio.TwilioFixture.RIGHT;
import static io.github.carillon.core.twilio.TwilioFixture.SERVICE;
import static io.github.carillon.core.twilio.TwilioFixture.SID;
import static io.github.carillon.core.twilio.TwilioFixture.TO;
import static io.github.carillon.core.twilio.TwilioFixture.TOKEN;
import static io.github.carillon.core.twilio.TwilioFixture.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.SentMessageLookup;
import io.github.carillon.core.governance.Governance;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.TwilioAnswer;
import io.github.carillon.testserver.TwilioTestServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a message is found again whose answer was lost. */
final class TwilioRecallTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final String ABSENT = "Twilio was asked at 2026-03-04T05:06:07Z and has no such message";

    private TwilioTestServer twilio;
    private TwilioChannel channel;

    @BeforeEach
    void start() throws IOException {
        twilio = TwilioTestServer.start(ACCOUNT, CLOCK);
        channel = new TwilioChannel(TwilioFixture.settings(twilio.baseUri(), RIGHT), CLOCK);
    }

    @AfterEach
    void stop() throws IOException {
        channel.close();
        twilio.close();
    }

    @Test
    void a_message_whose_answer_was_lost_is_found() {
        twilio.next(TwilioAnswer.drop());
        assertThat(channel.send(delivery())).isInstanceOf(Outcome.Unknown.class);

        SentMessageLookup lookUp = channel.lookUp(delivery(), NOW);

        assertThat(lookUp.found())
                .containsExactly(new Outcome.Accepted(twilio.messages().get(0).sid(), "sent"));
        assertThat(twilio.requests()).as("posted once").isEqualTo(1);
    }

    @Test
    void what_twilio_never_took_is_not_found() {
        twilio.next(TwilioAnswer.status(500));
        assertThat(channel.send(delivery())).isInstanceOf(Outcome.Unknown.class);

        assertThat(channel.lookUp(delivery(), NOW)).isEqualTo(SentMessageLookup.nothing(ABSENT));
    }

    @Test
    void another_text_number_or_sender_is_another_message() {
        channel.send(delivery(TO, "another text"));
        channel.send(delivery("+33612345679", BODY));
        with("+15005550009").send(delivery());
        channel.send(
                delivery(new Sms(new PhoneNumber(TO), BODY, List.of(URI.create("https://example.org/a.png")), null)));

        assertThat(channel.lookUp(delivery(), NOW)).isEqualTo(SentMessageLookup.nothing(ABSENT));
    }

    @Test
    void what_was_there_before_is_another_message_but_clocks_may_differ_a_little() {
        channel.send(delivery());

        assertThat(channel.lookUp(delivery(), NOW.plusSeconds(60)).found()).hasSize(1);
        assertThat(channel.lookUp(delivery(), NOW.plusSeconds(61)).found()).isEmpty();
    }

    @Test
    void all_that_fit_are_told() {
        channel.send(delivery());
        channel.send(delivery());

        assertThat(channel.lookUp(delivery(), NOW).found()).hasSize(2);
    }

    @Test
    void it_is_found_on_a_later_page() {
        channel.send(delivery());
        for (int other = 0; other < 120; other++) {
            channel.send(delivery(TO, "text " + other));
        }

        assertThat(channel.lookUp(delivery(), NOW).found()).hasSize(1);
    }

    @Test
    void a_messaging_service_and_whatsapp_are_senders_like_others() {
        Channel<Sms> service = channel.with(new SmsCredentials(null, null, null, null, SERVICE));
        service.send(delivery());
        Channel<Sms> whatsApp = with("whatsapp:+15005550006");
        whatsApp.send(delivery());

        assertThat(channel.lookUp(delivery(), NOW).found()).isEmpty();
        assertThat(service.lookUp(delivery(), NOW).found()).hasSize(1);
        assertThat(whatsApp.lookUp(delivery(), NOW).found()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void a_twilio_that_does_not_answer_is_asked_once(int status) {
        twilio.nextRead(TwilioAnswer.status(status));
        channel.send(delivery());

        assertThat(channel.lookUp(delivery(), NOW))
                .isEqualTo(SentMessageLookup.nothing("Twilio could not be asked at 2026-03-04T05:06:07Z: "
                        + (20_000 + status) + ": The test server was told to answer " + status));
        assertThat(channel.lookUp(delivery(), NOW).found()).hasSize(1);
    }

    @Test
    void a_twilio_that_is_not_there_could_not_be_asked() {
        twilio.close();

        assertThat(channel.lookUp(delivery(), NOW).said()).startsWith("Twilio could not be asked at");
    }

    @Test
    void without_the_right_credentials_nothing_is_learnt() {
        SmsCredentials wrong = new SmsCredentials(SID, null, Secret.of(TOKEN + "x"), "+15005550006", null);

        assertThat(channel.with(wrong).lookUp(delivery(), NOW).said()).contains("20003");
    }

    @Test
    void what_was_redirected_is_looked_for_where_it_went() {
        Channel<Sms> redirected = new Governance.Redirect(null, new PhoneNumber("+33612345601")).sms(channel);
        redirected.send(delivery());

        assertThat(redirected.lookUp(delivery(), NOW).found())
                .containsExactly(new Outcome.Accepted(twilio.messages().get(0).sid(), "redirected"));
        assertThat(channel.lookUp(delivery(), NOW).found()).isEmpty();
    }

    @Test
    void what_is_held_is_held_still() {
        Channel<Sms> held = new Governance.Hold().sms(channel);
        Delivery<Sms> delivery = delivery();

        assertThat(held.lookUp(delivery, NOW.minus(Duration.ofDays(1))).found())
                .containsExactly(new Outcome.Accepted("held-" + delivery.key().id(), "held"));
    }

    private Channel<Sms> with(String from) {
        return channel.with(new SmsCredentials(NONE.account(), null, null, from, null));
    }
}
