package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.AlertMails;
import io.github.carillon.core.alert.AlertMessage;
import io.github.carillon.core.alert.AlertNotes;
import io.github.carillon.core.alert.AlertWebhooks;
import io.github.carillon.core.alert.Notice;
import io.github.carillon.core.alert.Notices;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.outbox.OutboxEntry;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.worker.engine.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what is to be told into the outbox, for each who hears of it, in each way in which they do. */
final class NoticeDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeDelivery.class);

    /** A mail of something that failed days ago helps nobody; in the bell it stays for as long as notes do. */
    private static final Duration WORTH_SENDING = Duration.ofDays(1);

    private final Notices notices;
    private final Directory directory;
    private final NoticeWriter writer;
    private final NoticeWays ways;
    private final Runnable wake;
    private final Clock clock;
    private final @Nullable String standard;

    /** The groups of which that was said. */
    private final Set<String> nobody = new HashSet<>();

    /** The notices of which it was said that they wait. */
    private final Set<String> stuck = new HashSet<>();

    private boolean unavailable;

    /**
     * @param standard the group that hears where another is not there, or null
     * @param wake has the outbox look at once
     */
    NoticeDelivery(
            Notices notices,
            Directory directory,
            NoticeWriter writer,
            NoticeWays ways,
            @Nullable String standard,
            Runnable wake,
            Clock clock) {
        this.notices = notices;
        this.directory = directory;
        this.writer = writer;
        this.ways = ways;
        this.standard = standard;
        this.wake = wake;
        this.clock = clock;
    }

    /** What cannot be written now, since the directory or the engine gives no answer, waits. */
    void deliver() {
        List<Notice> fresh = notices.fresh();
        for (Notice notice : fresh) {
            tryToDeliver(notice);
        }
        if (!fresh.isEmpty()) {
            wake.run();
        }
    }

    /** What cannot be written now keeps no other from being told. */
    private void tryToDeliver(Notice notice) {
        try {
            deliver(notice);
            stuck.remove(notice.id());
        } catch (EngineException | IllegalStateException unwritten) {
            if (stuck.add(notice.id())) {
                LOG.warn(
                        "What fails in process {} is told later: {}",
                        notice.key().definitionKey(),
                        unwritten.getMessage());
            }
        }
    }

    private void deliver(Notice notice) {
        Optional<List<Recipient>> members = members(notice);
        if (members.isEmpty()) {
            return;
        }
        List<Recipient> users =
                members.get().stream().filter(member -> member.userId() != null).toList();
        List<String> unreached = ways.mail() == null
                ? List.of()
                : users.stream()
                        .filter(member -> address(member).isEmpty())
                        .map(Recipient::who)
                        .toList();
        if (!unreached.isEmpty()) {
            LOG.info("No mail reaches these supervisors, who have no valid address: {}", unreached);
        }
        List<AlertMessage> messages = new ArrayList<>();
        List<OutboxEntry> entries = new ArrayList<>();
        NoticeWriter.Draft draft = writer.begin(notice, unreached);
        for (Recipient user : users) {
            messages.add(draft.message(Objects.requireNonNull(user.userId()), user.locale()));
            entries(notice, user).forEach(entries::add);
        }
        for (String webhook : ways.webhooks()) {
            messages.add(draft.webhook(webhook));
            entries.add(entry(
                    notice,
                    AlertWebhooks.NAME,
                    NoticeWriter.webhookReader(webhook),
                    NoticeWays.WEBHOOK,
                    webhook,
                    notice.key().receivers(),
                    WORTH_SENDING));
        }
        notices.send(notice, messages, entries);
    }

    /** Empty where nobody can say it now. Where a process names a group that is not there, those who hear of all others do. */
    private Optional<List<Recipient>> members(Notice notice) {
        try {
            List<Recipient> members = members(notice.key().receivers(), notice);
            boolean other = members.isEmpty()
                    && standard != null
                    && !standard.equals(notice.key().receivers());
            List<Recipient> heard = other ? members(Objects.requireNonNull(standard), notice) : members;
            unavailable = false;
            return Optional.of(heard);
        } catch (DirectoryException silent) {
            if (!unavailable) {
                LOG.warn("Supervisors are told later: {}", silent.getMessage());
            }
            unavailable = true;
            return Optional.empty();
        }
    }

    private List<Recipient> members(String group, Notice notice) {
        Optional<List<Recipient>> members = directory.members(group);
        if (members.map(List::isEmpty).orElse(true)) {
            if (nobody.add(group)) {
                LOG.warn(
                        "The supervisors' group \"{}\" {}: it hears nothing of what fails in process {}",
                        group,
                        members.isEmpty() ? "is not there" : "has no members",
                        notice.key().definitionKey());
            }
        } else {
            nobody.remove(group);
        }
        return members.orElse(List.of());
    }

    private Stream<OutboxEntry> entries(Notice notice, Recipient member) {
        String user = Objects.requireNonNull(member.userId());
        Stream<OutboxEntry> note = Stream.ofNullable(ways.notes())
                .map(shown -> entry(notice, AlertNotes.NAME, user, NoticeWays.NOTES, NoticeWays.INBOX, user, shown));
        Stream<OutboxEntry> mail = Stream.ofNullable(ways.mail())
                .flatMap(way -> address(member).stream()
                        .map(address -> entry(
                                notice, AlertMails.NAME, user, way.type(), way.connection(), address, WORTH_SENDING)));
        return Stream.concat(note, mail);
    }

    private static Optional<String> address(Recipient member) {
        String email = member.email() == null ? "" : member.email();
        return EmailAddress.parse(email).match(address -> Optional.of(address.written()), reason -> Optional.empty());
    }

    private OutboxEntry entry(
            Notice notice, String source, String reader, String type, String connection, String to, Duration worth) {
        Instant now = clock.instant();
        return new OutboxEntry(
                new OutboxEntry.Key(source, notice.id(), notice.key().tenant(), reader),
                now,
                now.plus(worth),
                now.plus(worth),
                type,
                connection,
                to,
                null,
                null,
                OnUnknown.REPEAT,
                null);
    }
}
