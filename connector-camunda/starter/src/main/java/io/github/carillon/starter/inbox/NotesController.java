package io.github.carillon.starter.inbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.inbox.Filter;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.InboxNote;
import io.github.carillon.core.inbox.Page;
import io.github.carillon.core.inbox.State;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Json;
import io.github.carillon.core.value.Validated;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A reader's notes over HTTP: always those of whoever makes the request. */
@RestController
@RequestMapping(Paths.NOTES)
final class NotesController {

    static final String ONE = "/{id:[0-9a-f]{32}}";
    private static final String UNTIL = "until";
    private static final String CATEGORY = "category";
    private static final String STATE = "state";

    private final Inbox inbox;
    private final NoteBus bus;
    private final NoteStreams streams;

    NotesController(Inbox inbox, NoteBus bus, NoteStreams streams) {
        this.inbox = inbox;
        this.bus = bus;
        this.streams = streams;
    }

    @GetMapping
    ObjectNode list(HttpServletRequest request) {
        NoteQuery query = NoteQuery.of(request);
        Page page = inbox.list(Readers.of(request), query.filter(), query.after(), query.size());
        ObjectNode answer = Json.object();
        ArrayNode notes = answer.putArray("notes");
        page.notes().forEach(note -> notes.add(note.json()));
        return answer.put("next", page.next() == null ? null : page.next().text());
    }

    @GetMapping("/counts")
    ObjectNode counts(HttpServletRequest request) {
        return inbox.counts(Readers.of(request)).json();
    }

    @GetMapping(Paths.STREAM)
    void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        streams.open(request, response);
    }

    @GetMapping(ONE)
    ObjectNode note(HttpServletRequest request, @PathVariable("id") String id) {
        return inbox.find(Readers.of(request), id)
                .map(InboxNote::json)
                .orElseThrow(() -> new ProblemException(Problem.noNote()));
    }

    @PostMapping(ONE + "/{mark:" + Words.MARKS + "}")
    ResponseEntity<Void> mark(
            HttpServletRequest request, @PathVariable("id") String id, @PathVariable("mark") String mark) {
        Reader reader = Readers.of(request);
        return done(reader, inbox.mark(reader, id, Words.mark(mark)));
    }

    @DeleteMapping(ONE)
    ResponseEntity<Void> delete(HttpServletRequest request, @PathVariable("id") String id) {
        Reader reader = Readers.of(request);
        return done(reader, inbox.delete(reader, id));
    }

    @PostMapping("/all/{mark:" + Words.MARKS_OF_ALL + "}")
    ObjectNode markAll(HttpServletRequest request, @PathVariable("mark") String mark) throws IOException {
        Reader reader = Readers.of(request);
        Body body = Body.read(request, Set.of(UNTIL, CATEGORY));
        Filter filter = new Filter(body.optional(CATEGORY, Words::category).orElse(null), State.ACTIVE);
        return changed(
                reader,
                inbox.markAll(reader, Words.mark(mark), filter, body.required(UNTIL, NotesController::instant)));
    }

    /** The state has no default: nobody is to delete by leaving something out. */
    @PostMapping("/all/delete")
    ObjectNode deleteAll(HttpServletRequest request) throws IOException {
        Reader reader = Readers.of(request);
        Body body = Body.read(request, Set.of(UNTIL, CATEGORY, STATE));
        Filter filter =
                new Filter(body.optional(CATEGORY, Words::category).orElse(null), body.required(STATE, Words::state));
        return changed(reader, inbox.deleteAll(reader, filter, body.required(UNTIL, NotesController::instant)));
    }

    private ResponseEntity<Void> done(Reader reader, boolean there) {
        if (!there) {
            throw new ProblemException(Problem.noNote());
        }
        tell(reader);
        return ResponseEntity.noContent().build();
    }

    private ObjectNode changed(Reader reader, int many) {
        if (many > 0) {
            tell(reader);
        }
        return Json.object().put("changed", many);
    }

    private void tell(Reader reader) {
        bus.publish(reader, NoteEvent.changed(inbox.counts(reader)));
    }

    private static Validated<Instant> instant(String text) {
        try {
            return Validated.valid(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException malformed) {
            return Validated.invalid("must be a moment by ISO 8601 with an offset, such as 2026-11-21T10:00:00Z");
        }
    }
}
