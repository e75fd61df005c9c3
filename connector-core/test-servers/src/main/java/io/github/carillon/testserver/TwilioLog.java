package io.github.carillon.testserver;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The messages taken so far, oldest first. Thread-safe. */
final class TwilioLog {

    private final Clock clock;
    private final List<TwilioMessage> messages = new ArrayList<>();

    TwilioLog(Clock clock) {
        this.clock = clock;
    }

    synchronized TwilioMessage take(Form form) {
        List<URI> media = form.all("MediaUrl").stream().map(URI::create).toList();
        String service = form.first("MessagingServiceSid");
        TwilioMessage message = new TwilioMessage(
                (media.isEmpty() ? "SM" : "MM") + UUID.randomUUID().toString().replace("-", ""),
                form.first("To", ""),
                form.first("From"),
                service,
                form.first("Body"),
                media,
                form.first("ValidityPeriod"),
                service == null ? "queued" : "accepted",
                clock.instant());
        messages.add(message);
        return message;
    }

    synchronized List<TwilioMessage> all() {
        return List.copyOf(messages);
    }

    synchronized void clear() {
        messages.clear();
    }

    Optional<TwilioMessage> find(String sid) {
        return all().stream().filter(message -> message.sid().equals(sid)).findFirst();
    }

    /** Twilio's list: newest first, narrowed by number and by the day (UTC) of sending. */
    List<TwilioMessage> list(Form query) {
        List<TwilioMessage> found = new ArrayList<>(all().stream()
                .filter(message -> isOrAny(query.first("To"), message.to()))
                .filter(message -> isOrAny(query.first("From"), message.from()))
                .filter(message -> isOrAny(query.first("DateSent"), day(message).toString()))
                .filter(onDays(query))
                .toList());
        Collections.reverse(found);
        return found;
    }

    private static Predicate<TwilioMessage> onDays(Form query) {
        LocalDate first = LocalDate.parse(query.first("DateSent>", "0001-01-01").substring(0, 10));
        LocalDate last = LocalDate.parse(query.first("DateSent<", "9999-12-31").substring(0, 10));
        return message -> !day(message).isBefore(first) && !day(message).isAfter(last);
    }

    private static boolean isOrAny(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || wanted.equals(actual);
    }

    private static LocalDate day(TwilioMessage message) {
        return LocalDate.ofInstant(message.receivedAt(), ZoneOffset.UTC);
    }
}
