package io.github.carillon.worker.step;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.FailurePolicy;
import io.github.carillon.worker.parameter.SendNotification;
import io.github.carillon.worker.parameter.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Send Notification by mail: one message to each recipient. */
public final class SendNotificationHandler implements StepHandler {

    private final Connections connections;
    private final Deliveries deliveries;
    private final StepHistory history;
    private final NotificationMails mails;
    private final SendNotificationOutputs outputs = new SendNotificationOutputs(new ObjectMapper());

    /** Sends by these connections, with what these surroundings know. */
    public SendNotificationHandler(Connections connections, Deliveries deliveries, Surroundings surroundings) {
        this.connections = connections;
        this.deliveries = deliveries;
        this.history = surroundings.history();
        this.mails = new NotificationMails(surroundings);
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
        return connections
                .mailBy(arguments.get(SendNotification.NOTIFICATION_TYPE), arguments.find(SendNotification.CONNECTION))
                .match(
                        route -> new Plan.Sending(
                                route.connection(),
                                connections.width(route.connection()),
                                crew -> write(task, arguments, route, crew)),
                        reason -> Plan.mistaken(SendNotification.CONNECTION.name() + " " + reason));
    }

    private Result write(Task task, Arguments arguments, Deliveries.Route<Mail> route, Crew crew) {
        try {
            return Source.of(arguments.find(SendNotification.SOURCE_STEP), task, history)
                    .match(
                            source -> mails.write(task, arguments, source)
                                    .match(
                                            written -> send(task, arguments, route, written, crew),
                                            Result.Mistaken::new),
                            reason -> new Result.Mistaken(SendNotification.SOURCE_STEP.name() + " " + reason));
        } catch (DirectoryException unavailable) {
            return new Result.Postponed(
                    "DIRECTORY_UNAVAILABLE", "the directory of users gave no answer, so nothing was sent");
        }
    }

    private Result send(
            Task task,
            Arguments arguments,
            Deliveries.Route<Mail> route,
            NotificationMails.Written written,
            Crew crew) {
        FailurePolicy policy = SendNotification.policy(arguments);
        List<Report.Entry> entries = new ArrayList<>();
        written.unaddressable().forEach(invalid -> entries.add(refused(invalid, route)));
        entries.addAll(crew.each(
                written.letters(),
                letter -> deliveries.deliver(
                        task,
                        letter.addressee(),
                        letter.to(),
                        route,
                        letter.written().get(),
                        policy)));
        return new Result.Delivered(new Report(entries, written.skipped()), outputs, policy);
    }

    private static Report.Entry refused(NotificationMails.Unaddressable one, Deliveries.Route<Mail> route) {
        return new Report.Entry(
                one.who(),
                route.channel().kind(),
                route.connection(),
                "***",
                new Outcome.Refused("INVALID_ADDRESS", one.reason()));
    }
}
