package io.github.carillon.steps;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.recipient.RecipientResolver;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.message.EscalationSpec;
import io.github.carillon.steps.message.MailSpec;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.message.RecipientSpec;
import io.github.carillon.steps.message.TextRules;
import io.github.carillon.steps.message.TextSpec;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.Arguments;
import io.github.carillon.steps.parameter.DirectMessage;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.NotificationType;
import io.github.carillon.steps.parameter.Parameter;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.parameter.SendMessageToDevices;
import io.github.carillon.steps.parameter.SendMessageToUsers;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.parameter.Ticked;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Send Message to Users and Send Message to Devices: an e-mail, a push, or both. */
public final class DirectMessageHandler implements StepHandler {

    /** The title of a push that no e-mail gives a subject. */
    private static final TemplateText PROCESS = TemplateText.written("{{process.definitionName}}");

    /** What these steps call reasons that other steps tell in words. */
    private static final Map<String, String> CODES =
            Map.of(RecipientResolver.UNKNOWN_USER, "UNKNOWN_USER", RecipientResolver.UNKNOWN_GROUP, "UNKNOWN_GROUP");

    private final Step step;
    private final Function<Arguments, RecipientSpec> recipients;
    private final MessageSender sender;
    private final Connections connections;
    private final MessageLimits limits;
    private final SendNotificationOutputs outputs = new SendNotificationOutputs(new ObjectMapper());

    private DirectMessageHandler(Step step, Function<Arguments, RecipientSpec> recipients, StepServices services) {
        this.step = step;
        this.recipients = recipients;
        this.sender = services.sender();
        this.connections = services.connections();
        this.limits = services.limits();
    }

    /** Send Message to Users. */
    public static DirectMessageHandler toUsers(StepServices services) {
        return new DirectMessageHandler(
                SendMessageToUsers.STEP,
                arguments -> RecipientSpec.of(
                        arguments.argument(SendMessageToUsers.USERS), arguments.argument(SendMessageToUsers.GROUPS)),
                services);
    }

    /** Send Message to Devices. */
    public static DirectMessageHandler toDevices(StepServices services) {
        return new DirectMessageHandler(
                SendMessageToDevices.STEP,
                arguments -> RecipientSpec.ofDevices(arguments.argument(SendMessageToDevices.DEVICES)),
                services);
    }

    @Override
    public Step step() {
        return step;
    }

    /** Placeholders may name any. */
    @Override
    public Optional<List<String>> variables() {
        return Optional.empty();
    }

    @Override
    public Plan plan(Task task) {
        Faults faults = new Faults();
        Arguments arguments = Arguments.read(step, task.inputs(), faults);
        if (step.equals(SendMessageToDevices.STEP) && connections.devices() == null) {
            faults.mistake(SendMessageToDevices.DEVICES.name()
                    + " cannot be found: the worker has no push connection configured, and so no devices");
        }
        List<MessageSpec> specs = new ArrayList<>();
        boolean email = isTicked(arguments, DirectMessage.SEND_EMAIL);
        boolean push = isTicked(arguments, DirectMessage.SEND_PUSH);
        if (!email && !push) {
            nothing(arguments, faults);
        }
        if (email) {
            need(arguments, DirectMessage.SUBJECT, DirectMessage.SEND_EMAIL, Refusal.NO_SUBJECT, faults);
            need(arguments, DirectMessage.MESSAGE, DirectMessage.SEND_EMAIL, Refusal.NO_TEXT, faults);
            specs.add(email(arguments, faults));
        }
        if (push) {
            need(arguments, DirectMessage.PUSH_MESSAGE, DirectMessage.SEND_PUSH, Refusal.NO_TEXT, faults);
            specs.add(push(arguments, email));
        }
        return sender.plan(task, specs, faults, outputs, DirectMessage.policy(arguments))
                .match(settled -> settled, DirectMessageHandler::coded);
    }

    private static boolean isTicked(Arguments arguments, Parameter<Ticked> parameter) {
        return arguments.find(parameter).filter(Ticked.YES::equals).isPresent();
    }

    /** Where one is no truth value, that is told, and nothing else. */
    private static void nothing(Arguments arguments, Faults faults) {
        String wrong = "neither " + DirectMessage.SEND_EMAIL.name() + " nor " + DirectMessage.SEND_PUSH.name()
                + " is true: nothing would be sent";
        if (arguments.isData(DirectMessage.SEND_EMAIL) || arguments.isData(DirectMessage.SEND_PUSH)) {
            faults.refusal(new Refusal(Refusal.NOTHING_TO_SEND, wrong));
        } else if (arguments.find(DirectMessage.SEND_EMAIL).isPresent()
                && arguments.find(DirectMessage.SEND_PUSH).isPresent()) {
            faults.mistake(wrong);
        }
    }

    private static void need(
            Arguments arguments, Parameter<?> text, Parameter<Ticked> ticked, String code, Faults faults) {
        if (arguments.find(text).isPresent()) {
            return;
        }
        if (arguments.isData(text)) {
            faults.refusal(new Refusal(code, text.name() + " is empty"));
        } else {
            faults.mistake(text.name() + " is required where " + ticked.name() + " is true");
        }
    }

    private MessageSpec email(Arguments arguments, Faults faults) {
        Argument<String> connection = arguments.argument(DirectMessage.CONNECTION);
        Optional<NotificationType> type =
                faults.check(connection, Refusal.UNKNOWN_CONNECTION, connections.mailType(connection.find()));
        return spec(
                arguments,
                type.map(found -> Argument.fixed("notificationType", found))
                        .orElseGet(() -> Argument.none("notificationType")),
                TextSpec.plain(arguments.argument(DirectMessage.SUBJECT), arguments.argument(DirectMessage.MESSAGE))
                        .keptTo(TextRules.upTo(limits.subject(), limits.message())),
                type.isPresent() ? connection : Argument.none(connection.name()));
    }

    private MessageSpec push(Arguments arguments, boolean email) {
        Argument<TemplateText> subject = arguments.argument(DirectMessage.SUBJECT);
        boolean titled = email && subject.find().isPresent();
        return spec(
                arguments,
                Argument.fixed("notificationType", NotificationType.PUSH),
                TextSpec.plain(
                                titled ? subject : Argument.fixed(subject.name(), PROCESS),
                                arguments.argument(DirectMessage.PUSH_MESSAGE))
                        .leadingTo(arguments.argument(DirectMessage.LINK))
                        .keptTo(TextRules.upTo(Integer.MAX_VALUE, limits.push()).leadingWhereTheTextDoes()),
                Argument.none(DirectMessage.CONNECTION.name()));
    }

    private MessageSpec spec(
            Arguments arguments, Argument<NotificationType> channel, TextSpec texts, Argument<String> connection) {
        return new MessageSpec(
                channel,
                Argument.none("sourceStep"),
                recipients.apply(arguments),
                texts,
                MailSpec.textOnly(),
                arguments.argument(DirectMessage.CATEGORY),
                arguments.argument(DirectMessage.PRIORITY),
                EscalationSpec.none(),
                connection,
                DirectMessage.policy(arguments));
    }

    private static Plan coded(Plan.Sending plan) {
        Function<WorkerPool, Result> work = workers -> coded(plan.work().apply(workers));
        return new Plan.Sending(plan.connection(), plan.width(), plan.attempts(), work);
    }

    private static Result coded(Result result) {
        return result.match(
                mistaken -> mistaken,
                unreadable -> unreadable,
                postponed -> postponed,
                delivered -> new Result.Delivered(
                        delivered.report().skippedAs(DirectMessageHandler::coded),
                        delivered.outputs(),
                        delivered.policy()));
    }

    private static Skipped coded(Skipped one) {
        return new Skipped(one.who(), CODES.getOrDefault(one.reason(), one.reason()), one.declined());
    }
}
