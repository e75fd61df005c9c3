package io.github.carillon.core.twilio;

import com.twilio.base.Page;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.SentMessageLookup;
import io.github.carillon.core.message.Sms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a message among those that Twilio has for its number, newest first. Not by the day of sending, which a
 * queued message does not have yet. Each page is asked for once. Thread-safe.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources">the list</a>
 */
final class TwilioSearch {

    private static final long PAGE = 100;
    private static final int MOST_PAGES = 5;

    /** How much Twilio's clock and ours may differ; its times have no fractions of a second. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Clock clock;

    TwilioSearch(Clock clock) {
        this.clock = clock;
    }

    /**
     * The messages that were made of these since then.
     *
     * @throws TwilioException when Twilio does not answer as it should
     */
    SentMessageLookup find(TwilioRestClient client, TwilioSender sender, Sms sms, Instant since) {
        Instant earliest = since.minus(SKEW);
        MessageReader reader = Message.reader().setTo(sender.to(sms)).setPageSize(PAGE);
        List<Outcome.Accepted> found = new ArrayList<>();
        Page<Message> page = reader.firstPage(client);
        for (int pages = 1; page != null; pages++) {
            page.getRecords().stream()
                    .filter(message -> !isBefore(message, earliest) && isMadeOf(message, sender, sms))
                    .map(TwilioSearch::accepted)
                    .forEach(found::add);
            boolean last =
                    !page.hasNextPage() || page.getRecords().stream().allMatch(message -> isBefore(message, earliest));
            if (last) {
                return new SentMessageLookup(found, "Twilio was asked at " + now() + " and has no such message");
            }
            if (pages == MOST_PAGES) {
                return new SentMessageLookup(
                        found, "Twilio was asked at " + now() + " and has too many messages to look through");
            }
            page = reader.nextPage(page, client);
        }
        return SentMessageLookup.nothing("Twilio was asked at " + now() + " and gave no list");
    }

    /** What is said when Twilio cannot be asked. */
    SentMessageLookup unanswered(String why) {
        return SentMessageLookup.nothing("Twilio could not be asked at " + now() + ": " + why);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean isBefore(Message message, Instant earliest) {
        return message.getDateCreated() != null
                && message.getDateCreated().toInstant().isBefore(earliest);
    }

    private static boolean isMadeOf(Message message, TwilioSender sender, Sms sms) {
        return text(message.getBody()).equals(text(sms.body()))
                && Integer.toString(sms.mediaUrls().size()).equals(message.getNumMedia())
                && isFrom(message, sender, sms);
    }

    private static boolean isFrom(Message message, TwilioSender sender, Sms sms) {
        String from = sender.from(sms);
        return from == null
                ? Objects.equals(message.getMessagingServiceSid(), sender.messagingServiceSid())
                : message.getFrom() != null && from.equals(message.getFrom().toString());
    }

    private static Outcome.Accepted accepted(Message message) {
        Message.Status status = message.getStatus();
        return new Outcome.Accepted(message.getSid(), status == null ? null : status.toString());
    }

    private static String text(@Nullable String body) {
        return body == null ? "" : body.strip();
    }
}
