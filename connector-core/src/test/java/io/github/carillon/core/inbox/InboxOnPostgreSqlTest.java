package io.github.carillon.core.inbox;

import static io.github.carillon.core.inbox.SampleNotes.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.message.Note;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InboxOnPostgreSqlTest extends InboxSuite {

    InboxOnPostgreSqlTest() {
        super(TestDatabase.POSTGRESQL);
    }

    /** So many rows are read for a page of 20, however many there are: the index gives them in order. */
    @ParameterizedTest
    @CsvSource({
        "ACTIVE, , note_folder, true",
        "ACTIVE, , note_folder, false",
        "UNREAD, , note_unread, true",
        "UNREAD, , note_unread, false",
        "ACTIVE, ACTION_REQUIRED, note_category, true",
        "ACTIVE, ACTION_REQUIRED, note_category, false"
    })
    void a_page_is_read_from_an_index(State state, String category, String index, boolean analysed) throws Exception {
        fill(10_000, analysed);
        Selection asked =
                Selection.matching(new Filter(category, state), clock.instant()).and("arrival < ?", 5_000L);

        String plan = plan("select * from note where inbox = (select id from inbox where tenant = 'north'"
                + " and reader = 'ada') and " + literal(asked) + asked.orderBy("desc") + " limit 21");
        assertThat(plan).contains("Index Scan Backward using " + index).doesNotContain("Sort");
    }

    @Test
    void counts_are_read_from_one_row() throws Exception {
        fill(10_000, true);

        assertThat(inbox.counts(ADA)).isEqualTo(new Counts(10_001, 10_001));
        assertThat(plan("select unseen, unread, next_expiry from inbox where tenant = 'north' and reader = 'ada'"))
                .doesNotContain("note");
    }

    /** One note of a hundred asks for action. */
    private void fill(int many, boolean analysed) throws Exception {
        stored(notes.note(ADA, Note.INFO));
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into note (inbox, id, arrival, folder, unseen, attention, title, body, category, severity,"
                                + " created_at, expires_at, forget_at) select 1, lpad(n::text, 32, '0'), n, 'ACTIVE', true, 'UNREAD', 'T',"
                                + " repeat('x', 200), case when n % 100 = 0 then 'ACTION_REQUIRED' else 'INFO' end,"
                                + " 'INFO', ?, ?, ? from generate_series(2, ?) n");
                Statement others = connection.createStatement()) {
            insert.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setObject(2, OffsetDateTime.ofInstant(clock.instant().plusSeconds(60), ZoneOffset.UTC));
            insert.setObject(3, OffsetDateTime.ofInstant(clock.instant().plusSeconds(60), ZoneOffset.UTC));
            insert.setInt(4, many + 1);
            insert.executeUpdate();
            others.execute("update inbox set arrivals = arrivals + " + many + ", unseen = unseen + " + many
                    + ", unread = unread + " + many);
            if (analysed) {
                others.execute("analyze note");
            }
        }
    }

    private String literal(Selection selection) {
        String sql = selection.sql();
        for (Object value : selection.values()) {
            sql = sql.replaceFirst("\\?", value instanceof Number ? value.toString() : "'" + value + "'");
        }
        return sql;
    }

    private String plan(String sql) throws Exception {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("explain " + sql)) {
            while (row.next()) {
                plan.append(row.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
