package io.github.carillon.starter.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.inbox.CommandAnswer;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.NoteAction;
import io.github.carillon.core.inbox.NoteCommands;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Json;
import io.github.carillon.core.value.Validated;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Does what a reader's note offers. Who has had it done has acted on the note; what asks by GET gets nothing done. */
@RestController
@RequestMapping(Paths.NOTES)
final class CommandsController {

    private static final String DURATION = "duration";
    private static final int PATIENCE = 5;

    private final NoteCommands commands;
    private final Inbox inbox;
    private final NoteBus bus;

    CommandsController(NoteCommands commands, Inbox inbox, NoteBus bus) {
        this.commands = commands;
        this.inbox = inbox;
        this.bus = bus;
    }

    @PostMapping(NotesController.ONE + "/retry")
    ObjectNode retry(HttpServletRequest request, @PathVariable("id") String id) {
        Reader reader = Readers.of(request);
        return said(reader, id, commands.retry(reader, id));
    }

    /** The duration has no default: nobody is to hear nothing by leaving something out. */
    @PostMapping(NotesController.ONE + "/silence")
    ObjectNode silence(HttpServletRequest request, @PathVariable("id") String id) throws IOException {
        Reader reader = Readers.of(request);
        Duration duration = Body.read(request, Set.of(DURATION)).required(DURATION, CommandsController::duration);
        return said(reader, id, commands.silence(reader, id, duration));
    }

    private ObjectNode said(Reader reader, String id, CommandAnswer answer) {
        ObjectNode said = answer.match(
                retried -> Json.object().put("retried", retried.retried()).put("left", retried.left()),
                silenced -> Json.object().put("until", text(silenced.until())),
                forbidden -> refuse(Problem.of(HttpStatus.FORBIDDEN, "The engine does not let you do this.")),
                unavailable -> refuse(Problem.later(
                        HttpStatus.SERVICE_UNAVAILABLE, "The engine gives no answer at the moment.", PATIENCE)),
                unknown -> refuse(
                        Problem.of(HttpStatus.NOT_FOUND, "You have no note with this id by which this can be done.")));
        if (inbox.mark(reader, id, NoteAction.ACTED)) {
            bus.publish(reader, NoteEvent.changed(inbox.counts(reader)));
        }
        return said;
    }

    private static ObjectNode refuse(Problem problem) {
        throw new ProblemException(problem);
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static Validated<Duration> duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            return duration.isNegative() || duration.compareTo(NoteCommands.LONGEST_SILENCE) > 0
                    ? Validated.invalid("must be from PT0S to P" + NoteCommands.LONGEST_SILENCE.toDays() + "D")
                    : Validated.valid(duration);
        } catch (DateTimeParseException malformed) {
            return Validated.invalid("must be a duration by ISO 8601, such as PT4H or P7D; PT0S ends a silence");
        }
    }
}
