package io.github.carillon.worker.step;

import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.Parsed;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.EscalateTo;
import io.github.carillon.worker.parameter.SendNotification;
import io.github.carillon.worker.parameter.WhenUnknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads what a step wants to follow those of its notes that are not read in time. */
final class NoteEscalation {

    private final Connections connections;

    NoteEscalation(Connections connections) {
        this.connections = connections;
    }

    /** The step's rule, if it has one; or what is wrong with it. */
    Parsed<Optional<Rule>> of(Arguments arguments) {
        Optional<Duration> after = arguments.find(SendNotification.ESCALATE_AFTER);
        return after.map(time -> rule(arguments, time).map(Optional::of)).orElse(Parsed.valid(Optional.empty()));
    }

    /** Says it of somebody who is to get a mail, and has no address that is one. */
    Optional<String> lack(Arguments arguments, Recipient recipient) {
        boolean lacks = arguments.find(SendNotification.ESCALATE_AFTER).isPresent()
                && address(recipient).isEmpty();
        return lacks ? Optional.of("no e-mail address: no mail follows the note") : Optional.empty();
    }

    private Parsed<Rule> rule(Arguments arguments, Duration after) {
        if (after.compareTo(connections.retention()) >= 0) {
            return Parsed.<Rule>invalid("is as long as notes are kept, or longer (" + connections.retention() + ")")
                    .named(SendNotification.ESCALATE_AFTER.name());
        }
        EscalateTo to = arguments.get(SendNotification.ESCALATE_TO);
        return connections
                .mailBy(to, arguments.find(SendNotification.CONNECTION))
                .map(route -> new Rule(arguments, after, to, route.connection()))
                .named(SendNotification.CONNECTION.name());
    }

    /** What was kept has to be readable again. */
    private static Optional<EmailAddress> address(Recipient recipient) {
        return MailForm.addressOf(recipient)
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

        /** What follows a note that this person gets now; empty where he gets no mail. */
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
                            arguments.find(SendNotification.REPLY_TO).orElse(null),
                            arguments.get(SendNotification.ON_UNKNOWN) == WhenUnknown.REPEAT,
                            arguments.find(SendNotification.ATTEMPTS).orElse(null)));
        }
    }
}
