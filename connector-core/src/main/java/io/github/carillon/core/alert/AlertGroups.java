package io.github.carillon.core.alert;

import io.github.carillon.core.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The groups of alerts, within one transaction. */
final class AlertGroups {

    private static final String INSERT =
            "insert into alert_group (id, engine, receivers, tenant, definition_key, activity, kind, cause, state,"
                    + " opened_at, telling, repaired, gone)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, 'CLOSED', ?, 'UNTOLD', 0, 0) on conflict do nothing";

    private static final String OPEN = "update alert_group set state = 'OPEN', opened_at = ?, telling = 'UNTOLD',"
            + " clear_since = null, repaired = 0, gone = 0 where id = ? and state = 'CLOSED'";

    private static final String WRITE =
            "update alert_group set state = ?, told_at = ?, telling = ?, clear_since = ?" + " where id = ?";

    private static final String OPEN_CAUSES = "select id from alert_group where engine = ? and state = 'OPEN'"
            + " and receivers = ? and tenant = ? and definition_key = ? and activity = ? and kind = ?";

    /** In which groups these alerts are put: in their own, or where there are too many at that activity in the common one. */
    Map<AlertKey, AlertKey> admitted(Statements statements, List<Alert> alerts) throws SQLException {
        Map<AlertKey, AlertKey> admitted = new HashMap<>();
        Map<AlertKey, Collection<String>> causes = new HashMap<>();
        for (AlertKey key : keys(alerts)) {
            AlertKey common = key.ofAnyCause();
            if (!causes.containsKey(common)) {
                causes.put(common, open(statements, common));
            }
            Collection<String> open = Objects.requireNonNull(causes.get(common));
            boolean own = open.contains(key.id()) || open.size() < Alerts.MOST_CAUSES;
            if (own) {
                open.add(key.id());
            }
            admitted.put(key, own ? key : common);
        }
        return admitted;
    }

    /** They are there from now on, if closed. */
    void insert(Statements statements, List<Alert> alerts, Instant now) throws SQLException {
        statements.batch(
                INSERT,
                keys(alerts),
                key -> List.of(
                        key.id(),
                        key.engine(),
                        key.receivers(),
                        key.tenant(),
                        key.definitionKey(),
                        key.activity(),
                        key.kind().name(),
                        key.cause(),
                        now));
    }

    /** Something new is in them. */
    void open(Statements statements, List<AlertKey> keys, Instant now) throws SQLException {
        List<String> ids = keys.stream().map(AlertKey::id).distinct().sorted().toList();
        statements.batch(OPEN, ids, id -> List.of(now, id));
    }

    /** Some of their alerts came to this end. */
    void ended(Statements statements, String engine, List<String> alerts, AlertState how) throws SQLException {
        String column = how == AlertState.GONE ? "gone" : "repaired";
        Map<String, Integer> counts = new HashMap<>();
        statements
                .query(
                        "select alert_group from alert where engine = ? and alert_group is not null and id = any(?)",
                        row -> row.getString("alert_group"),
                        List.of(engine, statements.array(alerts.stream())))
                .forEach(group -> counts.merge(group, 1, Integer::sum));
        statements.batch(
                "update alert_group set " + column + " = " + column + " + ? where id = ?",
                new TreeSet<>(counts.keySet()),
                group -> List.of(Objects.requireNonNull(counts.get(group)), group));
    }

    /** Those that are open, with how many of their alerts nobody has heard of, and how many are open. */
    List<Counted> open(Statements statements, String engine) throws SQLException {
        List<Counted> groups = statements.query(
                "select * from alert_group where engine = ? and state = 'OPEN' order by opened_at, id",
                row -> new Counted(key(row), state(row), 0, 0),
                List.of(engine));
        return groups.isEmpty() ? groups : counted(statements, engine, groups);
    }

    private static List<Counted> counted(Statements statements, String engine, List<Counted> groups)
            throws SQLException {
        Map<String, Integer> held = count(statements, engine, "telling = 'HELD'");
        Map<String, Integer> open = count(statements, engine, "state = 'OPEN'");
        return groups.stream()
                .map(group -> new Counted(
                        group.key(),
                        group.state(),
                        held.getOrDefault(group.key().id(), 0),
                        open.getOrDefault(group.key().id(), 0)))
                .toList();
    }

    void write(Statements statements, String id, GroupState state, boolean closes) throws SQLException {
        List<@Nullable Object> values = Arrays.asList(
                closes ? "CLOSED" : "OPEN", state.toldAt(), state.told() ? "TOLD" : "UNTOLD", state.clearSince(), id);
        statements.update(WRITE, values);
    }

    private static Map<String, Integer> count(Statements statements, String engine, String condition)
            throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        statements
                .query(
                        "select alert_group, count(*) as alerts from alert where engine = ? and " + condition
                                + " and alert_group is not null group by alert_group",
                        row -> Map.entry(row.getString("alert_group"), row.getInt("alerts")),
                        List.of(engine))
                .forEach(group -> counts.put(group.getKey(), group.getValue()));
        return counts;
    }

    private static Collection<String> open(Statements statements, AlertKey like) throws SQLException {
        return new TreeSet<>(statements.query(
                OPEN_CAUSES,
                row -> row.getString("id"),
                List.of(
                        like.engine(),
                        like.receivers(),
                        like.tenant(),
                        like.definitionKey(),
                        like.activity(),
                        like.kind().name())));
    }

    private static List<AlertKey> keys(List<Alert> alerts) {
        return alerts.stream()
                .flatMap(alert -> Stream.ofNullable(alert.group()))
                .distinct()
                .toList();
    }

    static AlertKey key(ResultSet row) throws SQLException {
        return new AlertKey(
                row.getString("engine"),
                row.getString("receivers"),
                row.getString("tenant"),
                row.getString("definition_key"),
                row.getString("activity"),
                AlertKind.valueOf(row.getString("kind")),
                row.getString("cause"));
    }

    private static GroupState state(ResultSet row) throws SQLException {
        return new GroupState(
                AlertKind.valueOf(row.getString("kind")),
                Objects.requireNonNull(Statements.instant(row, "opened_at")),
                Statements.instant(row, "told_at"),
                row.getString("telling").equals("TOLD"),
                Statements.instant(row, "clear_since"),
                row.getInt("repaired"),
                row.getInt("gone"));
    }

    /**
     * A group that is open.
     *
     * @param held how many of its alerts nobody has heard of
     * @param open how many of its alerts are open
     */
    record Counted(AlertKey key, GroupState state, int held, int open) {}
}
