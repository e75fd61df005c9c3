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
import io.github.carillon.core.value.Validated;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.FailurePolicy;
import io.github.carillon.worker.parameter.Faults;
import io.github.carillon.worker.parameter.Refusal;
import io.github.carillon.worker.parameter.SendNotification;
import io.github.carillon.worker.parameter.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Send Notification: one message to each recipient, by mail or into their inbox. */
public final class SendNotificationHandler implements StepHandler {

    /** A file is read in pieces, which are then put together. */
    private static final int WHILE_READ = 2;

    /** A text is there as bytes, as characters, as HTML, and as a mail. */
    private static final int TEXT_COPIES = 5;

    /** Parts of the heap; the rest is for tasks, connections and whatever else a worker holds. */
    private static final double FOR_LOADING = 0.3;

    private static final double FOR_SENDING = 0.15;

    private final MemoryBudget loading = MemoryBudget.ofHeap(FOR_LOADING);
    private final MemoryBudget sending = MemoryBudget.ofHeap(FOR_SENDING);
    private final Connections connections;
    private final Deliveries deliveries;
    private final StepHistory history;
    private final NotificationComposer<EmailAddress, Mail> mails;
    private final NotificationComposer<UserId, Note> notes;
    private final SendNotificationOutputs outputs = new SendNotificationOutputs(new ObjectMapper());

    /** Sends by these connections, with what these surroundings know. */
    public SendNotificationHandler(Connections connections, Deliveries deliveries, StepContext context) {
        this.connections = connections;
        this.deliveries = deliveries;
        this.history = context.history();
        this.mails = new NotificationComposer<>(context, connections.preferences(), new MailAdapter());
        this.notes = new NotificationComposer<>(
                context,
                connections.preferences(),
                new NoteAdapter(connections.retention(), new NoteEscalation(connections), deliveries.clock()));
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
        Faults faults = new Faults();
        Arguments arguments = Arguments.read(step(), task.inputs(), faults);
        Optional<String> connection = arguments.find(SendNotification.CONNECTION);
        return arguments
                .find(SendNotification.NOTIFICATION_TYPE)
                .map(type -> switch (type) {
                    case SMTP -> sending(task, arguments, connections.smtpBy(connection), mails, faults);
                    case MAIL -> sending(task, arguments, connections.mailBy(connection), mails, faults);
                    case SIGNALR -> sending(task, arguments, inbox(arguments, connection), notes, faults);
                })
                .orElseGet(() -> untyped(task, arguments, connection, faults));
    }

    /** Where nobody can tell what is to be sent, the rest is looked at all the same. */
    private Plan untyped(Task task, Arguments arguments, Optional<String> connection, Faults faults) {
        faults.check(arguments, SendNotification.CONNECTION, Refusal.UNKNOWN_CONNECTION, connections.anyBy(connection));
        mails.check(arguments, faults);
        return settled(task, arguments, faults, "unknown", "")
                .orElseThrow(() -> new IllegalStateException("a type that is none has a fault"));
    }

    /** Where a mail may follow a note, the connection is for that. */
    private Validated<Deliveries.Route<Note>> inbox(Arguments arguments, Optional<String> connection) {
        boolean escalating = arguments.find(SendNotification.ESCALATE_AFTER).isPresent();
        return connections.inboxBy(escalating ? Optional.empty() : connection);
    }

    /** All that is wrong is told at once, whoever finds it. */
    private <A extends Address, M> Plan sending(
            Task task,
            Arguments arguments,
            Validated<Deliveries.Route<M>> route,
            NotificationComposer<A, M> messages,
            Faults faults) {
        messages.check(arguments, faults);
        return route.match(
                way -> settled(task, arguments, faults, way.channel().kind(), way.connection())
                        .orElseGet(() -> new Plan.Sending(
                                way.connection(),
                                connections.width(way.connection()),
                                arguments.find(SendNotification.ATTEMPTS).orElse(null),
                                workers -> write(task, arguments, way, messages, workers))),
                wrong -> {
                    faults.of(arguments, SendNotification.CONNECTION, Refusal.UNKNOWN_CONNECTION, wrong);
                    return settled(task, arguments, faults, "unknown", "")
                            .orElseThrow(() -> new IllegalStateException("a connection that is none is a fault"));
                });
    }

    /** What comes of a step that cannot be done, if it cannot. */
    private Optional<Plan> settled(Task task, Arguments arguments, Faults faults, String channel, String connection) {
        if (faults.mistakes().isPresent()) {
            mails.checkTemplate(task, arguments, faults);
        }
        return faults.mistakes()
                .map(Plan::mistaken)
                .or(() -> faults.refusal()
                        .map(refusal -> new Plan.Settled(refused(arguments, channel, connection, refusal))));
    }

    private <A extends Address, M> Result write(
            Task task,
            Arguments arguments,
            Deliveries.Route<M> route,
            NotificationComposer<A, M> messages,
            WorkerPool workers) {
        FileLimit limit = connections.files(route.connection());
        try (MemoryBudget.Reservation held = loading.reserve(needed(arguments, task, limit))) {
            return write(task, arguments, route, messages, workers, new Held(held, limit));
        } catch (FileTooLargeException large) {
            return refused(arguments, route.channel().kind(), route.connection(), large.refusal());
        } catch (DirectoryException unavailable) {
            return new Result.Retryable("DIRECTORY_UNAVAILABLE", Objects.requireNonNull(unavailable.getMessage()));
        } catch (DatabaseException unavailable) {
            return new Result.Retryable("PREFERENCES_UNAVAILABLE", "what users want could not be read");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Result.Retryable("STOPPING", "the worker is stopping");
        }
    }

    private <A extends Address, M> Result write(
            Task task,
            Arguments arguments,
            Deliveries.Route<M> route,
            NotificationComposer<A, M> messages,
            WorkerPool workers,
            Held held) {
        Files files = new Files(task.inputs().variables(), held.limit().most());
        return Source.of(arguments, task, history)
                .flatMap(source -> messages.write(task, arguments, source, files))
                .match(
                        written -> send(task, arguments, route, messages, written, held.loaded(files, workers)),
                        Result.InvalidStep::new,
                        refusal -> refused(arguments, route.channel().kind(), route.connection(), refusal));
    }

    private Result.Delivered refused(Arguments arguments, String channel, String connection, Refusal refusal) {
        return new Result.Delivered(
                Report.refused(channel, connection, refusal), outputs, SendNotification.policy(arguments));
    }

    /** How much memory is needed to read the files that a step names, as far as that is known before they are read. */
    private static long needed(Arguments arguments, Task task, FileLimit limit) {
        boolean files = Stream.of(SendNotification.ATTACHMENTS, SendNotification.INLINE_IMAGES)
                .anyMatch(parameter -> arguments
                        .find(parameter)
                        .filter(names -> !names.isEmpty())
                        .isPresent());
        boolean text = arguments
                .find(SendNotification.BODY_FIELD)
                .filter(path -> arguments.find(SendNotification.SOURCE_STEP).isPresent()
                        || SourcePath.find(path, task.inputs().variables())
                                .match(value -> value instanceof FileVariable, nowhere -> false))
                .isPresent();
        return (files ? WHILE_READ * limit.most() : 0) + (text ? TEXT_COPIES * FileText.LONGEST : 0);
    }

    /** What a task holds of the memory for files. */
    private final class Held {

        private final MemoryBudget.Reservation reservation;
        private final FileLimit limit;

        Held(MemoryBudget.Reservation reservation, FileLimit limit) {
            this.reservation = reservation;
            this.limit = limit;
        }

        FileLimit limit() {
            return limit;
        }

        /** Gives back what is not needed once the files are read; sending may need more for each message. */
        WorkerPool loaded(Files files, WorkerPool workers) {
            long bytes = limit.most() - files.left();
            if (bytes > 0) {
                reservation.shrinkTo(bytes);
            }
            return limit.copies() == 0 || bytes == 0 ? workers : sending.reserving(limit.copies() * bytes, workers);
        }
    }

    private <A extends Address, M> Result send(
            Task task,
            Arguments arguments,
            Deliveries.Route<M> route,
            NotificationComposer<A, M> messages,
            Letters<A, M> written,
            WorkerPool workers) {
        FailurePolicy policy = SendNotification.policy(arguments);
        List<Report.Entry> entries = new ArrayList<>();
        written.unaddressable().forEach(invalid -> entries.add(refused(invalid, route)));
        entries.addAll(new Posting<>(deliveries, messages.form(), task, route, policy).send(written.groups(), workers));
        return new Result.Delivered(new Report(entries, written.skipped()), outputs, policy);
    }

    private static Report.Entry refused(Unaddressable one, Deliveries.Route<?> route) {
        return new Report.Entry(
                one.who(),
                route.channel().kind(),
                route.connection(),
                "***",
                new Outcome.Refused(one.code(), one.reason()),
                one.as());
    }
}
