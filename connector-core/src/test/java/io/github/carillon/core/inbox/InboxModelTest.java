package io.github.carillon.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** Whatever happens in whatever order, the inbox is what a list in memory says. */
final class InboxModelTest {

    private static final Database DATABASE = TestDatabase.H2.open();
    private static final AtomicInteger READERS = new AtomicInteger();

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final SampleNotes notes = new SampleNotes(clock);
    private final Inbox inbox = new Inbox(DATABASE.dataSource(), clock);
    private final Reader reader = new Reader("", "reader " + READERS.incrementAndGet());
    private final List<Note> stored = new ArrayList<>();
    private final Map<String, ReadState> there = new LinkedHashMap<>();

    @AfterContainer
    static void close() {
        DATABASE.close();
    }

    @Property(tries = 100)
    void lists_and_counts_are_right_after_anything(@ForAll("deeds") List<Deed> deeds) {
        for (Deed deed : deeds) {
            deed.act(this);
            clock.forward(Duration.ofMillis(1));
        }

        for (State state : State.values()) {
            assertThat(ids(walk(state, 3, () -> {}))).isEqualTo(expected(state));
        }
        assertThat(inbox.counts(reader))
                .isEqualTo(new Counts(
                        (int) active().filter(each -> each.seenAt() == null).count(),
                        expected(State.UNREAD).size()));
        there.forEach((id, readState) ->
                assertThat(inbox.find(reader, id).orElseThrow().readState()).isEqualTo(readState));
    }

    @Property(tries = 100)
    void paging_shows_each_note_once_whatever_comes_or_goes_meanwhile(
            @ForAll("deeds") List<Deed> before, @ForAll("deeds") List<Deed> meanwhile, @ForAll("sizes") int size) {
        before.forEach(deed -> deed.act(this));
        List<String> stayed = expected(State.ACTIVE);
        List<Deed> left = new ArrayList<>(meanwhile);

        List<String> shown = ids(walk(State.ACTIVE, size, () -> {
            if (!left.isEmpty()) {
                left.remove(0).act(this);
                // one that went and came back may have been away when its page was shown
                stayed.retainAll(expected(State.ACTIVE));
            }
        }));

        assertThat(shown).doesNotHaveDuplicates();
        assertThat(shown).containsAll(stayed);
    }

    @Property(tries = 50)
    void who_asks_for_what_came_since_misses_nothing(
            @ForAll("deeds") List<Deed> before, @ForAll("deeds") List<Deed> after, @ForAll("sizes") int size) {
        before.forEach(deed -> deed.act(this));
        Cursor place = inbox.newest(reader);
        int known = stored.size();
        after.forEach(deed -> deed.act(this));

        List<String> heard = new ArrayList<>();
        for (Cursor next = place; next != null; ) {
            Page page = inbox.since(reader, next, size);
            heard.addAll(ids(page.notes()));
            next = page.next();
        }
        List<String> active = expected(State.ACTIVE);
        assertThat(heard)
                .isEqualTo(stored.subList(known, stored.size()).stream()
                        .map(Note::id)
                        .filter(active::contains)
                        .toList());
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Integer> which = Arbitraries.integers().between(0, 30);
        Arbitrary<Deed> store = Arbitraries.just(InboxModelTest::store);
        Arbitrary<Deed> mark = Combinators.combine(which, Arbitraries.of(NoteAction.class))
                .as((number, kind) -> model -> model.mark(number, kind));
        Arbitrary<Deed> delete = which.map(number -> model -> model.delete(number));
        Arbitrary<Deed> repeat = which.map(number -> model -> model.repeat(number));
        return Arbitraries.frequencyOf(Tuple.of(5, store), Tuple.of(5, mark), Tuple.of(1, delete), Tuple.of(1, repeat))
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.integers().between(1, 5);
    }

    private void store() {
        Note note = notes.note(reader, Note.INFO);
        stored.add(note);
        there.put(note.id(), ReadState.NONE);
        assertThat(inbox.store(note)).isTrue();
    }

    private void mark(int number, NoteAction mark) {
        if (!stored.isEmpty()) {
            String id = stored.get(number % stored.size()).id();
            assertThat(inbox.mark(reader, id, mark)).isEqualTo(there.containsKey(id));
            there.computeIfPresent(id, (key, readState) -> after(readState, mark));
        }
    }

    private void delete(int number) {
        if (!stored.isEmpty()) {
            String id = stored.get(number % stored.size()).id();
            assertThat(inbox.delete(reader, id)).isEqualTo(there.remove(id) != null);
        }
    }

    private void repeat(int number) {
        if (!stored.isEmpty()) {
            assertThat(inbox.store(stored.get(number % stored.size()))).isFalse();
        }
    }

    private ReadState after(ReadState before, NoteAction mark) {
        var seen = before.seenAt() == null ? clock.instant() : before.seenAt();
        var read = before.readAt() == null ? clock.instant() : before.readAt();
        var acted = before.actedAt() == null ? clock.instant() : before.actedAt();
        var archived = before.archivedAt() == null ? clock.instant() : before.archivedAt();
        return switch (mark) {
            case SEEN -> new ReadState(seen, before.readAt(), before.actedAt(), before.archivedAt());
            case READ -> new ReadState(seen, read, before.actedAt(), before.archivedAt());
            case UNREAD -> new ReadState(before.seenAt(), null, before.actedAt(), before.archivedAt());
            case ACTED -> new ReadState(seen, read, acted, before.archivedAt());
            case ARCHIVED -> new ReadState(before.seenAt(), before.readAt(), before.actedAt(), archived);
            case UNARCHIVED -> new ReadState(before.seenAt(), before.readAt(), before.actedAt(), null);
        };
    }

    private Stream<ReadState> active() {
        return there.values().stream().filter(each -> each.archivedAt() == null);
    }

    /** Newest first. */
    private List<String> expected(State state) {
        List<String> ids = new ArrayList<>();
        there.forEach((id, readState) -> {
            boolean archived = readState.archivedAt() != null;
            boolean shown =
                    switch (state) {
                        case ACTIVE -> !archived;
                        case UNREAD -> !archived && readState.readAt() == null;
                        case ARCHIVED -> archived;
                    };
            if (shown) {
                ids.add(id);
            }
        });
        Collections.reverse(ids);
        return ids;
    }

    private List<InboxNote> walk(State state, int size, Runnable betweenPages) {
        List<InboxNote> walked = new ArrayList<>();
        @Nullable Cursor next = null;
        do {
            Page page = inbox.list(reader, Filter.of(state), next, size);
            walked.addAll(page.notes());
            next = page.next() == null ? null : Cursor.parse(page.next().text()).match(place -> place, reason -> null);
            betweenPages.run();
        } while (next != null);
        return walked;
    }

    private static List<String> ids(List<InboxNote> notes) {
        return notes.stream().map(note -> note.note().id()).toList();
    }

    /** Something that happens to the inbox and to the list. */
    private interface Deed {
        void act(InboxModelTest model);
    }
}
