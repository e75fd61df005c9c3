package io.github.carillon.core.alert;

import io.github.carillon.core.alert.AlertGroups.Counted;
import io.github.carillon.core.database.Statements;
import io.github.carillon.core.message.NoteCommand;
import io.github.carillon.core.outbox.Outbox;
import io.github.carillon.core.outbox.OutboxEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of the alerts of one engine: decided when it is time, and put into the outbox once. Safe for use
 * from any thread; throws as {@link Alerts} does.
 */
public final class Notices {

    private static final int EXAMPLES = 3;
    private static final int AT_ONCE = 200;

    private static final String INSERT =
            "insert into alert_notice (id, alert_group, kind, counted, open_count, repaired,"
                    + " gone, since_at, created_at, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'NEW')";

    private static final int TOLD_AT_ONCE = 5_000;

    /** In pieces, for a database gives up a statement that takes long. */
    private static final String TELL = "update alert set telling = 'TOLD', notice = ? where (engine, id) in"
            + " (select engine, id from alert where alert_group = ? and telling = 'HELD' limit " + TOLD_AT_ONCE + ")";

    private static final String FRESH =
            "select alert_notice.id as notice_id, alert_notice.kind as notice_kind, counted,"
                    + " open_count, alert_notice.repaired as repaired_count, alert_notice.gone as gone_count, since_at, created_at,"
                    + " alert_group.* from alert_notice join alert_group on alert_group.id = alert_notice.alert_group"
                    + " where alert_notice.state = 'NEW' and engine = ? order by created_at, alert_notice.id limit "
                    + AT_ONCE;

    private static final String MESSAGE =
            "insert into alert_message (notice, tenant, reader, note, title, body, html, link,"
                    + " category, severity, definition_key, instance_id, business_key, activity_id, commands, created_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private final AlertWatch watch;
    private final FloodControl control;
    private final Silences silences;
    private final AlertGroups groups = new AlertGroups();

    public Notices(AlertWatch watch, Rhythm rhythm, Silences silences) {
        this.watch = watch;
        this.control = new FloodControl(rhythm);
        this.silences = silences;
    }

    /** Decides what is to be told by now; returns how many notices came of it. */
    public int decide() {
        return watch.change(statements -> {
            Instant now = watch.now();
            Map<Silence, Instant> silent = silences.all(statements, watch.engine(), now);
            int told = 0;
            for (Counted group : groups.open(statements, watch.engine())) {
                told += decide(statements, group, silent.get(Silence.of(group.key())), now) ? 1 : 0;
            }
            return told;
        });
    }

    /** Those that are not in the outbox yet, some at a time. */
    public List<Notice> fresh() {
        return watch.ask(statements -> {
            List<Notice> fresh = new ArrayList<>();
            for (Notice notice : statements.query(FRESH, Notices::read, List.of(watch.engine()))) {
                fresh.add(with(notice, examples(statements, notice)));
            }
            return fresh;
        });
    }

    /** Puts a notice into the outbox; nothing happens where that was done before. */
    public void send(Notice notice, List<AlertMessage> messages, List<OutboxEntry> entries) {
        watch.change(statements -> {
            int sent = statements.update(
                    "update alert_notice set state = 'SENT' where id = ? and state = 'NEW'", List.of(notice.id()));
            if (sent > 0) {
                statements.batch(MESSAGE, messages, Notices::values);
                for (OutboxEntry entry : entries) {
                    Outbox.add(statements, entry);
                }
            }
            return sent;
        });
    }

    private boolean decide(Statements statements, Counted group, @Nullable Instant silentUntil, Instant now)
            throws SQLException {
        GroupState state = group.state();
        FloodControl.Decision decision = control.decide(state, group.held(), group.open(), silentUntil, now);
        if (decision.notice().isPresent()) {
            notice(statements, group, decision.notice().get(), now);
        }
        if (decision.closes() || !decision.state().equals(state)) {
            groups.write(statements, group.key().id(), decision.state(), decision.closes());
        }
        return decision.notice().isPresent();
    }

    private static void notice(Statements statements, Counted group, NoticeKind kind, Instant now) throws SQLException {
        String id = UUID.randomUUID().toString().replace("-", "");
        int counted = tell(statements, id, group.key().id());
        statements.update(
                INSERT,
                List.of(
                        id,
                        group.key().id(),
                        kind.name(),
                        counted,
                        group.open(),
                        group.state().repaired(),
                        group.state().gone(),
                        group.state().openedAt(),
                        now));
    }

    private static int tell(Statements statements, String notice, String group) throws SQLException {
        int counted = 0;
        int some;
        do {
            some = statements.update(TELL, List.of(notice, group));
            counted += some;
        } while (some == TOLD_AT_ONCE);
        return counted;
    }

    /** Those it tells of; where it tells of none for the first time, those that are open, or were there last. */
    private static List<Alert> examples(Statements statements, Notice notice) throws SQLException {
        String first = " order by occurred_at, id limit " + EXAMPLES;
        if (notice.counted() > 0) {
            return statements.query(Alerts.SELECT + " where notice = ?" + first, Alerts::read, List.of(notice.id()));
        }
        String group = notice.key().id();
        return notice.open() > 0
                ? statements.query(
                        Alerts.SELECT + " where alert_group = ? and state = 'OPEN'" + first,
                        Alerts::read,
                        List.of(group))
                : statements.query(
                        Alerts.SELECT + " where alert_group = ? order by occurred_at desc, id limit 1",
                        Alerts::read,
                        List.of(group));
    }

    private static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                row.getString("notice_id"),
                AlertGroups.key(row),
                NoticeKind.valueOf(row.getString("notice_kind")),
                row.getInt("counted"),
                row.getInt("open_count"),
                row.getInt("repaired_count"),
                row.getInt("gone_count"),
                Objects.requireNonNull(Statements.instant(row, "since_at")),
                Objects.requireNonNull(Statements.instant(row, "created_at")),
                List.of());
    }

    private static Notice with(Notice notice, List<Alert> examples) {
        return new Notice(
                notice.id(),
                notice.key(),
                notice.kind(),
                notice.counted(),
                notice.open(),
                notice.repaired(),
                notice.gone(),
                notice.since(),
                notice.createdAt(),
                examples);
    }

    private static List<@Nullable Object> values(AlertMessage message) {
        return Arrays.asList(
                message.notice(),
                message.tenant(),
                message.reader(),
                message.noteId(),
                text(message.title()),
                text(message.body()),
                text(message.html()),
                message.link() == null ? null : message.link().toString(),
                message.category(),
                message.severity().name(),
                text(message.origin().definitionKey()),
                text(message.origin().instanceId()),
                text(message.origin().businessKey()),
                text(message.origin().activityId()),
                message.commands().stream().sorted().map(NoteCommand::name).collect(Collectors.joining(",")),
                message.createdAt());
    }

    /** PostgreSQL takes every character but NUL. */
    private static @Nullable String text(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }
}
