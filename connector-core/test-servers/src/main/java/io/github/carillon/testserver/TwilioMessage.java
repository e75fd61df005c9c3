package io.github.carillon.testserver;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that a {@link TwilioTestServer} took.
 *
 * @param sid {@code SM} ({@code MM} with media) and 32 hexadecimal digits
 * @param to as it was posted
 * @param from as it was posted, or null where a messaging service sends
 * @param messagingServiceSid or null
 * @param body the text, or null for a message of media only
 * @param mediaUrls pictures, in the order posted
 * @param validityPeriod seconds, as posted, or null
 * @param status the answer's: {@code queued}, or {@code accepted} where a messaging service sends
 * @param receivedAt by the test server's clock
 */
public record TwilioMessage(
        String sid,
        String to,
        @Nullable String from,
        @Nullable String messagingServiceSid,
        @Nullable String body,
        List<URI> mediaUrls,
        @Nullable String validityPeriod,
        String status,
        Instant receivedAt) {

    public TwilioMessage {
        mediaUrls = List.copyOf(mediaUrls);
    }
}
