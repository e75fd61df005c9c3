package io.github.carillon.core.mailapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.connection.MailConnection;
import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.http.HttpCall;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpResult.Answer;
import io.github.carillon.core.http.HttpResult.NoAnswer;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MimeComposer;
import io.github.carillon.core.message.OutgoingMail;
import io.github.carillon.core.value.Json;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Sends mail by SendGrid's API, version 3: one POST for each. The service composes the message itself, from the same
 * header fields and parts as by SMTP; the delivery's key goes along as the custom argument {@code carillon_delivery}, by
 * which events can be matched. May be called from any thread; keeps connections open and is closed when no longer needed.
 *
 * @see <a href="https://docs.sendgrid.com/api-reference/mail-send/mail-send">Mail Send</a>
 */
public final class SendGridMailChannel implements MailConnection {

    private final SendGridSettings settings;
    private final MimeComposer composer;
    private final HttpCaller caller;
    private final AnswerRules rules;

    /** Connects to nothing yet. */
    public SendGridMailChannel(SendGridSettings settings, Clock clock) {
        this.settings = settings;
        this.composer = new MimeComposer(settings.from(), settings.largestAttachments(), clock);
        this.caller = new HttpCaller(settings.limits());
        this.rules = new AnswerRules("SendGrid", ErrorCodes.of("sendgrid"), clock);
    }

    @Override
    public String kind() {
        return "mail";
    }

    /** The service sends to whom the header names. */
    @Override
    public boolean sendsApart() {
        return false;
    }

    @Override
    public Brought brought(Mail message) {
        return composer.brought(message);
    }

    @Override
    public Outcome send(Delivery<Mail> delivery) {
        return OneForAll.send(delivery, one -> composer.compose(one, mail -> send(mail, one)));
    }

    /** Asks what the key may do. */
    @Override
    public Health check() {
        URI scopes = UrlPath.of("v3", "scopes").below(settings.baseUrl());
        return caller.call(HttpCall.get(scopes, Map.of("Authorization", bearer(), "Accept", "application/json")))
                .match(this::health, unanswered -> Checks.bad(unanswered.outcome()));
    }

    /** Closes the connections. */
    @Override
    public void close() {
        caller.close();
    }

    private Outcome send(OutgoingMail mail, Delivery<Mail> delivery) {
        HttpCall call = HttpCall.post(
                UrlPath.of("v3", "mail", "send").below(settings.baseUrl()),
                Map.of("Authorization", bearer(), "Accept", "application/json", "Content-Type", "application/json"),
                Json.bytes(SendGridRequest.of(mail, delivery)));
        return caller.call(call.onlyIf(delivery.ours())).match(answer -> outcome(mail, answer), NoAnswer::outcome);
    }

    private Outcome outcome(OutgoingMail mail, Answer answer) {
        return answer.status() == 202
                ? new Outcome.Accepted(answer.header("X-Message-Id").orElse(mail.messageId()), null)
                : rules.outcome(answer, SendGridRequest.error(answer), mail.addresses());
    }

    private Health health(Answer answer) {
        if (answer.status() != 200) {
            return Checks.bad(rules.outcome(answer, SendGridRequest.error(answer), List.of()));
        }
        for (JsonNode scope : answer.json().path("scopes")) {
            if (scope.asText().equals("mail.send")) {
                return new Health(true, "SendGrid lets the key send mail");
            }
        }
        return new Health(false, "SendGrid knows the key, which may not send mail (mail.send)");
    }

    private String bearer() {
        return "Bearer " + settings.apiKey().reveal();
    }
}
