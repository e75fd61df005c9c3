package io.github.carillon.core.outbox;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.delivery.OnUnknown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry as the database has it. */
final class OutboxRow {

    /** What tells it from the others. */
    static final String KEY = "source = ? and tenant = ? and reader = ? and id = ?";

    static final String COLUMNS =
            "source, tenant, reader, id, due_at, latest_at, expires_at, type, connection, recipient,"
                    + " sender, reply_to, repeats, attempts, failed, misconfigured, possibly_sent";

    private OutboxRow() {}

    static DueEntry read(ResultSet row) throws SQLException {
        OutboxEntry entry = new OutboxEntry(
                new OutboxEntry.Key(
                        row.getString("source"), row.getString("id"), row.getString("tenant"), row.getString("reader")),
                Objects.requireNonNull(Statements.instant(row, "due_at")),
                Statements.instant(row, "latest_at"),
                Objects.requireNonNull(Statements.instant(row, "expires_at")),
                row.getString("type"),
                row.getString("connection"),
                row.getString("recipient"),
                row.getString("sender"),
                row.getString("reply_to"),
                row.getBoolean("repeats") ? OnUnknown.REPEAT : OnUnknown.PARK,
                row.getObject("attempts", Integer.class));
        return new DueEntry(
                entry, new Tries(row.getInt("failed"), row.getInt("misconfigured"), row.getInt("possibly_sent")));
    }

    /** Of a new entry, in the order of the columns. */
    static List<@Nullable Object> values(OutboxEntry entry) {
        OutboxEntry.Key key = entry.key();
        return Arrays.asList(
                key.source(),
                key.tenant(),
                key.user(),
                key.id(),
                entry.due(),
                entry.latest(),
                entry.expires(),
                entry.type(),
                entry.connection(),
                entry.recipient(),
                entry.sender(),
                entry.replyTo(),
                entry.onUnknown() == OnUnknown.REPEAT,
                entry.attempts(),
                0,
                0,
                0);
    }
}
