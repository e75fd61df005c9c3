package io.github.carillon.core.alert;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.database.Tables;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Of which processes whole groups of users want to hear nothing for a time. What happens meanwhile is counted, and told
 * afterwards. Safe for use from any thread; throws {@link io.github.carillon.core.database.DatabaseException} when the
 * database gives no answer.
 */
public final class Silences {

    private static final String SET = "update alert_silence set until_at = ?"
            + " where engine = ? and receivers = ? and tenant = ? and definition_key = ?";

    private static final String INSERT =
            "insert into alert_silence (until_at, engine, receivers, tenant, definition_key)"
                    + " values (?, ?, ?, ?, ?) on conflict do nothing";

    private final Tables tables;

    public Silences(DataSource database) {
        this.tables = new Tables(database, "supervision");
    }

    /** Nothing of this process is told to this group until then; a moment that is past ends the silence. */
    public void set(AlertKey key, Instant until) {
        List<Object> values = List.of(until, key.engine(), key.receivers(), key.tenant(), Silence.about(key));
        tables.change(statements -> statements.update(SET, values) > 0 || statements.update(INSERT, values) > 0);
    }

    Map<Silence, Instant> all(Statements statements, String engine, Instant now) throws SQLException {
        Map<Silence, Instant> all = new HashMap<>();
        statements
                .query(
                        "select receivers, tenant, definition_key, until_at from alert_silence"
                                + " where engine = ? and until_at > ?",
                        row -> Map.entry(
                                new Silence(
                                        row.getString("receivers"),
                                        row.getString("tenant"),
                                        row.getString("definition_key")),
                                Objects.requireNonNull(Statements.instant(row, "until_at"))),
                        List.of(engine, now))
                .forEach(silence -> all.put(silence.getKey(), silence.getValue()));
        return all;
    }
}
