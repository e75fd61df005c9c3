package io.github.carillon.steps;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.steps.message.EscalationSpec;
import io.github.carillon.steps.message.MailSpec;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.message.RecipientSpec;
import io.github.carillon.steps.message.TextSpec;
import io.github.carillon.steps.parameter.Arguments;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.SendNotification;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.Task;
import java.util.List;
import java.util.Optional;

/** Send Notification: one message to each recipient, by mail or into their inbox. */
public final class SendNotificationHandler implements StepHandler {

    private final MessageSender sender;
    private final SendNotificationOutputs outputs = new SendNotificationOutputs(new ObjectMapper());

    /** Has its messages sent by this sender. */
    public SendNotificationHandler(MessageSender sender) {
        this.sender = sender;
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
        return sender.plan(task, spec(arguments), faults, outputs);
    }

    /** What the step wants said, by its parameters. */
    static MessageSpec spec(Arguments arguments) {
        return new MessageSpec(
                arguments.argument(SendNotification.NOTIFICATION_TYPE),
                arguments.argument(SendNotification.SOURCE_STEP),
                new RecipientSpec(
                        arguments.argument(SendNotification.USER_INFO_FIELD),
                        arguments.argument(SendNotification.TO),
                        arguments.argument(SendNotification.USER_NAME),
                        arguments.argument(SendNotification.USER_GROUP)),
                new TextSpec(
                        arguments.argument(SendNotification.SUBJECT),
                        arguments.argument(SendNotification.FORMAT),
                        arguments.argument(SendNotification.BODY),
                        arguments.argument(SendNotification.BODY_FIELD),
                        arguments.argument(SendNotification.TEMPLATE),
                        arguments.argument(SendNotification.LINK)),
                mail(arguments),
                arguments.argument(SendNotification.CATEGORY),
                arguments.argument(SendNotification.PRIORITY),
                new EscalationSpec(
                        arguments.argument(SendNotification.ESCALATE_AFTER),
                        arguments.argument(SendNotification.ESCALATE_TO)),
                arguments.argument(SendNotification.CONNECTION),
                SendNotification.policy(arguments));
    }

    private static MailSpec mail(Arguments arguments) {
        return new MailSpec(
                arguments.argument(SendNotification.TOGETHER),
                arguments.argument(SendNotification.FROM),
                arguments.argument(SendNotification.REPLY_TO),
                arguments.argument(SendNotification.CC),
                arguments.argument(SendNotification.BCC),
                arguments.argument(SendNotification.ATTACHMENTS),
                arguments.argument(SendNotification.INLINE_IMAGES),
                arguments.argument(SendNotification.HEADERS),
                arguments.argument(SendNotification.UNSUBSCRIBE));
    }
}
