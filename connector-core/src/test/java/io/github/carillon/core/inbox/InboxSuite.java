package io.github.carillon.core.inbox;

import static io.github.carillon.core.inbox.SampleNotes.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.message.Note;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the inbox promises, whichever database it is in. */
abstract class InboxSuite extends InboxFixture {

    InboxSuite(TestDatabase kind) {
        super(kind);
    }

    @Test
    void a_note_is_kept_whole() {
        Note note = stored(notes.note());

        assertThat(inbox.find(ADA, note.id())).contains(new InboxNote(note, ReadState.NONE));
        assertThat(inbox.list(ADA, Filter.of(State.ACTIVE), null, 20))
                .isEqualTo(new Page(List.of(InboxNote.unseen(note)), null));
    }

    @Test
    void a_note_of_any_text_and_moment_is_kept_as_it_is_pushed() {
        Instant odd = Instant.parse("2026-03-01T12:00:00.123999999Z");
        Note note = notes.note(ADA, "MY_OWN", odd, "a\0b\ud800c" + "😀".repeat(4_000));
        inbox.store(note);

        InboxNote kept = inbox.find(ADA, note.id()).orElseThrow();
        assertThat(kept.note()).isEqualTo(Stored.of(note));
        assertThat(kept.note().body()).startsWith("ab?c😀").hasSize(8_004);
        assertThat(kept.note().createdAt()).isEqualTo("2026-03-01T12:00:00.123Z");
    }

    @Test
    void a_note_that_comes_again_is_one() {
        Note note = stored(notes.note());
        inbox.mark(ADA, note.id(), NoteAction.READ);

        assertThat(inbox.store(note)).isFalse();
        assertThat(shown(State.ACTIVE)).containsExactly(note);
        assertThat(inbox.counts(ADA)).isEqualTo(Counts.NONE);
    }

    @Test
    void what_comes_last_is_first_even_where_it_was_made_earlier() {
        Note first = stored(notes.note());
        Note late = stored(notes.note(ADA, Note.INFO, clock.instant().minusSeconds(60), "late"));

        assertThat(shown(State.ACTIVE)).containsExactly(late, first);
    }

    @Test
    void pages_follow_each_other() {
        List<Note> five =
                IntStream.range(0, 5).mapToObj(each -> stored(notes.note())).toList();

        Page first = inbox.list(ADA, Filter.of(State.ACTIVE), null, 2);
        stored(notes.note());
        Page second = inbox.list(ADA, Filter.of(State.ACTIVE), first.next(), 2);
        Page third = inbox.list(ADA, Filter.of(State.ACTIVE), second.next(), 2);

        assertThat(ids(first)).containsExactly(five.get(4).id(), five.get(3).id());
        assertThat(ids(second)).containsExactly(five.get(2).id(), five.get(1).id());
        assertThat(ids(third)).containsExactly(five.get(0).id());
        assertThat(third.next()).isNull();
    }

    @Test
    void only_what_is_asked_for_is_listed() {
        Note info = stored(notes.note());
        Note read = marked(NoteAction.READ);
        Note archived = marked(NoteAction.ARCHIVED);
        Note act = stored(notes.note(ADA, Note.ACTION_REQUIRED));

        assertThat(shown(State.ACTIVE)).containsExactly(act, read, info);
        assertThat(shown(State.UNREAD)).containsExactly(act, info);
        assertThat(shown(State.ARCHIVED)).containsExactly(archived);
        assertThat(ids(inbox.list(ADA, new Filter(Note.ACTION_REQUIRED, State.UNREAD), null, 20)))
                .containsExactly(act.id());
    }

    @Test
    void who_has_acted_has_read_and_who_has_read_has_seen() {
        Instant now = clock.instant();

        assertThat(readState(marked(NoteAction.SEEN))).isEqualTo(new ReadState(now, null, null, null));
        assertThat(readState(marked(NoteAction.READ))).isEqualTo(new ReadState(now, now, null, null));
        assertThat(readState(marked(NoteAction.ACTED))).isEqualTo(new ReadState(now, now, now, null));
        assertThat(readState(marked(NoteAction.ARCHIVED))).isEqualTo(new ReadState(null, null, null, now));
    }

    @Test
    void the_first_time_stands() {
        Instant first = clock.instant();
        Note note = stored(notes.note());
        for (NoteAction mark : List.of(NoteAction.SEEN, NoteAction.READ, NoteAction.ACTED, NoteAction.ARCHIVED)) {
            assertThat(inbox.mark(ADA, note.id(), mark)).isTrue();
        }
        clock.forward(Duration.ofHours(1));
        for (NoteAction mark : List.of(NoteAction.SEEN, NoteAction.READ, NoteAction.ACTED, NoteAction.ARCHIVED)) {
            assertThat(inbox.mark(ADA, note.id(), mark)).as("again %s", mark).isTrue();
        }

        assertThat(readState(note)).isEqualTo(new ReadState(first, first, first, first));
    }

    @Test
    void what_was_read_can_count_as_unread_again() {
        Note note = marked(NoteAction.READ);

        assertThat(inbox.mark(ADA, note.id(), NoteAction.UNREAD)).isTrue();
        assertThat(readState(note)).isEqualTo(new ReadState(clock.instant(), null, null, null));
        assertThat(inbox.counts(ADA)).isEqualTo(new Counts(0, 1));
    }

    @Test
    void what_comes_back_from_the_archive_is_as_it_was() {
        Note unread = marked(NoteAction.ARCHIVED);
        Note read = marked(NoteAction.READ);
        inbox.mark(ADA, read.id(), NoteAction.ARCHIVED);
        assertThat(inbox.counts(ADA)).isEqualTo(Counts.NONE);

        inbox.mark(ADA, unread.id(), NoteAction.UNARCHIVED);
        inbox.mark(ADA, read.id(), NoteAction.UNARCHIVED);
        assertThat(inbox.counts(ADA)).isEqualTo(new Counts(1, 1));
        assertThat(shown(State.ACTIVE)).containsExactly(read, unread);
    }

    @Test
    void what_was_read_in_the_archive_does_not_count_and_what_was_marked_unread_there_counts_when_it_is_back() {
        Note note = marked(NoteAction.ARCHIVED);
        inbox.mark(ADA, note.id(), NoteAction.READ);
        inbox.mark(ADA, note.id(), NoteAction.UNREAD);
        assertThat(inbox.counts(ADA)).isEqualTo(Counts.NONE);

        inbox.mark(ADA, note.id(), NoteAction.UNARCHIVED);
        assertThat(inbox.counts(ADA)).isEqualTo(new Counts(0, 1));
    }

    @Test
    void nothing_newer_than_what_was_seen_is_marked_with_the_rest() {
        Note old = stored(notes.note());
        Note other = stored(notes.note(ADA, Note.ACTION_REQUIRED));
        Instant seen = clock.instant();
        clock.forward(Duration.ofMillis(1));
        Note newer = stored(notes.note());

        assertThat(inbox.markAll(ADA, NoteAction.READ, new Filter(Note.INFO, State.ACTIVE), seen))
                .isEqualTo(1);
        assertThat(shown(State.UNREAD)).containsExactly(newer, other);
        assertThat(inbox.markAll(ADA, NoteAction.READ, Filter.of(State.ACTIVE), seen))
                .isEqualTo(1);
        assertThat(inbox.markAll(ADA, NoteAction.READ, Filter.of(State.ACTIVE), seen))
                .isZero();
        assertThat(readState(old)).isEqualTo(new ReadState(seen.plusMillis(1), seen.plusMillis(1), null, null));
        assertThat(inbox.counts(ADA)).isEqualTo(new Counts(1, 1));
    }

    @Test
    void what_is_deleted_is_gone_with_its_text_and_does_not_come_back() throws Exception {
        Note note = stored(notes.note(ADA, Note.INFO, clock.instant(), "something private"));

        assertThat(inbox.delete(ADA, note.id())).isTrue();
        assertThat(inbox.delete(ADA, note.id())).isFalse();
        assertThat(inbox.find(ADA, note.id())).isEmpty();
        assertThat(inbox.mark(ADA, note.id(), NoteAction.READ)).isFalse();
        assertThat(inbox.counts(ADA)).isEqualTo(Counts.NONE);
        assertThat(inbox.store(note)).isFalse();
        assertThat(shown(State.ACTIVE)).isEmpty();
        assertThat(whatIsLeftOf(note))
                .contains(note.id())
                .doesNotContain("private", "example.org", note.title(), "key");
    }

    @Test
    void many_are_deleted_at_once() {
        Note archived = marked(NoteAction.ARCHIVED);
        Note active = stored(notes.note());

        assertThat(inbox.deleteAll(ADA, Filter.of(State.ARCHIVED), clock.instant()))
                .isEqualTo(1);
        assertThat(inbox.find(ADA, archived.id())).isEmpty();
        assertThat(inbox.deleteAll(ADA, Filter.of(State.ACTIVE), clock.instant().minusMillis(1)))
                .isZero();
        assertThat(shown(State.ACTIVE)).containsExactly(active);
    }

    @Test
    void who_knows_a_place_gets_what_came_after() {
        assertThat(inbox.newest(ADA)).isEqualTo(new Cursor(0));
        Note first = stored(notes.note());
        Cursor place = inbox.newest(ADA);
        Note second = stored(notes.note());
        Note third = stored(notes.note(ADA, Note.INFO, clock.instant().minusSeconds(60), "late"));

        assertThat(ids(inbox.since(ADA, place, 20))).containsExactly(second.id(), third.id());
        assertThat(inbox.position(ADA, first.id())).contains(place);
        Page one = inbox.since(ADA, place, 1);
        assertThat(ids(one)).containsExactly(second.id());
        assertThat(ids(inbox.since(ADA, one.next(), 1))).containsExactly(third.id());

        inbox.delete(ADA, second.id());
        assertThat(inbox.position(ADA, second.id())).isPresent();
        assertThat(ids(inbox.since(ADA, place, 20))).containsExactly(third.id());
    }

    @Test
    void many_that_store_at_once_lose_nothing_and_the_counts_are_right() throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int each = 0; each < 60; each++) {
            Note note = notes.note();
            work.add(() -> inbox.store(note));
            work.add(() -> inbox.store(note));
            work.add(() -> inbox.mark(ADA, note.id(), NoteAction.READ));
        }

        together(work);
        assertThat(rows()).isEqualTo(60);
        assertThat(inbox.newest(ADA)).isEqualTo(new Cursor(60));
        assertThat(inbox.counts(ADA).unread())
                .isEqualTo(inbox.list(ADA, Filter.of(State.UNREAD), null, 100)
                        .notes()
                        .size());
        inbox.markAll(ADA, NoteAction.READ, Filter.of(State.ACTIVE), clock.instant());
        assertThat(inbox.counts(ADA)).isEqualTo(Counts.NONE);
    }

    @Test
    void a_database_that_is_away_is_an_exception_of_its_own() {
        faulty.goAway();
        assertThatThrownBy(() -> inbox.counts(ADA)).isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> inbox.store(notes.note())).isInstanceOf(DatabaseException.class);
    }

    private Note marked(NoteAction mark) {
        Note note = stored(notes.note());
        assertThat(inbox.mark(ADA, note.id(), mark)).isTrue();
        return note;
    }

    private ReadState readState(Note note) {
        return inbox.find(ADA, note.id()).orElseThrow().readState();
    }

    private static List<String> ids(Page page) {
        return page.notes().stream().map(note -> note.note().id()).toList();
    }

    private String whatIsLeftOf(Note note) throws Exception {
        StringBuilder left = new StringBuilder();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select * from note where id = '" + note.id() + "'")) {
            assertThat(row.next()).isTrue();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                left.append(row.getString(column)).append('|');
            }
        }
        return left.toString();
    }

    private static void together(List<Callable<Boolean>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (Future<Boolean> done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
