package io.github.carillon.core.twilio;

import io.github.carillon.core.connection.SmsConnection;
import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.SentMessageLookup;
import io.github.carillon.core.message.Sms;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends text messages by Twilio. One call makes one POST at most, whatever becomes of it, because Twilio has no key by
 * which it would know a repeated message again. Every method may be called from any thread; how long each
 * takes is bounded by the connection's limits.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio's message resource</a>
 */
public final class TwilioChannel implements Channel<Sms>, SmsConnection {

    private final SmsCredentials configured;
    private final @Nullable String defaultCountry;
    private final TwilioTransport transport;
    private final TwilioApi api;

    /** Connects to nothing yet. */
    public TwilioChannel(TwilioSettings settings, Clock clock) {
        this.configured = settings.credentials();
        this.defaultCountry = settings.defaultCountry();
        this.transport = new TwilioTransport(settings);
        this.api = new TwilioApi(settings, transport, clock);
    }

    @Override
    public String kind() {
        return "sms";
    }

    /** Sends as the connection is configured. */
    @Override
    public Outcome send(Delivery<Sms> delivery) {
        return with(SmsCredentials.NONE).send(delivery);
    }

    @Override
    public SentMessageLookup lookUp(Delivery<Sms> delivery, Instant since) {
        return with(SmsCredentials.NONE).lookUp(delivery, since);
    }

    /**
     * This channel, with its connections, under a task's own credentials. Each part that is given replaces the
     * configured one; an API key belongs to its secret, so {@code AUTH_TOKEN} alone replaces both, and either of {@code
     * FROM} and {@code MESSAGING_SERVICE_SID} replaces whichever of them is configured. An account SID alone is used
     * with the configured secret. What is missing or malformed after that makes every delivery {@link
     * Outcome.Misconfigured}, without a request.
     */
    @Override
    public Channel<Sms> with(SmsCredentials own) {
        return new SendingAs(api, TwilioSenders.complete(own, configured), TwilioSenders.brought(own, configured));
    }

    /** What is missing or malformed in a task's own credentials together with the configured ones, if anything. */
    @Override
    public Optional<String> mistake(SmsCredentials own) {
        return TwilioSenders.complete(own, configured)
                .match(complete -> Optional.empty(), wrong -> Optional.of(wrong.reason()));
    }

    @Override
    public @Nullable String defaultCountry() {
        return defaultCountry;
    }

    /** Asks Twilio whether it takes the configured credentials; sends nothing. */
    @Override
    public Health check() {
        return TwilioSenders.complete(SmsCredentials.NONE, configured)
                .match(api::check, wrong -> new Health(false, wrong.reason()));
    }

    /** Closes the connections. */
    @Override
    public void close() {
        transport.close();
    }

    private record SendingAs(TwilioApi api, ChosenSender sender, Brought own) implements Channel<Sms> {

        @Override
        public String kind() {
            return "sms";
        }

        @Override
        public Outcome send(Delivery<Sms> delivery) {
            return sender.match(
                    complete -> SmsRules.refusal(delivery.message())
                            .or(() -> complete.refusal(delivery.message()))
                            .orElseGet(() -> api.send(complete, delivery.message(), delivery.ours())),
                    wrong -> wrong);
        }

        @Override
        public Brought brought(Sms message) {
            return own;
        }

        @Override
        public SentMessageLookup lookUp(Delivery<Sms> delivery, Instant since) {
            return sender.match(
                    complete -> api.lookUp(complete, delivery.message(), since),
                    wrong -> SentMessageLookup.impossible());
        }
    }
}
