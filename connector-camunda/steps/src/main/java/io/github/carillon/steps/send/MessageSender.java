package io.github.carillon.steps.send;

import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Push;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.Address;
import io.github.carillon.core.recipient.DeviceId;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.UserId;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Route;
import io.github.carillon.steps.content.FileMemory;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.FailurePolicy;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.result.Outputs;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.task.FileTooLargeException;
import io.github.carillon.steps.task.StepContext;
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
    private final StepContext context;
    private final FileMemory memory = new FileMemory();
    private final Deliveries deliveries;
    private final NotificationComposer<EmailAddress, Mail> mails;
    private final NotificationComposer<UserId, Note> notes;
    private final NotificationComposer<DeviceId, Push> pushes;

    /** Sends by these connections, with what this context knows. */
    public MessageSender(Connections connections, Deliveries deliveries, StepContext context) {
        this.connections = connections;
        this.context = context;
        this.deliveries = deliveries;
        NoteWriter writer =
                new NoteWriter(connections.retention(), new NoteEscalation(connections), deliveries.clock());
        this.mails = new NotificationComposer<>(context, connections, new MailAdapter());
        this.notes = new NotificationComposer<>(context, connections, new NoteAdapter(writer));
        this.pushes = new NotificationComposer<>(context, connections, new PushAdapter(writer, connections.devices()));
    }

    /**
     * What is to be done about a task that wants this said.
     *
     * @param faults what is wrong with the step's parameters so far; all that is wrong is told at once, whoever finds it
     * @param outputs what the step gives back
     */
    public Plan plan(Task task, MessageSpec spec, Faults faults, Outputs outputs) {
        return plan(task, List.of(spec), faults, outputs, spec.policy());
    }

    /**
     * What is to be done about a task that wants all of these said. All are written before the first is sent, and what
     * became of them is one report. The task counts as one of the first's connection.
     *
     * @param specs texts without files; none where the faults say why
     * @param policy what is done where one cannot be delivered
     */
    public Plan plan(Task task, List<MessageSpec> specs, Faults faults, Outputs outputs, FailurePolicy policy) {
        List<MessageJob<?, ?>> jobs = new ArrayList<>();
        specs.forEach(spec -> jobs.add(job(task, spec, faults)));
        if (faults.mistakes().isPresent()) {
            jobs.forEach(job -> job.checkTemplate(faults));
        }
        return faults.mistakes()
                .map(Plan::mistaken)
                .or(() -> faults.refusal()
                        .map(refusal -> new Plan.Settled(
                                new Result.Delivered(MessageJob.refused(jobs, refusal), outputs, policy))))
                .orElseGet(() -> sending(jobs, new Answer(outputs, policy)));
    }

    private Plan sending(List<MessageJob<?, ?>> jobs, Answer answer) {
        String connection = jobs.get(0).connection();
        return new Plan.Sending(
                connection,
                connections.width(connection),
                answer.policy().attempts(),
                workers -> send(jobs, answer, workers));
    }

    private MessageJob<?, ?> job(Task task, MessageSpec spec, Faults faults) {
        Optional<String> connection = spec.connection().find();
        return spec.channel()
                .find()
                .<MessageJob<?, ?>>map(type -> switch (type) {
                    case SMTP -> job(task, spec, mails, connections.smtpBy(connection), faults);
                    case MAIL -> job(task, spec, mails, connections.mailBy(connection), faults);
                    case SIGNALR -> job(task, spec, notes, connections.inboxBy(ofNotes(spec)), faults);
                    case SMS -> text(task, spec, connections.smsBy(connection, SmsCredentials.NONE), faults);
                    case PUSH -> job(task, spec, pushes, connections.pushBy(ofNotes(spec)), faults);
                })
                .orElseGet(() -> untyped(task, spec, faults));
    }

    /** Where a mail may follow a note, the connection is for that. */
    private static Optional<String> ofNotes(MessageSpec spec) {
        boolean escalating = spec.escalation().after().find().isPresent();
        return escalating ? Optional.empty() : spec.connection().find();
    }

    /** How numbers are read depends on the connection. */
    private MessageJob<?, ?> text(Task task, MessageSpec spec, Validated<Route<Sms>> route, Faults faults) {
        Optional<String> connection = route.match(found -> Optional.of(found.connection()), wrong -> Optional.empty());
        connection
                .flatMap(name -> connections.smsMistake(name, SmsCredentials.NONE))
                .ifPresent(faults::mistake);
        SmsAdapter adapter =
                new SmsAdapter(connection.map(connections::defaultCountry).orElse(null));
        return job(task, spec, new NotificationComposer<>(context, connections, adapter), route, faults);
    }

    private <A extends Address, M> MessageJob<A, M> job(
            Task task,
            MessageSpec spec,
            NotificationComposer<A, M> composer,
            Validated<Route<M>> route,
            Faults faults) {
        composer.check(spec, faults);
        Route<M> found = faults.check(spec.connection(), Refusal.UNKNOWN_CONNECTION, route)
                .orElse(null);
        return new MessageJob<>(task, spec, composer, found, deliveries);
    }

    /** Where nobody can tell what is to be sent, the rest is looked at all the same. */
    private MessageJob<?, ?> untyped(Task task, MessageSpec spec, Faults faults) {
        faults.check(
                spec.connection(),
                Refusal.UNKNOWN_CONNECTION,
                connections.anyBy(spec.connection().find()));
        mails.check(spec, faults);
        return new MessageJob<>(task, spec, mails, null, deliveries);
    }

    private Result send(List<MessageJob<?, ?>> jobs, Answer answer, WorkerPool workers) {
        try {
            return write(jobs, new WrittenMessages(), workers)
                    .<Result>match(
                            report -> new Result.Delivered(report, answer.outputs(), answer.policy()),
                            Result.InvalidStep::new);
        } catch (FileTooLargeException large) {
            return new Result.Delivered(MessageJob.refused(jobs, large.refusal()), answer.outputs(), answer.policy());
        } catch (DirectoryException unavailable) {
            return new Result.Retryable("DIRECTORY_UNAVAILABLE", Objects.requireNonNull(unavailable.getMessage()));
        } catch (DatabaseException unavailable) {
            return new Result.Retryable("PREFERENCES_UNAVAILABLE", "what users want could not be read");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Result.Retryable("STOPPING", "the worker is stopping");
        }
    }

    /** Writes the first of these, holding the memory for its files, then the rest; and sends all that were written. */
    private Validated<Report> write(List<MessageJob<?, ?>> rest, WrittenMessages written, WorkerPool workers)
            throws InterruptedException {
        if (rest.isEmpty()) {
            return written.deliver(workers);
        }
        MessageJob<?, ?> job = rest.get(0);
        try (FileMemory.Held held = memory.hold(job.spec(), job.task(), connections.files(job.connection()))) {
            written.add(job, held, context.history());
            return write(rest.subList(1, rest.size()), written, workers);
        }
    }

    /** What is answered of what became of messages. */
    private record Answer(Outputs outputs, FailurePolicy policy) {}
}
