package io.github.carillon.worker.step;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.TextRenderer;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver;
import io.github.carillon.core.recipient.RecipientResolver.Resolved;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.core.value.Parsed;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.SendNotification;
import io.github.carillon.worker.parameter.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Send Notification by mail: one message to each recipient. */
public final class SendNotificationHandler implements StepHandler {

    private final Connections connections;
    private final Deliveries deliveries;
    private final NotificationRecipients recipients;
    private final TextRenderer renderer = new TextRenderer();
    private final SendNotificationOutputs outputs = new SendNotificationOutputs(new ObjectMapper());

    /** Sends by these connections to the people of this directory. */
    public SendNotificationHandler(Connections connections, Deliveries deliveries, Directory directory) {
        this.connections = connections;
        this.deliveries = deliveries;
        this.recipients = new NotificationRecipients(new RecipientResolver(directory));
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
    public Result handle(Task task) {
        try {
            return Arguments.read(step(), task.inputs())
                    .match(arguments -> route(task, arguments), Result.Mistaken::new);
        } catch (DirectoryException unavailable) {
            return new Result.Postponed("DIRECTORY_UNAVAILABLE", "the directory of users gave no answer");
        }
    }

    private Result route(Task task, Arguments arguments) {
        return connections
                .mailBy(arguments.find(SendNotification.CONNECTION))
                .match(
                        route -> recipients
                                .of(arguments, task.inputs().variables())
                                .match(
                                        resolved -> new Sending(task, arguments, route).toAll(resolved),
                                        Result.Mistaken::new),
                        reason -> new Result.Mistaken(SendNotification.CONNECTION.name() + " " + reason));
    }

    /** One task's deliveries. */
    private final class Sending {

        private final Task task;
        private final Arguments arguments;
        private final Deliveries.Route<Mail> route;
        private final List<Report.Entry> entries = new ArrayList<>();
        private final List<Skipped> skipped = new ArrayList<>();

        Sending(Task task, Arguments arguments, Deliveries.Route<Mail> route) {
            this.task = task;
            this.arguments = arguments;
            this.route = route;
        }

        Result toAll(Resolved resolved) {
            skipped.addAll(resolved.skipped());
            for (Recipient recipient : resolved.recipients()) {
                Optional<Result> mistake = toOne(recipient);
                if (mistake.isPresent()) {
                    return mistake.get();
                }
            }
            return new Result.Delivered(
                    new Report(entries, skipped),
                    outputs,
                    arguments.get(SendNotification.ON_ERROR),
                    arguments.get(SendNotification.ON_UNKNOWN));
        }

        private Optional<Result> toOne(Recipient recipient) {
            String email = recipient.email();
            if (email == null || email.isBlank()) {
                skipped.add(new Skipped(String.valueOf(recipient.userId()), "no e-mail address"));
                return Optional.empty();
            }
            return EmailAddress.parse(email).match(address -> send(recipient, address), reason -> {
                entries.add(invalid(recipient, reason));
                return Optional.empty();
            });
        }

        private Optional<Result> send(Recipient recipient, EmailAddress address) {
            return mail(recipient, address)
                    .match(
                            mail -> {
                                entries.add(deliveries.deliver(
                                        task,
                                        recipient.userId(),
                                        address,
                                        route,
                                        mail,
                                        arguments
                                                .get(SendNotification.ON_UNKNOWN)
                                                .policy()));
                                return Optional.empty();
                            },
                            mistakes -> Optional.of(new Result.Mistaken(mistakes)));
        }

        private Parsed<Mail> mail(Recipient recipient, EmailAddress address) {
            var values = Placeholders.of(task.inputs().variables(), task, recipient);
            Parsed<String> subject = renderer.render(arguments.get(SendNotification.SUBJECT), values);
            Parsed<String> body = renderer.render(arguments.get(SendNotification.BODY), values);
            List<String> mistakes = new ArrayList<>();
            subject.match(text -> true, reason -> mistakes.add("subject " + reason));
            body.match(text -> true, reason -> mistakes.add("body " + reason));
            return mistakes.isEmpty()
                    ? subject.flatMap(line -> body.map(text -> mail(named(address, recipient), line, text)))
                    : Parsed.invalid(String.join("; ", mistakes));
        }

        private Mail mail(EmailAddress to, String subject, String text) {
            return new Mail(
                    arguments.find(SendNotification.FROM).orElse(null),
                    arguments.find(SendNotification.REPLY_TO).orElse(null),
                    to,
                    arguments.find(SendNotification.CC).orElse(List.of()),
                    arguments.find(SendNotification.BCC).orElse(List.of()),
                    subject,
                    text,
                    null);
        }

        private Report.Entry invalid(Recipient recipient, String reason) {
            String who = recipient.userId() == null ? "an address that is none" : recipient.userId();
            return new Report.Entry(
                    who,
                    route.channel().kind(),
                    route.connection(),
                    "***",
                    new Outcome.Refused("INVALID_ADDRESS", reason));
        }
    }

    private static EmailAddress named(EmailAddress address, Recipient recipient) {
        return address.name() == null ? new EmailAddress(address.value(), recipient.fullName()) : address;
    }
}
