package io.github.carillon.core.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.message.Audience;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.smtp.SmtpChannel;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.core.twilio.TwilioChannel;
import io.github.carillon.core.twilio.TwilioSettings;
import io.github.carillon.core.value.Json;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.ReceivedMail;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.TwilioAccount;
import io.github.carillon.testserver.TwilioTestServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GovernanceTest {

    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final EmailAddress TESTER = address("tester@example.net");
    private static final Governance HOLD = new Governance.Hold();
    private static final Governance LIST = new Governance.AllowList(
            Set.of("Example.org"), Set.of(address("Bob@example.com")), Set.of(new PhoneNumber("+33612345601")));

    private SmtpTestServer relay;
    private SmtpChannel smtp;
    private TwilioTestServer twilio;
    private TwilioChannel texts;

    @BeforeEach
    void start() throws IOException {
        relay = SmtpTestServer.start();
        smtp = new SmtpChannel(
                new SmtpSettings(
                        "localhost",
                        relay.port(),
                        Security.PLAIN,
                        null,
                        null,
                        address("shop@example.org"),
                        PATIENCE,
                        PATIENCE,
                        PATIENCE,
                        PATIENCE,
                        1),
                Clock.systemUTC());
        twilio = TwilioTestServer.start(new TwilioAccount(ACCOUNT, "token", Map.of()), Clock.systemUTC());
        SmsCredentials credentials = new SmsCredentials(ACCOUNT, null, Secret.of("token"), "+15005550006", null);
        HttpLimits limits = new HttpLimits(PATIENCE, PATIENCE, PATIENCE, 1);
        texts = new TwilioChannel(
                new TwilioSettings(credentials, twilio.baseUri(), null, null, null, limits), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        smtp.close();
        texts.close();
        relay.close();
        twilio.close();
    }

    @Test
    void redirected_mail_reaches_one_mailbox_alone_and_names_whom_it_was_for() {
        Governance redirect = new Governance.Redirect(TESTER, null);

        Outcome outcome = send(redirect.mail(smtp), mail("ann@example.org", "bob@example.org", "eve@example.org"));

        ReceivedMail received = relay.mails().get(0);
        assertThat(relay.mails()).hasSize(1);
        assertThat(received.recipients()).containsExactly("tester@example.net");
        assertThat(received.text())
                .contains("\r\nX-Original-To: ann@example.org\r\n", "\r\nTo: tester@example.net\r\n")
                .doesNotContain("bob@example.org", "eve@example.org");
        assertThat(status(outcome)).isEqualTo("redirected");
    }

    @Test
    void a_task_cannot_say_itself_whom_a_redirected_mail_was_for() {
        Mail mail = mail("ann@example.org")
                .withHeaders(MailHeaders.none().withCustom(Map.of("x-original-to", "the-boss@example.org")));

        send(new Governance.Redirect(TESTER, null).mail(smtp), mail);

        assertThat(relay.mails().get(0).text())
                .containsIgnoringCase("X-Original-To: ann@example.org")
                .doesNotContain("the-boss");
    }

    @Test
    void redirected_text_messages_reach_one_number_alone() {
        Governance redirect = new Governance.Redirect(null, new PhoneNumber("+33612345609"));

        Outcome outcome = send(redirect.sms(texts), sms("+33612345678"));

        assertThat(twilio.messages()).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo("+33612345609");
            assertThat(message.body()).isEqualTo("hello");
        });
        assertThat(status(outcome)).isEqualTo("redirected");
    }

    @Test
    void every_rule_lets_through_what_a_task_brought() {
        Mail mail = new Mail(
                address("bob@example.net"),
                List.of(),
                address("ann@example.org"),
                List.of(),
                List.of(),
                "s",
                "t",
                null);
        SmsCredentials own = new SmsCredentials(null, null, Secret.of("another"), null, null);
        List<Governance> rules = List.of(
                new Governance.Deliver(), HOLD, LIST, new Governance.Redirect(TESTER, new PhoneNumber("+33612345609")));

        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.mail(smtp).brought(mail)).isEqualTo(Brought.SENDER);
            assertThat(rule.sms(texts.with(own)).brought(sms("+33612345678"))).isEqualTo(Brought.ACCOUNT);
        });
    }

    @Test
    void what_cannot_be_redirected_is_held() {
        Governance nowhere = new Governance.Redirect(null, null);

        assertThat(status(send(nowhere.mail(smtp), mail("ann@example.org")))).isEqualTo("held");
        assertThat(status(send(nowhere.sms(texts), sms("+33612345678")))).isEqualTo("held");
        assertNothingWasSent();
    }

    @Test
    void a_redirected_mail_that_fails_says_so() {
        relay.close();

        assertThat(send(new Governance.Redirect(TESTER, null).mail(smtp), mail("ann@example.org")))
                .isInstanceOf(Outcome.Deferred.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "ANN@EXAMPLE.ORG", "bob@example.com", "BOB@example.com"})
    void who_is_listed_gets_mail(String listed) {
        assertThat(status(send(LIST.mail(smtp), mail(listed)))).isNull();
        assertThat(relay.mails())
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.recipients()).singleElement().asString().isEqualToIgnoringCase(listed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eve@example.com",
                "eve@sub.example.org",
                "eve@notexample.org",
                "example.org@evil.example",
                "\"eve@example.org\"@evil.example"
            })
    void who_is_not_listed_gets_none_and_no_server_hears_of_it(String stranger) {
        assertThat(status(send(LIST.mail(smtp), mail(stranger)))).isEqualTo("held");
        assertNothingWasSent();
    }

    @Test
    void a_copy_to_a_stranger_is_held_alone() {
        assertThat(status(send(LIST.mail(smtp), mail("ann@example.org", "eve@example.com", "bob@example.org"))))
                .isEqualTo("held for e***@example.com");
        assertThat(status(send(LIST.mail(smtp), mail("ann@example.org", "bob@example.org", "eve@example.com"))))
                .isEqualTo("held for e***@example.com");
        assertThat(relay.mails()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.recipients()).containsExactly("ann@example.org", "bob@example.org");
            assertThat(mail.text()).doesNotContain("eve@example.com");
        });
    }

    @Test
    void a_copy_of_a_mail_to_a_stranger_alone_is_held_with_it() {
        assertThat(status(send(LIST.mail(smtp), mail("eve@example.com", "ann@example.org", "bob@example.org"))))
                .isEqualTo("held");
        assertNothingWasSent();
    }

    @Test
    void of_a_mail_that_several_get_one_by_one_each_is_judged_alone() {
        Channel<Mail> listed = LIST.mail(smtp);

        assertThat(status(send(listed, apart("eve@example.com")))).isEqualTo("held");
        assertThat(status(send(listed, apart("ann@example.org")))).isNull();
        assertThat(relay.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.recipients()).containsExactly("ann@example.org"));
    }

    @Test
    void a_copy_that_goes_by_itself_is_not_redirected_but_held() {
        Channel<Mail> redirected = new Governance.Redirect(TESTER, null).mail(smtp);

        assertThat(status(send(redirected, apart("ann@example.org")))).isEqualTo("redirected");
        assertThat(status(send(redirected, apart("eve@example.com")))).isEqualTo("held");
        assertThat(relay.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("\r\nX-Original-To: ann@example.org\r\n")
                        .doesNotContain("eve@"));
    }

    @Test
    void a_listed_number_gets_text_messages_and_another_gets_none() {
        assertThat(status(send(LIST.sms(texts), sms("+33612345602")))).isEqualTo("held");
        assertThat(twilio.requests()).isZero();
        assertThat(status(send(LIST.sms(texts), sms("+33612345601")))).isEqualTo("queued");
        assertThat(twilio.messages()).hasSize(1);
    }

    @Test
    void another_system_is_told_by_the_real_installation_alone() {
        ScriptedChannel<WebhookMessage> pager = new ScriptedChannel<>("webhook");
        WebhookMessage message = new WebhookMessage("inc-1", Json.object());
        for (Governance each : List.of(HOLD, LIST, new Governance.Redirect(TESTER, null))) {
            assertThat(status(send(each.webhooks(pager), message))).isEqualTo("held");
        }
        assertThat(pager.sent()).isEmpty();

        send(new Governance.Deliver().webhooks(pager), message);
        assertThat(pager.sent()).containsExactly(message);
    }

    @Test
    void held_messages_have_an_id_of_ours_that_stays_the_same() {
        Outcome first = send(HOLD.mail(smtp), mail("ann@example.org"));

        assertThat(first).isEqualTo(send(HOLD.mail(smtp), mail("ann@example.org")));
        assertThat(first)
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class, held -> assertThat(held.id()).matches("held-[0-9a-f]{32}"));
        assertThat(status(send(HOLD.sms(texts), sms("+33612345601")))).isEqualTo("held");
        assertNothingWasSent();
    }

    @Test
    void the_real_installation_sends_everything_as_it_is() {
        Governance deliver = new Governance.Deliver();

        assertThat(deliver.unlimited()).isTrue();
        assertThat(status(send(deliver.mail(smtp), mail("ann@example.org", "bob@example.org", "eve@example.org"))))
                .isNull();
        assertThat(relay.mails().get(0).recipients()).hasSize(3);
    }

    @Test
    void the_kind_of_channel_stays_the_same_under_every_rule() {
        for (Governance each : List.of(HOLD, LIST, new Governance.Redirect(TESTER, null), new Governance.Deliver())) {
            assertThat(each.mail(smtp).kind()).isEqualTo("smtp");
            assertThat(each.sms(texts).kind()).isEqualTo("sms");
        }
    }

    @Test
    void operators_see_what_a_rule_means_and_no_whole_address() {
        Governance redirect = new Governance.Redirect(TESTER, new PhoneNumber("+33612345609"));

        assertThat(redirect.meaning()).contains("t***@example.net", "+33***09");
        assertThat(LIST.meaning()).contains("1 domains, 1 addresses, 1 numbers");
        assertThat(redirect + LIST.toString()).doesNotContain("tester@", "5609", "bob@", "Bob@");
    }

    private void assertNothingWasSent() {
        assertThat(relay.connections()).isZero();
        assertThat(twilio.requests()).isZero();
    }

    private static <M> Outcome send(Channel<M> channel, M message) {
        return channel.send(
                new Delivery<>(new DeliveryKey("engine", "", "task", "ann", channel.kind(), "address"), message));
    }

    private static String status(Outcome outcome) {
        return ((Outcome.Accepted) outcome).status();
    }

    private static Sms sms(String to) {
        return new Sms(new PhoneNumber(to), "hello", List.of(), null);
    }

    private static Mail mail(String to) {
        return new Mail(null, List.of(), address(to), List.of(), List.of(), "Order 17", "It is ready.", null);
    }

    private static Mail mail(String to, String cc, String bcc) {
        return new Mail(
                null,
                List.of(),
                address(to),
                List.of(address(cc)),
                List.of(address(bcc)),
                "Order 17",
                "It is ready.",
                null);
    }

    /** A mail to Ann with a copy to Eve, for one of them. */
    private static Mail apart(String to) {
        Audience ann = new Audience(List.of(address("ann@example.org")), "message-1");
        return mail("ann@example.org", "eve@example.com", "eve@example.com").apart(address(to), ann);
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).match(address -> address, reason -> {
            throw new IllegalArgumentException(reason);
        });
    }
}
