package io.github.carillon.steps.send;

import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Address;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.UserId;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Route;
import io.github.carillon.steps.content.FileMemory;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.content.Source;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.result.Outputs;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.task.FileTooLargeException;
import io.github.carillon.steps.task.StepContext;
import io.github.carillon.steps.task.StepHistory;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Composes what a step wants said, and delivers it: whatever the step, by whichever channel. One for all steps of a worker,
 * which share its memory. Safe for use from any thread.
 */
public final class MessageSender {

    private final Connections connections;
    private final Deliveries deliveries;
    private final StepHistory history;
    private final FileMemory memory = new FileMemory();
    private final NotificationComposer<EmailAddress, Mail> mails;
    private final NotificationComposer<UserId, Note> notes;

    /** Sends by these connections, with what this context knows. */
    public MessageSender(Connections connections, Deliveries deliveries, StepContext context) {
        this.connections = connections;
        this.deliveries = deliveries;
        this.history = context.history();
        this.mails = new NotificationComposer<>(context, connections.preferences(), new MailAdapter());
        this.notes = new NotificationComposer<>(
                context,
                connections.preferences(),
                new NoteAdapter(connections.retention(), new NoteEscalation(connections), deliveries.clock()));
    }

    /**
     * What is to be done about a task that wants this said.
     *
     * @param faults what is wrong with the step's parameters so far; all that is wrong is told at once, whoever finds it
     * @param outputs what the step gives back
     */
    public Plan plan(Task task, MessageSpec spec, Faults faults, Outputs outputs) {
        Optional<String> connection = spec.connection().find();
        return spec.channel()
                .find()
                .map(type -> switch (type) {
                    case SMTP -> new Job<>(task, spec, outputs, mails).plan(connections.smtpBy(connection), faults);
                    case MAIL -> new Job<>(task, spec, outputs, mails).plan(connections.mailBy(connection), faults);
                    case SIGNALR -> new Job<>(task, spec, outputs, notes).plan(inbox(spec, connection), faults);
                })
                .orElseGet(() -> new Job<>(task, spec, outputs, mails).untyped(faults));
    }

    /** Where a mail may follow a note, the connection is for that. */
    private Validated<Route<Note>> inbox(MessageSpec spec, Optional<String> connection) {
        boolean escalating = spec.escalation().after().find().isPresent();
        return connections.inboxBy(escalating ? Optional.empty() : connection);
    }

    /** One task's messages of one kind, from what its step wants said to what became of it. */
    private final class Job<A extends Address, M> {

        private final Task task;
        private final MessageSpec spec;
        private final Outputs outputs;
        private final NotificationComposer<A, M> composer;

        Job(Task task, MessageSpec spec, Outputs outputs, NotificationComposer<A, M> composer) {
            this.task = task;
            this.spec = spec;
            this.outputs = outputs;
            this.composer = composer;
        }

        Plan plan(Validated<Route<M>> route, Faults faults) {
            composer.check(spec, faults);
            return route.match(
                    way -> settled(faults, way.channel().kind(), way.connection())
                            .orElseGet(() -> new Plan.Sending(
                                    way.connection(),
                                    connections.width(way.connection()),
                                    spec.policy().attempts(),
                                    workers -> send(way, workers))),
                    wrong -> {
                        faults.of(spec.connection(), Refusal.UNKNOWN_CONNECTION, wrong);
                        return settled(faults, "unknown", "")
                                .orElseThrow(() -> new IllegalStateException("a connection that is none is a fault"));
                    });
        }

        /** Where nobody can tell what is to be sent, the rest is looked at all the same. */
        Plan untyped(Faults faults) {
            faults.check(
                    spec.connection(),
                    Refusal.UNKNOWN_CONNECTION,
                    connections.anyBy(spec.connection().find()));
            composer.check(spec, faults);
            return settled(faults, "unknown", "")
                    .orElseThrow(() -> new IllegalStateException("a type that is none has a fault"));
        }

        /** What comes of a step that cannot be done, if it cannot. */
        private Optional<Plan> settled(Faults faults, String channel, String connection) {
            if (faults.mistakes().isPresent()) {
                composer.checkTemplate(task, spec, faults);
            }
            return faults.mistakes()
                    .map(Plan::mistaken)
                    .or(() -> faults.refusal().map(refusal -> new Plan.Settled(refused(channel, connection, refusal))));
        }

        private Result send(Route<M> route, WorkerPool workers) {
            FileLimit limit = connections.files(route.connection());
            try (FileMemory.Held held = memory.hold(spec, task, limit)) {
                return send(route, workers, held);
            } catch (FileTooLargeException large) {
                return refused(route, large.refusal());
            } catch (DirectoryException unavailable) {
                return new Result.Retryable("DIRECTORY_UNAVAILABLE", Objects.requireNonNull(unavailable.getMessage()));
            } catch (DatabaseException unavailable) {
                return new Result.Retryable("PREFERENCES_UNAVAILABLE", "what users want could not be read");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Result.Retryable("STOPPING", "the worker is stopping");
            }
        }

        private Result send(Route<M> route, WorkerPool workers, FileMemory.Held held) {
            Files files = new Files(task.inputs().variables(), held.limit().most());
            return Source.of(spec.source(), task, history)
                    .flatMap(source -> composer.write(task, spec, source, files))
                    .match(
                            written -> deliver(route, written, held.loaded(files, workers)),
                            Result.InvalidStep::new,
                            refusal -> refused(route, refusal));
        }

        private Result deliver(Route<M> route, OutgoingMessages<A, M> written, WorkerPool workers) {
            List<Report.Entry> entries = new ArrayList<>();
            written.unaddressable().forEach(invalid -> entries.add(entry(invalid, route)));
            entries.addAll(new BatchDelivery<>(deliveries, composer.adapter(), task, route, spec.policy())
                    .send(written.groups(), workers));
            return new Result.Delivered(new Report(entries, written.skipped()), outputs, spec.policy());
        }

        private Result.Delivered refused(Route<M> route, Refusal refusal) {
            return refused(route.channel().kind(), route.connection(), refusal);
        }

        private Result.Delivered refused(String channel, String connection, Refusal refusal) {
            return new Result.Delivered(Report.refused(channel, connection, refusal), outputs, spec.policy());
        }
    }

    private static Report.Entry entry(Unaddressable one, Route<?> route) {
        return new Report.Entry(
                one.who(),
                route.channel().kind(),
                route.connection(),
                "***",
                new Outcome.Refused(one.code(), one.reason()),
                one.as());
    }
}
