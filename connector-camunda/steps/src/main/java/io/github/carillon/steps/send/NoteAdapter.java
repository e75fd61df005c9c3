package io.github.carillon.steps.send;

import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.UserId;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.content.Composition;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Priority;
import io.github.carillon.steps.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A note in a user's inbox. Whoever is known by an address only has none. */
final class NoteAdapter implements ChannelAdapter<UserId, Note> {

    private final Duration retention;
    private final NoteEscalation escalation;
    private final Clock clock;

    /**
     * @param retention how long a note is shown
     */
    NoteAdapter(Duration retention, NoteEscalation escalation, Clock clock) {
        this.retention = retention;
        this.escalation = escalation;
        this.clock = clock;
    }

    @Override
    public Validated<Optional<UserId>> address(Recipient recipient) {
        return Validated.valid(Optional.ofNullable(recipient.userId()).map(UserId::new));
    }

    @Override
    public String withoutAddress() {
        return "no user of this installation";
    }

    @Override
    public void check(MessageSpec spec, Faults faults) {
        escalation.check(spec, faults);
    }

    @Override
    public Optional<String> warning(MessageSpec spec, Recipient recipient) {
        return Stream.of(escalation.warning(spec, recipient), unused(spec))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + "; " + other);
    }

    /** A note has nothing but its texts. */
    private static Optional<String> unused(MessageSpec spec) {
        return Optional.of(spec.mail().said())
                .filter(said -> !said.isEmpty())
                .map(said -> "not used, for an in-app note has none: " + String.join(", ", said));
    }

    @Override
    public Composition<MessageFactory<UserId, Note>> begin(
            MessageSpec spec, Task task, Map<String, @Nullable Object> fields, Files files) {
        Instant now = clock.instant();
        Severity severity = severity(spec.priority().get());
        Origin origin = new Origin(
                task.processDefinitionKey(), task.processInstanceId(), task.businessKey(), task.activityId());
        return escalation
                .of(spec)
                .<Composition<Optional<NoteEscalation.Rule>>>match(Composition.Done::new, Composition.InvalidStep::new)
                .map(follow -> (key, to, recipient, text) -> new Note(
                        key.id(),
                        key.tenant(),
                        to.value(),
                        OneLine.cut(text.subject(), NoteRules.LONGEST_TITLE),
                        text.text(),
                        text.link(),
                        spec.category().get(),
                        severity,
                        origin,
                        now,
                        now.plus(retention),
                        follow.flatMap(rule -> rule.of(recipient, now)).orElse(null)));
    }

    private static Severity severity(Priority priority) {
        return switch (priority) {
            case LOW, NORMAL -> Severity.INFO;
            case HIGH -> Severity.WARNING;
            case CRITICAL -> Severity.CRITICAL;
        };
    }
}
