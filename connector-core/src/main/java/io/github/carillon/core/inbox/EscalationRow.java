package io.github.carillon.core.inbox;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.inbox.DueEscalation.Tries;
import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.recipient.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An escalation as the database has it: its addresses are texts, which are read when nothing else depends on it. */
record EscalationRow(
        DueEscalation.Key key,
        Instant due,
        @Nullable Instant latest,
        String type,
        String connection,
        String recipient,
        @Nullable String sender,
        @Nullable String replyTo,
        boolean repeats,
        @Nullable Integer attempts,
        Tries tries) {

    static final String COLUMNS = "inbox, note, due_at, latest_at, type, connection, recipient, sender, reply_to,"
            + " repeats, attempts, failed, misconfigured, doubtful";

    static EscalationRow of(DueEscalation.Key key, Escalation what) {
        return new EscalationRow(
                key,
                what.due(),
                what.latest(),
                what.type(),
                Stored.text(what.connection()),
                Stored.text(what.to().written()),
                written(what.from()),
                what.replyTo().isEmpty() ? null : written(what.replyTo()),
                what.repeats(),
                what.attempts(),
                Tries.NONE);
    }

    static EscalationRow of(ResultSet row) throws SQLException {
        return new EscalationRow(
                new DueEscalation.Key(row.getLong("inbox"), row.getString("note")),
                Objects.requireNonNull(Statements.instant(row, "due_at")),
                Statements.instant(row, "latest_at"),
                row.getString("type"),
                row.getString("connection"),
                row.getString("recipient"),
                row.getString("sender"),
                row.getString("reply_to"),
                row.getBoolean("repeats"),
                row.getObject("attempts", Integer.class),
                new Tries(row.getInt("failed"), row.getInt("misconfigured"), row.getInt("doubtful")));
    }

    /** In the order of the columns. */
    List<@Nullable Object> values() {
        return Arrays.asList(
                key.inbox(),
                key.note(),
                due,
                latest,
                type,
                connection,
                recipient,
                sender,
                replyTo,
                repeats,
                attempts,
                tries.failed(),
                tries.misconfigured(),
                tries.possiblySent());
    }

    Escalation escalation() {
        return new Escalation(
                due,
                latest,
                type,
                connection,
                read(recipient),
                sender == null ? null : read(sender),
                replyTo == null
                        ? List.of()
                        : replyTo.lines().map(EscalationRow::read).toList(),
                repeats,
                attempts);
    }

    private static @Nullable String written(@Nullable EmailAddress address) {
        return address == null ? null : Stored.text(address.written());
    }

    /** A line for each. */
    private static String written(List<EmailAddress> addresses) {
        return Stored.text(addresses.stream().map(EmailAddress::written).collect(Collectors.joining("\n")));
    }

    private static EmailAddress read(String written) {
        return EmailAddress.parse(written).match(address -> address, reason -> {
            throw new IllegalStateException("what was kept as an address " + reason);
        });
    }
}
