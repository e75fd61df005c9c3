package io.github.carillon.steps;

import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.steps.result.Outputs;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.VariableText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outputs of SENDMESSAGE. */
final class SendMessageOutputs implements Outputs {

    @Override
    public Map<String, @Nullable Object> of(Report report) {
        Optional<Outcome.Accepted> accepted = report.firstAccepted();
        Optional<Failure> failure = report.firstFailed().flatMap(entry -> Failure.of(entry.outcome()));
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        outputs.put("MESSAGE_SID", accepted.map(Outcome.Accepted::id).orElse(null));
        outputs.put("MESSAGE_STATUS", accepted.map(Outcome.Accepted::status).orElse(null));
        outputs.put("ERROR_CODE", failure.map(Failure::code).orElse(null));
        outputs.put(
                "ERROR_MESSAGE",
                failure.map(Failure::reason).map(VariableText::fitting).orElse(null));
        return outputs;
    }
}
