package io.github.carillon.steps;

import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.TextAddress;
import io.github.carillon.core.value.Invisible;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Route;
import io.github.carillon.steps.content.Placeholders;
import io.github.carillon.steps.content.Rendering;
import io.github.carillon.steps.content.Row;
import io.github.carillon.steps.parameter.Arguments;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Parameter;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.parameter.SendMessage;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.DeliveryTarget;
import io.github.carillon.steps.task.ProcessFacts;
import io.github.carillon.steps.task.Task;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SENDMESSAGE: one text message. */
public final class SendMessageHandler implements StepHandler {

    /** The provider's code for a number that is none; we find out without asking. */
    private static final String INVALID_TO = "21211";

    /** The provider's code for a message that nobody sends. */
    private static final String NO_SENDER = "21603";

    /** What the placeholders stand for says nothing. */
    private static final Refusal BLANK = new Refusal(SendMessage.NO_BODY, SendMessage.BODY.name() + " is empty");

    private static final List<Parameter<?>> CREDENTIALS = List.of(
            SendMessage.ACCOUNT_SID, SendMessage.AUTH_TOKEN, SendMessage.FROM, SendMessage.MESSAGING_SERVICE_SID);

    private final Connections connections;
    private final Deliveries deliveries;
    private final Rendering rendering;
    private final SendMessageOutputs outputs = new SendMessageOutputs();

    /**
     * Sends by these connections.
     *
     * @param facts what texts may say of the process
     * @param zone on whose clock texts show points in time
     */
    public SendMessageHandler(Connections connections, Deliveries deliveries, ProcessFacts facts, ZoneId zone) {
        this.connections = connections;
        this.deliveries = deliveries;
        this.rendering = new Rendering(facts, zone);
    }

    @Override
    public Step step() {
        return SendMessage.STEP;
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
        Placeholders.check(List.of(arguments.argument(SendMessage.BODY)), faults);
        return connections
                .smsBy(arguments.find(SendMessage.CONNECTION), overrides(arguments))
                .match(
                        route -> {
                            checkRecipient(arguments, route, faults);
                            checkCredentials(arguments, route, faults);
                            return settled(arguments, faults, route.connection())
                                    .orElseGet(() -> sending(task, arguments, route));
                        },
                        wrong -> {
                            faults.of(arguments.argument(SendMessage.CONNECTION), Refusal.UNKNOWN_CONNECTION, wrong);
                            return settled(arguments, faults, "")
                                    .orElseThrow(() -> new IllegalStateException("no connection is a fault"));
                        });
    }

    private Plan sending(Task task, Arguments arguments, Route<Sms> route) {
        return new Plan.Sending(
                route.connection(),
                connections.width(route.connection()),
                arguments.find(SendMessage.ATTEMPTS).orElse(null),
                workers -> send(task, arguments, route));
    }

    /** How a number is read depends on the connection. */
    private void checkRecipient(Arguments arguments, Route<Sms> route, Faults faults) {
        recipient(arguments, route).ifPresent(to -> faults.check(arguments.argument(SendMessage.TO), INVALID_TO, to));
    }

    /** Parts of the task's own may only be wrong together with those of the connection. */
    private void checkCredentials(Arguments arguments, Route<Sms> route, Faults faults) {
        connections.smsMistake(route.connection(), overrides(arguments)).ifPresent(wrong -> {
            if (CREDENTIALS.stream().anyMatch(arguments::isData)) {
                faults.refusal(new Refusal(NO_SENDER, wrong));
            } else {
                faults.mistake(wrong);
            }
        });
    }

    private Optional<Validated<TextAddress>> recipient(Arguments arguments, Route<Sms> route) {
        return arguments
                .find(SendMessage.TO)
                .map(to -> TextAddress.parse(to, connections.defaultCountry(route.connection())));
    }

    private Optional<Plan> settled(Arguments arguments, Faults faults, String connection) {
        return faults.mistakes()
                .map(Plan::mistaken)
                .or(() -> faults.refusal().map(refusal -> new Plan.Settled(refused(arguments, connection, refusal))));
    }

    private Result.Delivered refused(Arguments arguments, String connection, Refusal refusal) {
        return new Result.Delivered(Report.refused("sms", connection, refusal), outputs, SendMessage.policy(arguments));
    }

    private Result send(Task task, Arguments arguments, Route<Sms> route) {
        TextAddress to = recipient(arguments, route)
                .flatMap(read -> read.match(Optional::of, wrong -> Optional.empty()))
                .orElseThrow(() -> new IllegalStateException("a number that was right before is not"));
        return body(task, arguments, to)
                .match(
                        body -> body.isEmpty()
                                        && arguments.find(SendMessage.MEDIA_URL).isEmpty()
                                ? refused(arguments, route.connection(), BLANK)
                                : delivered(arguments, deliver(task, arguments, route, sms(to, body, arguments))),
                        Result.InvalidStep::new);
    }

    /** Empty where it is left out, or where nothing is to be seen in it. */
    private Validated<Optional<String>> body(Task task, Arguments arguments, TextAddress to) {
        Recipient recipient = new Recipient(null, null, null, null, to.number().value(), null);
        return arguments
                .find(SendMessage.BODY)
                .map(template -> rendering
                        .text(template, task.inputs().variables(), task, recipient)
                        .map(text -> Optional.of(text).filter(said -> !Invisible.isAll(said)))
                        .named(SendMessage.BODY.name()))
                .orElse(Validated.valid(Optional.empty()));
    }

    private Report.Entry deliver(Task task, Arguments arguments, Route<Sms> route, Sms sms) {
        return deliveries.deliver(
                task,
                new DeliveryTarget(null, Row.only(Map.of()), 1),
                sms.to(),
                route,
                key -> sms,
                SendMessage.policy(arguments));
    }

    private Result delivered(Arguments arguments, Report.Entry entry) {
        return new Result.Delivered(new Report(List.of(entry), List.of()), outputs, SendMessage.policy(arguments));
    }

    private static Sms sms(TextAddress to, Optional<String> body, Arguments arguments) {
        return new Sms(
                to.number(),
                to.whatsApp(),
                body.orElse(null),
                arguments.find(SendMessage.MEDIA_URL).orElse(List.of()),
                arguments.find(SendMessage.VALIDITY_PERIOD).orElse(null));
    }

    private static SmsCredentials overrides(Arguments arguments) {
        return new SmsCredentials(
                arguments.find(SendMessage.ACCOUNT_SID).map(String::strip).orElse(null),
                null,
                arguments.find(SendMessage.AUTH_TOKEN).orElse(null),
                arguments.find(SendMessage.FROM).map(String::strip).orElse(null),
                arguments
                        .find(SendMessage.MESSAGING_SERVICE_SID)
                        .map(String::strip)
                        .orElse(null));
    }
}
