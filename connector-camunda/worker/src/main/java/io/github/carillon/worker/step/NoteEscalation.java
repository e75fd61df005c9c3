package io.github.carillon.worker.step;

import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.Validated;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.EscalateTo;
import io.github.carillon.worker.parameter.Faults;
import io.github.carillon.worker.parameter.Refusal;
import io.github.carillon.worker.parameter.SendNotification;
import io.github.carillon.worker.parameter.WhenUnknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what a step wants to follow those of its notes that are not read in time. */
final class NoteEscalation {

    private final Connections connections;

    NoteEscalation(Connections connections) {
        this.connections = connections;
    }

    /** Looks at the step's rule, if it has one. */
    void check(Arguments arguments, Faults faults) {
        if (connections.inboxes() == null) {
            return;
        }
        arguments
                .find(SendNotification.ESCALATE_AFTER)
                .filter(this::isTooLong)
                .ifPresent(after ->
                        faults.of(arguments, SendNotification.ESCALATE_AFTER, Refusal.INVALID_VALUE, tooLong()));
        if (arguments.find(SendNotification.ESCALATE_AFTER).isPresent()
                && arguments.find(SendNotification.ESCALATE_TO).isPresent()) {
            faults.check(arguments, SendNotification.CONNECTION, Refusal.UNKNOWN_CONNECTION, route(arguments));
        }
    }

    /** The step's rule, if it has one; or what is wrong with it. */
    Validated<Optional<Rule>> of(Arguments arguments) {
        Optional<Duration> after = arguments.find(SendNotification.ESCALATE_AFTER);
        return after.map(time -> rule(arguments, time).map(Optional::of)).orElse(Validated.valid(Optional.empty()));
    }

    private boolean isTooLong(Duration after) {
        return after.compareTo(connections.retention()) >= 0;
    }

    private String tooLong() {
        return "is as long as notes are kept, or longer (" + connections.retention() + ")";
    }

    private Validated<Deliveries.Route<Mail>> route(Arguments arguments) {
        return connections.mailBy(
                arguments.get(SendNotification.ESCALATE_TO), arguments.find(SendNotification.CONNECTION));
    }

    /** Says it of somebody who is to get a mail, and has no address that is one. */
    Optional<String> warning(Arguments arguments, Recipient recipient) {
        boolean lacks = arguments.find(SendNotification.ESCALATE_AFTER).isPresent()
                && address(recipient).isEmpty();
        return lacks ? Optional.of("no e-mail address: no mail follows the note") : Optional.empty();
    }

    private Validated<Rule> rule(Arguments arguments, Duration after) {
        if (isTooLong(after)) {
            return Validated.<Rule>invalid(tooLong()).named(SendNotification.ESCALATE_AFTER.name());
        }
        return route(arguments)
                .map(route ->
                        new Rule(arguments, after, arguments.get(SendNotification.ESCALATE_TO), route.connection()))
                .named(SendNotification.CONNECTION.name());
    }

    /** What was kept has to be readable again. */
    private static Optional<EmailAddress> address(Recipient recipient) {
        return MailAdapter.addressOf(recipient)
                .<Optional<EmailAddress>>match(known -> known, invalid -> Optional.empty())
                .flatMap(known -> EmailAddress.parse(known.written()).match(Optional::of, invalid -> Optional.empty()));
    }

    /**
     * One step's rule.
     *
     * @param after how long a reader has time
     * @param connection by which mails follow
     */
    record Rule(Arguments arguments, Duration after, EscalateTo to, String connection) {

        /** What follows a note that this person gets now; empty where they get no mail. */
        Optional<Escalation> of(Recipient recipient, Instant now) {
            Instant due = now.plus(after);
            return address(recipient)
                    .map(address -> new Escalation(
                            due,
                            arguments
                                    .find(SendNotification.MAX_AGE)
                                    .map(due::plus)
                                    .orElse(null),
                            to.toString(),
                            connection,
                            address,
                            arguments.find(SendNotification.FROM).orElse(null),
                            arguments.find(SendNotification.REPLY_TO).orElse(List.of()),
                            arguments.get(SendNotification.ON_UNKNOWN) == WhenUnknown.REPEAT,
                            arguments.find(SendNotification.ATTEMPTS).orElse(null)));
        }
    }
}
