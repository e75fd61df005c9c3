package io.github.carillon.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever somebody asks for, the answer is the same as if nobody else had any notes, and the others' notes stay as they
 * are; whichever database they are in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OwnershipSuite {

    private static final Map<String, Method> METHODS = methods();

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final Instant later = clock.instant().plus(Duration.ofDays(1));
    private final Database database;
    private final Inbox inbox;
    private int tenants;

    OwnershipSuite(TestDatabase kind) {
        this.database = kind.open();
        this.inbox = new Inbox(database.dataSource(), clock);
    }

    @AfterAll
    void close() {
        database.close();
    }

    static Set<String> calls() {
        return METHODS.keySet();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void nobody_gets_at_anothers_notes(String method) {
        for (int own = 0; own < 2; own++) {
            isolated(method, own, "", "bob");
            isolated(method, own, "-south", "ada");
            isolated(method, own, "", "ADA");
            isolated(method, own, "a", "da");
        }
    }

    /**
     * @param own how many notes the other has themselves
     * @param tenant what is added to hers
     */
    private void isolated(String method, int own, String tenant, String user) {
        Reader ada = new Reader("north-" + ++tenants, "ada");
        Reader other = new Reader(ada.tenant() + tenant, user);
        Reader alone = new Reader("alone-" + tenants, user);
        String hers = fill(ada);
        give(own, other);
        give(own, alone);
        List<Object> before = all(ada);

        String answer = told(METHODS.get(method).call(this, other, hers));
        assertThat(answer).isEqualTo(told(METHODS.get(method).call(this, alone, hers)));
        assertThat(all(ada)).isEqualTo(before);
    }

    /** Returns the id of one of her notes. */
    private String fill(Reader ada) {
        SampleNotes notes = new SampleNotes(clock);
        Note hers = notes.note(ada, Note.INFO);
        Note archived = notes.note(ada, Note.INFO);
        inbox.store(hers);
        inbox.store(notes.note(ada, Note.INFO));
        inbox.store(archived);
        inbox.mark(ada, archived.id(), NoteAction.ARCHIVED);
        return hers.id();
    }

    /** A note with an id that she has none of. */
    private void give(int many, Reader reader) {
        for (int each = 0; each < many; each++) {
            Note note = new SampleNotes(clock).note(reader, Note.ACTION_REQUIRED);
            inbox.store(new Note(
                    "0".repeat(32),
                    note.tenant(),
                    note.user(),
                    note.title(),
                    note.body(),
                    note.link(),
                    note.category(),
                    note.severity(),
                    note.origin(),
                    note.createdAt(),
                    note.expiresAt()));
        }
    }

    private static String told(Object answer) {
        return answer instanceof Page page
                ? page.notes().stream().map(note -> note.note().id()).toList() + " " + page.next()
                : answer.toString();
    }

    private static Map<String, Method> methods() {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (State state : State.values()) {
            Filter all = Filter.of(state);
            methods.put("list " + state, (suite, other, id) -> suite.inbox.list(other, all, null, 100));
            methods.put("list on " + state, (suite, other, id) -> suite.inbox.list(other, all, new Cursor(9), 9));
            methods.put("deleteAll " + state, (suite, other, id) -> suite.inbox.deleteAll(other, all, suite.later));
            for (NoteAction mark : NoteAction.values()) {
                methods.put(
                        "markAll " + mark + " " + state,
                        (suite, other, id) -> suite.inbox.markAll(other, mark, all, suite.later));
            }
        }
        for (NoteAction mark : NoteAction.values()) {
            methods.put("mark " + mark, (suite, other, id) -> suite.inbox.mark(other, id, mark));
        }
        methods.put("since", (suite, other, id) -> suite.inbox.since(other, new Cursor(0), 100));
        methods.put("newest", (suite, other, id) -> suite.inbox.newest(other));
        methods.put("position", (suite, other, id) -> suite.inbox.position(other, id));
        methods.put("counts", (suite, other, id) -> suite.inbox.counts(other));
        methods.put("find", (suite, other, id) -> suite.inbox.find(other, id));
        methods.put("delete", (suite, other, id) -> suite.inbox.delete(other, id));
        return methods;
    }

    private List<Object> all(Reader reader) {
        List<Object> all = new ArrayList<>();
        for (State state : State.values()) {
            all.add(inbox.list(reader, Filter.of(state), null, 100));
        }
        all.add(inbox.counts(reader));
        return all;
    }

    /** One of the inbox's methods, called for somebody with the id of another's note. */
    private interface Method {
        Object call(OwnershipSuite suite, Reader other, String id);
    }
}
