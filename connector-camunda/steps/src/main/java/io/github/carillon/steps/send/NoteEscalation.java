package io.github.carillon.steps.send;

import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Route;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.EscalateTo;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.parameter.WhenUnknown;
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
    void check(MessageSpec spec, Faults faults) {
        if (connections.inboxes() == null) {
            return;
        }
        spec.escalation()
                .after()
                .find()
                .filter(this::isTooLong)
                .ifPresent(after -> faults.of(spec.escalation().after(), Refusal.INVALID_VALUE, tooLong()));
        if (spec.escalation().after().find().isPresent()
                && spec.escalation().to().find().isPresent()) {
            faults.check(spec.connection(), Refusal.UNKNOWN_CONNECTION, route(spec));
        }
    }

    /** The step's rule, if it has one; or what is wrong with it. */
    Validated<Optional<Rule>> of(MessageSpec spec) {
        Optional<Duration> after = spec.escalation().after().find();
        return after.map(time -> rule(spec, time).map(Optional::of)).orElse(Validated.valid(Optional.empty()));
    }

    private boolean isTooLong(Duration after) {
        return after.compareTo(connections.retention()) >= 0;
    }

    private String tooLong() {
        return "is as long as notes are kept, or longer (" + connections.retention() + ")";
    }

    private Validated<Route<Mail>> route(MessageSpec spec) {
        return connections.mailBy(
                spec.escalation().to().get(), spec.connection().find());
    }

    /** Says it of somebody who is to get a mail, and has no address that is one. */
    Optional<String> warning(MessageSpec spec, Recipient recipient) {
        boolean lacks = spec.escalation().after().find().isPresent()
                && address(recipient).isEmpty();
        return lacks ? Optional.of("no e-mail address: no mail follows the note") : Optional.empty();
    }

    private Validated<Rule> rule(MessageSpec spec, Duration after) {
        if (isTooLong(after)) {
            return Validated.<Rule>invalid(tooLong())
                    .named(spec.escalation().after().name());
        }
        return route(spec)
                .map(route -> new Rule(spec, after, spec.escalation().to().get(), route.connection()))
                .named(spec.connection().name());
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
    record Rule(MessageSpec spec, Duration after, EscalateTo to, String connection) {

        /** What follows a note that this person gets now; empty where they get no mail. */
        Optional<Escalation> of(Recipient recipient, Instant now) {
            Instant due = now.plus(after);
            Duration latest = spec.policy().maxAge();
            return address(recipient)
                    .map(address -> new Escalation(
                            due,
                            latest == null ? null : due.plus(latest),
                            to.toString(),
                            connection,
                            address,
                            spec.mail().from().find().orElse(null),
                            spec.mail().replyTo().find().orElse(List.of()),
                            spec.policy().whenUnknown() == WhenUnknown.REPEAT,
                            spec.policy().attempts()));
        }
    }
}
