package io.github.carillon.core.twilio;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Sms;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Twilio would refuse in any message, found without asking it; with its numbers where it has some. */
final class SmsRules {

    private static final int LONGEST_BODY = 1600;
    private static final Duration SHORTEST_VALIDITY = Duration.ofSeconds(1);
    private static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

    private SmsRules() {}

    static Optional<Outcome> refusal(Sms sms) {
        String body = sms.body() == null ? "" : sms.body();
        if (body.isBlank() && sms.mediaUrls().isEmpty()) {
            return refused("21602", "the message has neither a body nor media");
        }
        if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
            return refused("21617", "the body is longer than the 1600 characters that Twilio takes");
        }
        return isPossible(sms.validity())
                ? Optional.empty()
                : refused("VALIDITY_PERIOD", "the validity period is not between 1 and 36000 seconds");
    }

    private static boolean isPossible(@Nullable Duration validity) {
        return validity == null
                || (validity.compareTo(SHORTEST_VALIDITY) >= 0 && validity.compareTo(LONGEST_VALIDITY) <= 0);
    }

    private static Optional<Outcome> refused(String code, String reason) {
        return Optional.of(new Outcome.Refused(code, reason));
    }
}
