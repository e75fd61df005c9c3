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
import io.github.carillon.core.oauth.AccessTokens;
import io.github.carillon.core.oauth.TokenAnswer.Token;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Sends mail from an Exchange Online mailbox by Microsoft Graph: the same message as by SMTP, one POST for each. Blind
 * copies stand in the message that is handed over, and Exchange takes them out. Graph gives no id, so an accepted mail's
 * is its Message-ID. May be called from any thread; keeps connections open and is closed when no longer needed.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/user-sendmail">sendMail</a>
 */
public final class GraphMailChannel implements MailConnection {

    /** What a write request may have; a larger message was seen to be answered by 200 and never sent. */
    private static final int LARGEST_REQUEST = 4_000_000;

    private final GraphSettings settings;
    private final MimeComposer composer;
    private final AccessTokens tokens;
    private final HttpCaller caller;
    private final AnswerRules rules;
    private final URI sendMail;

    /** Connects to nothing yet. */
    public GraphMailChannel(GraphSettings settings, Clock clock) {
        this.settings = settings;
        this.composer = new MimeComposer(settings.from(), settings.largestAttachments(), clock);
        this.tokens = new AccessTokens(settings.credentials(), settings.limits(), clock);
        this.caller = new HttpCaller(settings.limits());
        this.rules = new AnswerRules("Microsoft Graph", ErrorCodes.of("graph"), clock);
        this.sendMail =
                UrlPath.of("v1.0", "users", settings.from().value(), "sendMail").below(settings.baseUrl());
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

    /**
     * Asks for a token, which shows that tenant, application and secret are right. Whether the application may send from
     * the mailbox cannot be asked without sending.
     */
    @Override
    public Health check() {
        return tokens.token()
                .match(
                        token -> new Health(
                                true,
                                "Microsoft gives a token to send from "
                                        + settings.from().masked()),
                        Checks::bad);
    }

    /** Closes the connections. */
    @Override
    public void close() {
        caller.close();
        tokens.close();
    }

    private Outcome send(OutgoingMail mail, Delivery<Mail> delivery) {
        byte[] body =
                Base64.getEncoder().encode(mail.bytesWithBcc(delivery.message().bcc()));
        if (body.length > LARGEST_REQUEST) {
            return new Outcome.Refused(
                    "MESSAGE_TOO_LARGE",
                    "the encoded message has " + body.length + " bytes; Microsoft Graph takes " + LARGEST_REQUEST);
        }
        return tokens.token().match(token -> post(mail, body, token, delivery.ours()), failed -> failed);
    }

    private Outcome post(OutgoingMail mail, byte[] body, Token token, BooleanSupplier ours) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + token.value().reveal(), "Content-Type", "text/plain");
        return caller.call(HttpCall.post(sendMail, headers, body).onlyIf(ours))
                .match(answer -> outcome(mail, answer, token), NoAnswer::outcome);
    }

    private Outcome outcome(OutgoingMail mail, Answer answer, Token token) {
        if (answer.status() == 202) {
            return new Outcome.Accepted(mail.messageId(), null);
        }
        if (answer.status() == 401) {
            tokens.refused(token);
            if (!token.fresh()) {
                return new Outcome.Deferred("TOKEN_REFUSED", "Microsoft Graph no longer takes the token", null);
            }
        }
        JsonNode error = answer.json().path("error");
        ServiceError said = new ServiceError(
                error.path("code").asText(""), error.path("message").asText(""));
        return rules.outcome(answer, said, mail.addresses());
    }
}
