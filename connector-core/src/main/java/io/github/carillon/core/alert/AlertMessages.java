package io.github.carillon.core.alert;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.database.Tables;
import io.github.carillon.core.http.Urls;
import io.github.carillon.core.message.NoteCommand;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.outbox.OutboxEntry;
import io.github.carillon.core.recipient.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What was written to those who hear of alerts. Safe for use from any thread; throws {@link
 * io.github.carillon.core.database.DatabaseException} when the database gives no answer.
 */
public final class AlertMessages {

    private static final String SELECT = "select * from alert_message where ";

    private final Tables tables;

    public AlertMessages(DataSource database) {
        this.tables = new Tables(database, "supervision");
    }

    /** What this entry of the outbox says; its id is the notice's. */
    Optional<AlertMessage> of(OutboxEntry.Key key) {
        return tables.ask(statements -> statements.first(
                SELECT + "notice = ? and tenant = ? and reader = ?",
                AlertMessages::read,
                List.of(key.id(), key.tenant(), key.user())));
    }

    /** What the reader's note tells of; empty where they have no such note, or it tells of no alert of this engine. */
    public Optional<ToldOf> toldOf(String engine, Reader reader, String noteId) {
        return tables.ask(statements -> statements.first(
                "select alert_message.commands, alert_group.* from alert_message"
                        + " join alert_notice on alert_notice.id = alert_message.notice"
                        + " join alert_group on alert_group.id = alert_notice.alert_group"
                        + " where note = ? and alert_message.tenant = ? and reader = ? and engine = ?",
                row -> new ToldOf(AlertGroups.key(row), commands(row.getString("commands"))),
                List.of(noteId, reader.tenant(), reader.user(), engine)));
    }

    /** The alerts of a group that are open, oldest first, and how many there are in all. */
    public OpenAlerts open(AlertKey group, int most) {
        return tables.ask(statements -> new OpenAlerts(
                statements.query(
                        Alerts.SELECT + " where alert_group = ? and state = 'OPEN' and source <> 'OTHER'"
                                + " order by occurred_at, id limit " + most,
                        Alerts::read,
                        List.of(group.id())),
                statements
                        .query(
                                "select count(*) as alerts from alert where alert_group = ? and state = 'OPEN'"
                                        + " and source <> 'OTHER'",
                                row -> row.getInt("alerts"),
                                List.of(group.id()))
                        .get(0)));
    }

    /**
     * What a note tells of.
     *
     * @param group the group
     * @param commands what its reader may have done
     */
    public record ToldOf(AlertKey group, Set<NoteCommand> commands) {}

    /**
     * Open alerts that can be tried again.
     *
     * @param some of them
     * @param all how many there are
     */
    public record OpenAlerts(List<Alert> some, int all) {}

    private static AlertMessage read(ResultSet row) throws SQLException {
        String link = row.getString("link");
        return new AlertMessage(
                row.getString("notice"),
                row.getString("tenant"),
                row.getString("reader"),
                row.getString("title"),
                row.getString("body"),
                row.getString("html"),
                link == null ? null : Urls.written(link),
                row.getString("category"),
                Severity.valueOf(row.getString("severity")),
                new Origin(
                        row.getString("definition_key"),
                        row.getString("instance_id"),
                        row.getString("business_key"),
                        row.getString("activity_id")),
                commands(row.getString("commands")),
                Objects.requireNonNull(Statements.instant(row, "created_at")));
    }

    private static Set<NoteCommand> commands(String names) {
        return Stream.of(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(NoteCommand::valueOf)
                .collect(Collectors.toSet());
    }
}
