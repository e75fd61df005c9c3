package io.github.carillon.worker.step;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Address;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.UserId;
import io.github.carillon.core.value.Parsed;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.FailurePolicy;
import io.github.carillon.worker.parameter.SendNotification;
import io.github.carillon.worker.parameter.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Send Notification: one message to each recipient, by mail or into his inbox. */
public final class SendNotificationHandler implements StepHandler {

    private final Connections connections;
    private final Deliveries deliveries;
    private final StepHistory history;
    private final NoteEscalation escalation;
    private final NotificationLetters<EmailAddress, Mail> mails;
    private final NotificationLetters<UserId, Note> notes;
    private final SendNotificationOutputs outputs = new SendNotificationOutputs(new ObjectMapper());

    /** Sends by these connections, with what these surroundings know. */
    public SendNotificationHandler(Connections connections, Deliveries deliveries, Surroundings surroundings) {
        this.connections = connections;
        this.deliveries = deliveries;
        this.history = surroundings.history();
        this.escalation = new NoteEscalation(connections);
        this.mails = new NotificationLetters<>(surroundings, connections.wishes(), new MailForm());
        this.notes = new NotificationLetters<>(
                surroundings,
                connections.wishes(),
                new NoteForm(connections.retention(), escalation, deliveries.clock()));
    }

    @Override
    public Step step() {
        return SendNotification.STEP;
    }

    /** Placeholders may name any. */
    @Override
    public Optional<List<String>> variables() {
        return Optional.empty();
    }

    @Override
    public Plan plan(Task task) {
        return Arguments.read(step(), task.inputs()).match(arguments -> route(task, arguments), Plan::mistaken);
    }

    private Plan route(Task task, Arguments arguments) {
        Optional<String> connection = arguments.find(SendNotification.CONNECTION);
        return switch (arguments.get(SendNotification.NOTIFICATION_TYPE)) {
            case SMTP -> sending(task, arguments, named(connections.smtpBy(connection)), mails);
            case MAIL -> sending(task, arguments, named(connections.mailBy(connection)), mails);
            case SIGNALR -> sending(task, arguments, inbox(arguments, connection), notes);
        };
    }

    /** Where a mail may follow a note, the connection is for that. */
    private Parsed<Deliveries.Route<Note>> inbox(Arguments arguments, Optional<String> connection) {
        boolean escalating = arguments.find(SendNotification.ESCALATE_AFTER).isPresent();
        return named(connections.inboxBy(escalating ? Optional.empty() : connection))
                .flatMap(route -> escalation.of(arguments).map(rule -> route));
    }

    private static <T> Parsed<T> named(Parsed<T> route) {
        return route.named(SendNotification.CONNECTION.name());
    }

    private <A extends Address, M> Plan sending(
            Task task, Arguments arguments, Parsed<Deliveries.Route<M>> route, NotificationLetters<A, M> letters) {
        return route.match(
                way -> new Plan.Sending(
                        way.connection(),
                        connections.width(way.connection()),
                        arguments.find(SendNotification.ATTEMPTS).orElse(null),
                        crew -> write(task, arguments, way, letters, crew)),
                Plan::mistaken);
    }

    private <A extends Address, M> Result write(
            Task task, Arguments arguments, Deliveries.Route<M> route, NotificationLetters<A, M> letters, Crew crew) {
        try {
            return Source.of(arguments.find(SendNotification.SOURCE_STEP), task, history)
                    .match(
                            source -> letters.write(task, arguments, source)
                                    .match(
                                            written -> send(task, arguments, route, letters, written, crew),
                                            Result.Mistaken::new),
                            reason -> new Result.Mistaken(SendNotification.SOURCE_STEP.name() + " " + reason));
        } catch (DirectoryException unavailable) {
            return new Result.Postponed("DIRECTORY_UNAVAILABLE", Objects.requireNonNull(unavailable.getMessage()));
        } catch (DatabaseException unavailable) {
            return new Result.Postponed("PREFERENCES_UNAVAILABLE", "what users want could not be read");
        }
    }

    private <A extends Address, M> Result send(
            Task task,
            Arguments arguments,
            Deliveries.Route<M> route,
            NotificationLetters<A, M> letters,
            NotificationLetters.Written<A, M> written,
            Crew crew) {
        FailurePolicy policy = SendNotification.policy(arguments);
        List<Report.Entry> entries = new ArrayList<>();
        written.unaddressable().forEach(invalid -> entries.add(refused(invalid, route)));
        entries.addAll(new Posting<>(deliveries, letters.form(), task, route, policy).send(written.groups(), crew));
        return new Result.Delivered(new Report(entries, written.skipped()), outputs, policy);
    }

    private static Report.Entry refused(NotificationLetters.Unaddressable one, Deliveries.Route<?> route) {
        return new Report.Entry(
                one.who(),
                route.channel().kind(),
                route.connection(),
                "***",
                new Outcome.Refused(one.code(), one.reason()));
    }
}
