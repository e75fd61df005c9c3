package io.github.carillon.bench.client;

import io.github.carillon.core.inbox.Filter;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.NoteAction;
import io.github.carillon.core.inbox.State;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Reader;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The inbox of a reader with so many notes, and what they do with it. */
final class InboxOfSize {

    /** As the bell asks. */
    private static final int PAGE = 20;

    private static final String READ = "READ";

    private final Inbox inbox;
    private final Reader reader;
    private final int size;
    private NoteAction next = NoteAction.READ;

    InboxOfSize(Inbox inbox, int size) {
        this.inbox = inbox;
        this.reader = reader(size);
        this.size = size;
    }

    /** Of ten notes five are read, and two of the others ask for action. */
    static void fill(Inbox inbox, int size) {
        for (int number = 1; number <= size; number++) {
            inbox.store(note(size, number));
        }
        inbox.markAll(reader(size), NoteAction.READ, new Filter(READ, State.ACTIVE), Instant.now());
    }

    void deed(String name) throws IOException {
        switch (name) {
            case "list" -> inbox.list(reader, Filter.of(State.ACTIVE), null, PAGE);
            case "unread" -> inbox.list(reader, Filter.of(State.UNREAD), null, PAGE);
            case "category" -> inbox.list(reader, new Filter(Note.ACTION_REQUIRED, State.ACTIVE), null, PAGE);
            case "counts" -> inbox.counts(reader);
            case "mark" -> mark();
            default -> throw new IOException("the inbox knows no " + name);
        }
    }

    /** The oldest note, each time the other way round, so that there is something to do. */
    private void mark() {
        inbox.mark(reader, id(size, 1), next);
        next = next == NoteAction.READ ? NoteAction.UNREAD : NoteAction.READ;
    }

    private static Note note(int size, int number) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String category = number % 2 == 0 ? READ : number % 10 > 6 ? Note.ACTION_REQUIRED : Note.INFO;
        return new Note(
                id(size, number),
                "",
                reader(size).user(),
                "Please approve order A-" + number,
                "Ada Lovelace placed order A-" + number + " of 1,470.00 EUR. It waits for approval.",
                null,
                category,
                Severity.INFO,
                new Origin("approval-requested", "instance-" + number, "A-" + number, "RingTheBell"),
                now,
                now.plus(30, ChronoUnit.DAYS));
    }

    private static Reader reader(int size) {
        return new Reader("", "reader-" + size);
    }

    private static String id(int size, int number) {
        return String.format("%016x%016x", size, number);
    }
}
