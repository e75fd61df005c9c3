package io.github.carillon.steps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.steps.result.IncidentText;
import io.github.carillon.steps.result.Outputs;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.VariableText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outputs of Send Notification. */
final class SendNotificationOutputs implements Outputs {

    static final String NO_RECIPIENT = "NO_RECIPIENT";
    static final String DECLINED = "DECLINED";

    private final ObjectMapper json;

    SendNotificationOutputs(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Map<String, @Nullable Object> of(Report report) {
        Optional<Failure> failure = report.firstFailed()
                .flatMap(entry -> Failure.of(entry.outcome()))
                .map(first -> new Failure(first.code(), first.reason() + IncidentText.shares(report)))
                .or(() -> nobody(report));
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        outputs.put(
                "MESSAGE_SID", report.firstAccepted().map(Outcome.Accepted::id).orElse(null));
        outputs.put("ERROR_CODE", failure.map(Failure::code).orElse(null));
        outputs.put(
                "ERROR_MESSAGE",
                failure.map(Failure::reason).map(VariableText::fitting).orElse(null));
        outputs.put("deliveries", new JsonFile("deliveries.json", deliveries(report), isRoutine(report)));
        outputs.put("acceptedCount", report.accepted());
        outputs.put("failedCount", report.failed());
        outputs.put("skippedCount", report.skipped().size());
        return outputs;
    }

    private static Optional<Failure> nobody(Report report) {
        if (report.isDeclined()) {
            return Optional.of(new Failure(DECLINED, IncidentText.declined(report)));
        }
        return report.isForNobody()
                ? Optional.of(new Failure(NO_RECIPIENT, IncidentText.refused(report)))
                : Optional.empty();
    }

    /** One message for one recipient: its id says all that there is to say. Of nobody at all there is nothing to say. */
    private static boolean isRoutine(Report report) {
        boolean single = report.entries().size() == 1
                && report.skipped().isEmpty()
                && report.firstAccepted()
                        .filter(accepted -> accepted.status() == null)
                        .isPresent();
        return single || report.switchedOff();
    }

    private String deliveries(Report report) {
        ArrayNode all = json.createArrayNode();
        report.entries().forEach(entry -> describe(all.addObject(), entry));
        report.skipped()
                .forEach(one -> all.addObject()
                        .put("who", one.who())
                        .put("status", "skipped")
                        .put("reason", one.reason()));
        return all.toPrettyString();
    }

    private static void describe(ObjectNode node, Report.Entry entry) {
        node.put("who", entry.who())
                .put("channel", entry.channel())
                .put("connection", entry.connection())
                .put("address", entry.address())
                .put("status", entry.outcome().word());
        Optional.ofNullable(entry.as()).ifPresent(parameter -> node.put("as", parameter));
        if (entry.outcome() instanceof Outcome.Accepted accepted) {
            node.put("id", accepted.id());
            Optional.ofNullable(accepted.status()).ifPresent(note -> node.put("note", note));
        }
        Failure.of(entry.outcome())
                .ifPresent(failure -> node.put("code", failure.code()).put("reason", failure.reason()));
    }
}
