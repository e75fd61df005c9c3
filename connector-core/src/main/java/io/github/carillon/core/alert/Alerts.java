package io.github.carillon.core.alert;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.value.Pieces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one engine. What is taken twice is one alert. Safe for use from any thread; whatever changes something
 * throws {@link LeadLostException} where another worker leads by now, and every method {@link
 * io.github.carillon.core.database.DatabaseException} when the database gives no answer.
 */
public final class Alerts {

    /** How long what is over is remembered. */
    public static final Duration RETENTION = Duration.ofDays(30);

    /** So many causes at one activity are told apart; what more there are is told together. */
    static final int MOST_CAUSES = 10;

    private static final int AT_ONCE = 500;

    private static final String INSERT =
            "insert into alert (engine, id, alert_group, tenant, definition_key, instance_id,"
                    + " source, source_id, message, occurred_at, seen_at, state, telling)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    /** Reads what {@link #read} makes an alert of. */
    static final String SELECT =
            "select id, tenant, definition_key, instance_id, source, source_id, message, occurred_at from alert";

    private static final String END = "update alert set state = ? where engine = ? and id = ? and state = 'OPEN'";

    /** Those that are closed and of which nothing is remembered. */
    private static final String FORGET_GROUPS =
            "delete from alert_group where engine = ? and state = 'CLOSED' and opened_at < ?"
                    + " and not exists (select 1 from alert_notice where alert_notice.alert_group = alert_group.id)"
                    + " and not exists (select 1 from alert where alert.alert_group = alert_group.id)";

    private static final int FORGOTTEN_AT_ONCE = 2_000;

    private static final String FORGET = "delete from alert where (engine, id) in (select engine, id from alert"
            + " where seen_at < ? and state <> 'OPEN' and telling <> 'HELD' limit " + FORGOTTEN_AT_ONCE + ")";

    private static final Duration ORPHANED = Duration.ofDays(1);

    private final AlertWatch watch;
    private final AlertGroups groups = new AlertGroups();

    public Alerts(AlertWatch watch) {
        this.watch = watch;
    }

    /** Takes what was found; returns how many of them are new. */
    public int take(List<Alert> found) {
        int taken = 0;
        for (List<Alert> some : Pieces.of(found, AT_ONCE)) {
            taken += watch.change(statements -> take(statements, some));
        }
        return taken;
    }

    /** Which of these are known, whatever became of them. */
    public List<String> known(Collection<String> ids) {
        return watch.ask(statements -> statements.query(
                "select id from alert where engine = ? and id = any(?)",
                row -> row.getString("id"),
                List.of(watch.engine(), statements.array(ids.stream()))));
    }

    /** Those that are open. */
    public List<OpenAlert> open() {
        return watch.ask(statements -> statements.query(
                "select id, instance_id, source, source_id from alert where engine = ? and state = 'OPEN'",
                row -> new OpenAlert(
                        row.getString("id"),
                        row.getString("instance_id"),
                        AlertSource.valueOf(row.getString("source")),
                        row.getString("source_id")),
                List.of(watch.engine())));
    }

    /** They came to this end. */
    public void end(Collection<String> ids, AlertState how) {
        for (List<String> some : Pieces.of(ids, AT_ONCE)) {
            watch.change(statements -> {
                int[] ended = statements.batch(END, some, id -> List.of(how.name(), watch.engine(), id));
                List<String> changed = new ArrayList<>();
                for (int index = 0; index < ended.length; index++) {
                    if (ended[index] > 0) {
                        changed.add(some.get(index));
                    }
                }
                groups.ended(statements, watch.engine(), changed, how);
                return changed.size();
            });
        }
    }

    /**
     * Forgets those of these that came to an end, so that they can be taken anew: they are there after all.
     *
     * @return which they were
     */
    public List<String> forgetEnded(Collection<String> ids) {
        List<String> forgotten = new ArrayList<>();
        for (List<String> some : Pieces.of(ids, AT_ONCE)) {
            List<String> ended = ended(some);
            if (!ended.isEmpty()) {
                watch.change(statements -> statements.update(
                        "delete from alert where engine = ? and id = any(?)",
                        List.of(watch.engine(), statements.array(ended.stream()))));
                forgotten.addAll(ended);
            }
        }
        return forgotten;
    }

    private List<String> ended(List<String> ids) {
        return watch.ask(statements -> statements.query(
                "select id from alert where engine = ? and id = any(?) and state <> 'OPEN'",
                row -> row.getString("id"),
                List.of(watch.engine(), statements.array(ids.stream()))));
    }

    /** How much is wrong. */
    public AlertFigures figures() {
        return watch.ask(statements -> new AlertFigures(
                count(statements, "alert_group where engine = ? and state = 'OPEN'"),
                count(statements, "alert where engine = ? and state = 'OPEN'"),
                count(statements, "alert where engine = ? and telling = 'HELD'")));
    }

    private int count(Statements statements, String of) throws SQLException {
        return statements
                .query("select count(*) as figure from " + of, row -> row.getInt("figure"), List.of(watch.engine()))
                .get(0);
    }

    /** When the n-th last failure of the process since then occurred; empty where there were fewer. */
    public Optional<Instant> nthLast(String definitionKey, String tenant, Instant since, int nth) {
        return watch.ask(statements -> statements.first(
                "select occurred_at from alert where engine = ? and definition_key = ? and tenant = ?"
                        + " and occurred_at > ? and source <> 'OTHER' order by occurred_at desc limit 1 offset "
                        + (nth - 1),
                row -> Objects.requireNonNull(Statements.instant(row, "occurred_at")),
                List.of(watch.engine(), definitionKey, tenant, since)));
    }

    /** Forgets what is over since {@link #RETENTION}. */
    public void forget() {
        Instant before = watch.now().minus(RETENTION);
        int forgotten;
        do {
            forgotten = watch.change(statements -> statements.update(FORGET, List.of(before)));
        } while (forgotten == FORGOTTEN_AT_ONCE);
        watch.change(statements -> {
            statements.update("delete from alert_notice where created_at < ? and state = 'SENT'", List.of(before));
            statements.update(FORGET_GROUPS, List.of(watch.engine(), before));
            // nobody serves their connections any more
            statements.update(
                    "delete from outbox where source like 'alert-%' and expires_at < ?",
                    List.of(watch.now().minus(ORPHANED)));
            return statements.update("delete from alert_silence where until_at < ?", List.of(watch.now()));
        });
    }

    int take(Statements statements, List<Alert> some) throws SQLException {
        Instant now = watch.now();
        Map<AlertKey, AlertKey> admitted = groups.admitted(statements, some);
        List<Alert> placed = some.stream()
                .map(alert -> alert.group() == null ? alert : alert.in(admitted.get(alert.group())))
                .toList();
        groups.insert(statements, placed, now);
        int[] inserted = statements.batch(INSERT, placed, alert -> values(alert, now));
        List<AlertKey> fresh = new ArrayList<>();
        int count = 0;
        for (int index = 0; index < inserted.length; index++) {
            AlertKey group = placed.get(index).group();
            count += inserted[index];
            if (inserted[index] > 0 && group != null) {
                fresh.add(group);
            }
        }
        groups.open(statements, fresh, now);
        return count;
    }

    private List<@Nullable Object> values(Alert alert, Instant now) {
        AlertKey group = alert.group();
        boolean passes = group != null && group.kind() == AlertKind.SUSPENDED;
        return Arrays.asList(
                watch.engine(),
                alert.id(),
                group == null ? null : group.id(),
                alert.tenant(),
                alert.definitionKey(),
                alert.instanceId(),
                alert.source().name(),
                alert.sourceId(),
                alert.message(),
                alert.occurredAt(),
                now,
                passes ? AlertState.REPAIRED.name() : AlertState.OPEN.name(),
                group == null ? "NOBODY" : "HELD");
    }

    static Alert read(ResultSet row) throws SQLException {
        return new Alert(
                row.getString("id"),
                null,
                row.getString("tenant"),
                row.getString("definition_key"),
                row.getString("instance_id"),
                AlertSource.valueOf(row.getString("source")),
                row.getString("source_id"),
                row.getString("message"),
                Objects.requireNonNull(Statements.instant(row, "occurred_at")));
    }
}
