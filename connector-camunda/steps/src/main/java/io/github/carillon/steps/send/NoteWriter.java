package io.github.carillon.steps.send;

import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.steps.content.Composition;
import io.github.carillon.steps.content.MessageText;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Priority;
import io.github.carillon.steps.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes what goes into inboxes. */
final class NoteWriter {

    private final Duration retention;
    private final NoteEscalation escalation;
    private final Clock clock;

    /**
     * @param retention how long a note is shown
     */
    NoteWriter(Duration retention, NoteEscalation escalation, Clock clock) {
        this.retention = retention;
        this.escalation = escalation;
        this.clock = clock;
    }

    /** Looks at what a step wants to follow its notes. */
    void check(MessageSpec spec, Faults faults) {
        escalation.check(spec, faults);
    }

    /**
     * What of the step's wishes cannot be had. A note has nothing but its texts.
     *
     * @param what the note is called
     */
    Optional<String> warning(MessageSpec spec, Recipient recipient, String what) {
        return Stream.of(
                        escalation.warning(spec, recipient),
                        Unused.of(spec.mail().said(), what))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + "; " + other);
    }

    /** Makes ready to write a step's notes; or says what is wrong with it. */
    Composition<Draft> begin(MessageSpec spec, Task task) {
        Instant now = clock.instant();
        Severity severity = severity(spec.priority().get());
        Origin origin = new Origin(
                task.processDefinitionKey(), task.processInstanceId(), task.businessKey(), task.activityId());
        return escalation
                .of(spec)
                .<Composition<Optional<NoteEscalation.Rule>>>match(Composition.Done::new, Composition.InvalidStep::new)
                .map(follow -> (key, user, recipient, text) -> new Note(
                                key.id(),
                                key.tenant(),
                                user,
                                OneLine.cut(text.subject(), NoteRules.LONGEST_TITLE),
                                text.text(),
                                text.link(),
                                spec.category().get(),
                                severity,
                                origin,
                                now,
                                now.plus(retention))
                        .with(follow.flatMap(rule -> rule.of(recipient, now)).orElse(null)));
    }

    private static Severity severity(Priority priority) {
        return switch (priority) {
            case LOW, NORMAL -> Severity.INFO;
            case HIGH -> Severity.WARNING;
            case CRITICAL -> Severity.CRITICAL;
        };
    }

    /** Notes of one step, which differ in their readers and their texts only. */
    @FunctionalInterface
    interface Draft {

        /**
         * One of them.
         *
         * @param key of its place in the inbox
         * @param user whose inbox
         */
        Note write(DeliveryKey key, String user, Recipient recipient, MessageText text);
    }
}
