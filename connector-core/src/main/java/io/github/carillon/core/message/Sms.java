package io.github.carillon.core.message;

import io.github.carillon.core.recipient.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text message to one number, with everything rendered.
 *
 * @param to the recipient
 * @param whatsApp whether by WhatsApp, and not as SMS
 * @param body the text, or null for a message of media only
 * @param mediaUrls pictures to fetch and attach (MMS)
 * @param validity how long the provider may try to deliver, or null for its default
 */
public record Sms(
        PhoneNumber to,
        boolean whatsApp,
        @Nullable String body,
        List<URI> mediaUrls,
        @Nullable Duration validity) {

    public Sms {
        mediaUrls = List.copyOf(mediaUrls);
    }

    /** By SMS, unless the sender is one of WhatsApp's. */
    public Sms(PhoneNumber to, @Nullable String body, List<URI> mediaUrls, @Nullable Duration validity) {
        this(to, false, body, mediaUrls, validity);
    }

    /** Says to whom, masked, and nothing of what is written. */
    @Override
    public String toString() {
        return "Sms[to=" + to.masked() + "]";
    }
}
