package io.github.carillon.worker.step;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.sms.PhoneNumbers;
import io.github.carillon.core.sms.TwilioCredentials;
import io.github.carillon.worker.parameter.Arguments;
import io.github.carillon.worker.parameter.FailurePolicy;
import io.github.carillon.worker.parameter.Parameter;
import io.github.carillon.worker.parameter.SendMessage;
import io.github.carillon.worker.parameter.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SENDMESSAGE: one text message by Twilio. */
public final class SendMessageHandler implements StepHandler {

    /** Twilio's own code for a number that is none; we find out without asking. */
    private static final String INVALID_TO = "21211";

    private final Connections connections;
    private final Deliveries deliveries;
    private final SendMessageOutputs outputs = new SendMessageOutputs();

    /** Sends by these connections. */
    public SendMessageHandler(Connections connections, Deliveries deliveries) {
        this.connections = connections;
        this.deliveries = deliveries;
    }

    @Override
    public Step step() {
        return SendMessage.STEP;
    }

    @Override
    public Optional<List<String>> variables() {
        return Optional.of(step().parameters().stream().map(Parameter::name).toList());
    }

    @Override
    public Plan plan(Task task) {
        return Arguments.read(step(), task.inputs()).match(arguments -> route(task, arguments), Plan::mistaken);
    }

    private Plan route(Task task, Arguments arguments) {
        return connections
                .smsBy(arguments.find(SendMessage.CONNECTION), overrides(arguments))
                .match(
                        route -> new Plan.Sending(
                                route.connection(),
                                connections.width(route.connection()),
                                arguments.find(SendMessage.ATTEMPTS).orElse(null),
                                crew -> send(task, arguments, route)),
                        reason -> Plan.mistaken(SendMessage.CONNECTION.name() + " " + reason));
    }

    private Result send(Task task, Arguments arguments, Deliveries.Route<Sms> route) {
        FailurePolicy policy = SendMessage.policy(arguments);
        Report.Entry entry = PhoneNumbers.parse(
                        arguments.get(SendMessage.TO), connections.defaultCountry(route.connection()))
                .match(
                        number -> deliveries.deliver(
                                task,
                                new Deliveries.Addressee(null, Row.only(Map.of()), 1),
                                number,
                                route,
                                key -> sms(number, arguments),
                                policy),
                        reason -> invalid(route, reason));
        return new Result.Delivered(new Report(List.of(entry), List.of()), outputs, policy);
    }

    private static Sms sms(PhoneNumber to, Arguments arguments) {
        return new Sms(
                to,
                arguments.find(SendMessage.BODY).orElse(null),
                arguments.find(SendMessage.MEDIA_URL).orElse(List.of()),
                arguments.find(SendMessage.VALIDITY_PERIOD).orElse(null));
    }

    private static TwilioCredentials overrides(Arguments arguments) {
        return new TwilioCredentials(
                arguments.find(SendMessage.ACCOUNT_SID).map(String::strip).orElse(null),
                null,
                arguments.find(SendMessage.AUTH_TOKEN).orElse(null),
                arguments.find(SendMessage.FROM).map(String::strip).orElse(null),
                arguments
                        .find(SendMessage.MESSAGING_SERVICE_SID)
                        .map(String::strip)
                        .orElse(null));
    }

    private static Report.Entry invalid(Deliveries.Route<Sms> route, String reason) {
        return new Report.Entry(
                "a number that is none",
                route.channel().kind(),
                route.connection(),
                "***",
                new Outcome.Refused(INVALID_TO, "TO " + reason));
    }
}
