package io.github.carillon.core.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.RestException;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.Domains;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.SentMessageLookup;
import io.github.carillon.core.http.HttpResult;
import io.github.carillon.core.message.Sms;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Twilio's API as far as it is used: post a message, look for one, and ask whether the credentials are right. Thread-safe. */
final class TwilioApi {

    private final TwilioSettings settings;
    private final TwilioTransport transport;
    private final TwilioOutcomes outcomes;
    private final TwilioSearch search;

    TwilioApi(TwilioSettings settings, TwilioTransport transport, Clock clock) {
        this.settings = settings;
        this.transport = transport;
        this.outcomes = new TwilioOutcomes(clock);
        this.search = new TwilioSearch(clock);
    }

    Outcome send(TwilioSender sender, Sms sms, BooleanSupplier ours) {
        OneAttempt attempt = new OneAttempt(transport, ours);
        try {
            Message message = creator(sender, sms).create(sender.client(attempt, settings));
            return outcome(attempt, message);
        } catch (TwilioException failed) {
            return outcomes.of(attempt, failed);
        }
    }

    /** Asks whether Twilio has this message. */
    SentMessageLookup lookUp(TwilioSender sender, Sms sms, Instant since) {
        OneAttempt attempt = new OneAttempt(transport);
        try {
            return search.find(sender.client(attempt, settings), sender, sms, since);
        } catch (TwilioException failed) {
            return search.unanswered(said(outcomes.of(attempt, failed)));
        }
    }

    /** Reads something that costs nothing: the account, or a message where the key cannot read the account. */
    Health check(TwilioSender sender) {
        OneAttempt attempt = new OneAttempt(transport);
        TwilioRestClient client = sender.client(attempt, settings);
        try {
            return sender.isApiKey() ? readMessages(client) : readAccount(client);
        } catch (TwilioException failed) {
            return new Health(false, said(outcomes.of(attempt, failed)));
        }
    }

    private static String said(Outcome outcome) {
        return Failure.of(outcome).map(Failure::sentence).orElse("Twilio did not answer as expected");
    }

    private static Health readAccount(TwilioRestClient client) {
        Account account = Account.fetcher().fetch(client);
        Account.Status status = account == null ? null : account.getStatus();
        return new Health(status == Account.Status.ACTIVE, "Twilio knows the account; it is " + status);
    }

    /** Looks at the answer's status only, since what it holds are people's messages. */
    private static Health readMessages(TwilioRestClient client) {
        String path = "/2010-04-01/Accounts/" + client.getAccountSid() + "/Messages.json";
        Request request = new Request(HttpMethod.GET, Domains.API.toString(), path);
        request.addQueryParam("PageSize", "1");
        Response answer = client.request(request);
        if (answer.getStatusCode() == TwilioRestClient.HTTP_STATUS_CODE_OK) {
            return new Health(true, "Twilio accepts the API key");
        }
        RestException error = RestException.fromJson(answer.getStream(), client.getObjectMapper());
        throw error == null ? new ApiException("no content", answer.getStatusCode()) : new ApiException(error);
    }

    private Outcome outcome(OneAttempt attempt, @Nullable Message message) {
        if (message != null && message.getSid() != null) {
            Message.Status status = message.getStatus();
            return new Outcome.Accepted(message.getSid(), status == null ? null : status.toString());
        }
        return attempt.result()
                .map(result -> result.match(outcomes::unreadable, HttpResult.NoAnswer::outcome))
                .orElseThrow(() -> new IllegalStateException("twilio-java made no request"));
    }

    private static MessageCreator creator(TwilioSender sender, Sms sms) {
        PhoneNumber to = sender.to(sms);
        String from = sender.from(sms);
        MessageCreator creator = from == null
                ? Message.creator(to, sender.messagingServiceSid(), sms.body())
                : Message.creator(to, new PhoneNumber(from), sms.body());
        if (!sms.mediaUrls().isEmpty()) {
            creator.setMediaUrl(sms.mediaUrls());
        }
        if (sms.validity() != null) {
            creator.setValidityPeriod((int) sms.validity().toSeconds());
        }
        return creator;
    }
}
