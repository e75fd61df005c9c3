package io.github.carillon.core.alert;

import io.github.carillon.core.database.Statements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the instances of processes were suspended because too many failed in a row. Safe for use from any thread; throws as
 * {@link Alerts} does.
 */
public final class Suspensions {

    private static final String SET =
            "update alert_suspension set suspended_at = ?" + " where engine = ? and tenant = ? and definition_key = ?";

    private static final String INSERT = "insert into alert_suspension (suspended_at, engine, tenant, definition_key)"
            + " values (?, ?, ?, ?) on conflict do nothing";

    private final AlertWatch watch;
    private final Alerts alerts;

    public Suspensions(AlertWatch watch, Alerts alerts) {
        this.watch = watch;
        this.alerts = alerts;
    }

    /** By whichever clock is ahead: what was counted already is not to count again. */
    private Instant latest(Statements statements, String definitionKey, String tenant) throws SQLException {
        Instant now = watch.now();
        Instant last = statements
                .first(
                        "select max(occurred_at) as latest from alert where engine = ? and definition_key = ? and tenant = ?",
                        row -> Optional.ofNullable(Statements.instant(row, "latest")),
                        List.of(watch.engine(), definitionKey, tenant))
                .flatMap(found -> found)
                .orElse(now);
        return last.isAfter(now) ? last : now;
    }

    /** When it last happened; what failed until then counts no more. */
    public Optional<Instant> last(String definitionKey, String tenant) {
        return watch.ask(statements -> statements.first(
                "select suspended_at from alert_suspension where engine = ? and tenant = ? and definition_key = ?",
                row -> Objects.requireNonNull(Statements.instant(row, "suspended_at")),
                List.of(watch.engine(), tenant, definitionKey)));
    }

    /**
     * It has just happened.
     *
     * @param told what is told of it, to whom; or null where nobody hears
     */
    public void note(String definitionKey, String tenant, @Nullable AlertKey told) {
        watch.change(statements -> {
            Instant now = latest(statements, definitionKey, tenant);
            List<Object> values = List.of(now, watch.engine(), tenant, definitionKey);
            if (statements.update(SET, values) == 0) {
                statements.update(INSERT, values);
            }
            return told == null
                    ? 0
                    : alerts.take(
                            statements,
                            List.of(new Alert(
                                    "suspended:" + told.id() + ":" + now.toEpochMilli(),
                                    told,
                                    tenant,
                                    definitionKey,
                                    "",
                                    AlertSource.OTHER,
                                    null,
                                    "",
                                    now)));
        });
    }
}
