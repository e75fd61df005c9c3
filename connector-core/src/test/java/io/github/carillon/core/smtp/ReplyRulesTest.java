package io.github.carillon.core.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyRulesTest {

    @ParameterizedTest(name = "{1} to {0} is {2} {3}")
    @CsvSource({
        "CONNECT,   421 4.3.2 shutting down,          Deferred,      4.3.2",
        "CONNECT,   554 no service for you,           Misconfigured, 554",
        "CONNECT,   450 4.7.1 come back later,        Deferred,      4.7.1",
        "STARTTLS,  454 4.7.0 TLS not available,      Misconfigured, 4.7.0",
        "AUTH,      535 5.7.8 bad credentials,        Misconfigured, 5.7.8",
        "AUTH,      534 5.7.9 stronger login wanted,  Misconfigured, 5.7.9",
        "AUTH,      454 4.7.0 temporary failure,      Misconfigured, 4.7.0",
        "AUTH,      454 temporary failure,            Misconfigured, 454",
        "AUTH,      432 4.7.12 change your password,  Misconfigured, 4.7.12",
        "AUTH,      451 4.3.0 database down,          Deferred,      4.3.0",
        "AUTH,      421 4.7.0 too many logins,        Deferred,      4.7.0",
        "AUTH,      504 unknown mechanism,            Misconfigured, 504",
        "MAIL,      530 5.7.0 log in first,           Misconfigured, 5.7.0",
        "MAIL,      421 4.4.2 timed out,              Deferred,      4.4.2",
        "MAIL,      451 4.3.0 later,                  Deferred,      4.3.0",
        "MAIL,      550 5.7.60 not your sender,       Misconfigured, 5.7.60",
        "MAIL,      553 5.1.8 unknown sender domain,  Misconfigured, 5.1.8",
        "MAIL,      550 5.6.7 needs SMTPUTF8,         Refused,       5.6.7",
        "RCPT,      450 4.2.0 greylisted,             Deferred,      4.2.0",
        "RCPT,      451 local error,                  Deferred,      451",
        "RCPT,      452 4.2.2 mailbox full,           Deferred,      4.2.2",
        "RCPT,      454 4.7.1 relay denied for now,   Deferred,      4.7.1",
        "RCPT,      550 5.1.1 no such user,           Refused,       5.1.1",
        "RCPT,      550 no such user,                 Refused,       550",
        "RCPT,      552 5.2.2 mailbox full,           Refused,       5.2.2",
        "RCPT,      530 5.7.0 log in first,           Misconfigured, 5.7.0",
        "RCPT,      550 5.1.7 no such sender,         Misconfigured, 5.1.7",
        "RCPT,      550 5.1.8 bad outbound sender,    Misconfigured, 5.1.8",
        "RCPT,      450 4.1.8 sender not found,       Deferred,      4.1.8",
        "RCPT,      550 5.6.7 needs SMTPUTF8,         Refused,       5.6.7",
        "RCPT,      553 5.7.1 <a@b.example>: Sender address rejected: not owned by user c, Misconfigured, 5.7.1",
        "RCPT,      550 5.7.1 <a@b.example>: Sender address rejected: not yours,           Misconfigured, 5.7.1",
        "RCPT,      554 5.7.1 <a@b.example>: Sender address rejected: Access denied,       Refused,       5.7.1",
        "RCPT,      553 5.7.1 <d@e.example>: Recipient address rejected: not for you,      Refused,       5.7.1",
        "DATA,      451 4.3.0 later,                  Deferred,      4.3.0",
        "DATA,      554 5.5.1 no valid recipients,    Refused,       5.5.1",
        "DATA,      250 ok then,                      Deferred,      250",
        "FINAL_DOT, 451 4.3.0 queue full,             Deferred,      4.3.0",
        "FINAL_DOT, 421 4.3.2 shutting down,          Deferred,      4.3.2",
        "FINAL_DOT, 552 5.3.4 too big,                Refused,       5.3.4",
        "FINAL_DOT, 554 5.7.1 looks like spam,        Refused,       5.7.1",
        "FINAL_DOT, 554 5.2.252 SendAsDenied,         Misconfigured, 5.2.252",
        "FINAL_DOT, 550 5.7.60 not as this sender,    Misconfigured, 5.7.60",
        "FINAL_DOT, 354 go on,                        Unknown,       354",
    })
    void every_reply_has_one_meaning(SmtpPhase phase, String line, String kind, String code) {
        Outcome outcome = outcome(phase, line);

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(codeOf(outcome)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 421 4.3.2 shutting down,   CONNECTION",
        "CONNECT, 450 4.7.0 too many,        CONNECTION",
        "AUTH,    535 5.7.8 wrong,           CONNECTION",
        "MAIL,    530 5.7.1 log in first,    CONNECTION",
        "MAIL,    421 4.4.2 timed out,       CONNECTION",
        "MAIL,    550 5.7.1 not your sender, CONNECTION",
        "RCPT,    553 5.7.1 <a@b.example>: Sender address rejected: not owned by user c, CONNECTION",
        "DATA,    550 5.1.7 no such sender,  CONNECTION",
        "FINAL_DOT, 550 5.1.7 no such sender, SENDER",
        "FINAL_DOT, 554 5.2.252 SendAsDenied, SENDER",
        "RCPT,    451 4.7.1 greylisted,      MESSAGE",
        "DATA,    452 4.3.1 mailbox full,    MESSAGE",
    })
    void a_reply_tells_about_one_message_a_sender_or_the_connection(SmtpPhase phase, String line, String scope) {
        assertThat(outcome(phase, line)).extracting("scope").hasToString(scope);
    }

    /** In the words of Postfix, Exim, Sendmail, qmail, hMailServer, cPanel, Google and Exchange. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "554 5.7.1 <ann@example.com>: Relay access denied",
                "454 4.7.1 <ann@example.com>: Relay access denied",
                "554 5.7.1 <ann@example.com>: Recipient address rejected: Relay access denied",
                "554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied",
                "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
                "554 5.7.1 <worker>: Helo command rejected: Access denied",
                "550 relay not permitted",
                "550 Relaying not allowed",
                "550 5.7.1 <ann@example.com>... Relaying denied. Proper authentication required.",
                "550 5.7.1 Unable to relay",
                "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
                "550 5.7.64 TenantAttribution; Relay Access Denied",
                "550 5.7.25 The IP address sending this message does not have a PTR record",
                "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
                "550 Delivery is not allowed to this address.",
                "550 5.7.1 Invalid credentials for relay [192.0.2.1].",
                "550 5.7.0 Mail relay denied [192.0.2.1].",
                "550 worker (x) is not permitted to relay through this server without authentication.",
                "550 5.7.1 Client was not authenticated",
            })
    void a_relay_that_does_not_know_us_is_misconfigured_for_every_message(String line) {
        for (SmtpPhase phase : List.of(SmtpPhase.RCPT, SmtpPhase.FINAL_DOT)) {
            Outcome outcome = outcome(phase, line);

            assertThat(outcome)
                    .isInstanceOf(Outcome.Misconfigured.class)
                    .extracting("scope")
                    .isEqualTo(Scope.CONNECTION);
            assertThat(reasonOf(outcome)).containsPattern("said so; .*(worker's host|asks for a login)");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "550 5.7.26 This mail has been blocked because the sender is unauthenticated.",
                "550 5.7.515 Access denied, sending domain example.org doesn't meet the required authentication level.",
                "550 5.7.1 Unauthenticated email from example.org is not accepted due to domain's DMARC policy.",
                "550 5.7.509 Access denied, sending domain example.org does not pass DMARC verification",
                "550 5.7.23 <ann@example.com>: Recipient address rejected: Message rejected due to: SPF fail",
                "550 5.7.30 This message does not pass DKIM checks",
            })
    void a_sender_whose_domain_is_not_authenticated_is_misconfigured_for_this_sender(String line) {
        for (SmtpPhase phase : List.of(SmtpPhase.RCPT, SmtpPhase.FINAL_DOT)) {
            Outcome outcome = outcome(phase, line);

            assertThat(outcome)
                    .isInstanceOf(Outcome.Misconfigured.class)
                    .extracting("scope")
                    .isEqualTo(phase == SmtpPhase.RCPT ? Scope.CONNECTION : Scope.SENDER);
            assertThat(reasonOf(outcome)).contains("SPF, DKIM and DMARC");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTH | 535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
                "AUTH | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
                "AUTH | 550 5.7.30 Basic authentication is not supported for Client Submission.",
                "MAIL | 550 5.7.30 Basic authentication is not supported for Client Submission.",
                "RCPT | 550 5.7.30 Basic authentication is not supported for Client Submission.",
                "FINAL_DOT | 550 5.7.30 Basic authentication is not supported for Client Submission.",
            })
    void where_passwords_are_no_longer_taken_the_cure_is_named(SmtpPhase phase, String line) {
        Outcome outcome = outcome(phase, line);

        assertThat(outcome)
                .isInstanceOf(Outcome.Misconfigured.class)
                .extracting("scope")
                .isEqualTo(Scope.CONNECTION);
        assertThat(reasonOf(outcome)).contains("XOAUTH2", "type graph");
    }

    @Test
    void a_wrong_password_is_not_taken_for_one_that_is_no_longer_taken() {
        Outcome outcome = outcome(
                SmtpPhase.AUTH, "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.");

        assertThat(reasonOf(outcome)).contains("wrong").doesNotContain("XOAUTH2");
    }

    /** What is this recipient's or this message's alone opens no breaker. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "550 5.7.1 Message rejected due to content restrictions",
                "550 5.7.1 <ann@example.com>: Recipient address rejected: Access denied",
                "554 5.7.1 <ann@example.com>: Recipient address rejected: Access denied",
                "550 5.4.1 Recipient address rejected: Access denied.",
                "550 5.1.1 <ann@example.com>: undeliverable address: host mx.example.com said: Relay access denied",
                "550 5.1.1 no such user",
                "550 Administrative prohibition",
                "550 Invalid recipient: <ann@example.com>",
                "550 I cannot deliver mail for <ann@example.com>",
                "554 5.7.1 Spam message rejected",
            })
    void any_other_policy_is_about_this_message_alone(String line) {
        assertThat(outcome(SmtpPhase.RCPT, line)).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome(SmtpPhase.FINAL_DOT, line)).isInstanceOf(Outcome.Refused.class);
    }

    private static Outcome outcome(SmtpPhase phase, String line) {
        SmtpReply reply = SmtpReply.parse(Integer.parseInt(line.substring(0, 3)), line);
        return ReplyRules.outcome(phase, reply, "said so", false);
    }

    static String codeOf(Outcome outcome) {
        return outcome.match(
                accepted -> "accepted",
                refused -> refused.code(),
                misconfigured -> misconfigured.code(),
                deferred -> deferred.code(),
                unknown -> unknown.code());
    }

    static String reasonOf(Outcome outcome) {
        return outcome.match(
                accepted -> "",
                refused -> refused.reason(),
                misconfigured -> misconfigured.reason(),
                deferred -> deferred.reason(),
                unknown -> unknown.reason());
    }
}
