package io.github.carillon.core.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "RCPT,      550 5.7.1 relaying denied,        Refused,       5.7.1",
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
        SmtpReply reply = SmtpReply.parse(Integer.parseInt(line.substring(0, 3)), line);

        Outcome outcome = ReplyRules.outcome(phase, reply, "said so");

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
        "MAIL,    550 5.7.1 not your sender, SENDER",
        "RCPT,    553 5.7.1 <a@b.example>: Sender address rejected: not owned by user c, SENDER",
        "DATA,    550 5.1.7 no such sender,  SENDER",
        "FINAL_DOT, 554 5.2.252 SendAsDenied, SENDER",
        "RCPT,    451 4.7.1 greylisted,      MESSAGE",
        "DATA,    452 4.3.1 mailbox full,    MESSAGE",
    })
    void a_reply_tells_about_one_message_a_sender_or_the_connection(SmtpPhase phase, String line, String scope) {
        SmtpReply reply = SmtpReply.parse(Integer.parseInt(line.substring(0, 3)), line);

        assertThat(ReplyRules.outcome(phase, reply, "said so"))
                .extracting("scope")
                .hasToString(scope);
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
