package io.github.carillon.core.mailapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.aws.AwsSigner;
import io.github.carillon.core.aws.AwsSigning.Signed;
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
 * Sends mail by the API of Amazon SES, version 2: the same message as by SMTP, one POST for each. SES writes a Message-ID
 * of its own; ours stands in the tag {@code carillon-delivery}, as the key's id, by which events can be matched. May be
 * called from any thread; keeps connections open and is closed when no longer needed.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail</a>
 */
public final class SesMailChannel implements MailConnection {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final SesSettings settings;
    private final MimeComposer composer;
    private final AwsSigner signer;
    private final HttpCaller caller;
    private final AnswerRules rules;

    /** Connects to nothing yet. */
    public SesMailChannel(SesSettings settings, Clock clock) {
        this.settings = settings;
        this.composer = new MimeComposer(settings.from(), settings.largestAttachments(), clock);
        this.signer = new AwsSigner(settings.credentials(), "ses", settings.region(), settings.limits(), clock);
        this.caller = new HttpCaller(settings.limits());
        this.rules = new AnswerRules("Amazon SES", ErrorCodes.of("ses"), clock);
    }

    @Override
    public String kind() {
        return "mail";
    }

    @Override
    public Brought brought(Mail message) {
        return composer.brought(message);
    }

    @Override
    public Outcome send(Delivery<Mail> delivery) {
        return OneForAll.send(delivery, one -> composer.compose(one, mail -> send(mail, one)));
    }

    /** Asks for the account's state; a key that may send and not ask counts as good. */
    @Override
    public Health check() {
        URI account = UrlPath.of("v2", "email", "account").below(settings.baseUrl());
        return signer.sign("GET", account, Map.of(), new byte[0])
                .match(
                        signed -> caller.call(HttpCall.get(account, signed.headers()))
                                .match(answer -> health(answer, signed), none -> Checks.bad(none.outcome())),
                        Checks::bad);
    }

    /** Closes the connections. */
    @Override
    public void close() {
        caller.close();
        signer.close();
    }

    private Outcome send(OutgoingMail mail, Delivery<Mail> delivery) {
        if (mail.needsUtf8()) {
            return new Outcome.Refused("SMTPUTF8_NOT_OFFERED", "Amazon SES takes no address with such letters");
        }
        URI uri = UrlPath.of("v2", "email", "outbound-emails").below(settings.baseUrl());
        byte[] body = Json.bytes(SesRequest.of(mail, delivery, settings.configurationSet()));
        return signer.sign("POST", uri, JSON, body)
                .match(
                        signed -> caller.call(HttpCall.post(uri, signed.headers(), body)
                                        .onlyIf(delivery.ours()))
                                .match(answer -> outcome(mail, answer, signed), NoAnswer::outcome),
                        none -> none);
    }

    private Outcome outcome(OutgoingMail mail, Answer answer, Signed signed) {
        String id = answer.json().path("MessageId").asText("");
        return answer.status() == 200 && !id.isEmpty()
                ? new Outcome.Accepted(id, null)
                : rules.outcome(answer, SesRequest.error(answer, mail, signed.renewed()), mail.addresses());
    }

    private Health health(Answer answer, Signed signed) {
        ServiceError error = SesRequest.error(answer, signed.renewed());
        if (answer.status() == 403 && error.code().equals("AccessDeniedException")) {
            return new Health(true, "Amazon SES knows the key, which may not ask for the account (ses:GetAccount)");
        }
        if (answer.status() != 200) {
            return Checks.bad(rules.outcome(answer, error, List.of()));
        }
        JsonNode account = answer.json();
        boolean sends = account.path("SendingEnabled").asBoolean(false);
        boolean sandbox = !account.path("ProductionAccessEnabled").asBoolean(false);
        return new Health(
                sends,
                "Amazon SES in " + settings.region() + (sends ? " sends" : " does not send: sending is paused")
                        + (settings.credentials() == null ? ", with " + signer.source() : "")
                        + (sandbox ? "; the account is in the sandbox and reaches verified addresses only" : ""));
    }
}
