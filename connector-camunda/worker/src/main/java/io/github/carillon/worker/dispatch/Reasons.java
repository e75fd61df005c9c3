package io.github.carillon.worker.dispatch;

import io.github.carillon.core.delivery.Failure;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a task is answered as it is, for the log: codes and connections, and nobody's address or text. */
final class Reasons {

    private static final int SHOWN = 5;

    private Reasons() {}

    /** Nothing where all is well. */
    static String of(Result result) {
        return result.match(
                mistaken -> "invalid step configuration",
                unreadable -> "a variable cannot be read",
                postponed -> postponed.connection() == null
                        ? postponed.code()
                        : by(postponed.code(), postponed.connection()),
                delivered -> of(delivered.report()));
    }

    /** Each code once for each connection, with how often it was said. */
    private static String of(Report report) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        report.entries().forEach(entry -> reason(entry).ifPresent(reason -> counts.merge(reason, 1, Integer::sum)));
        String failed = counts.entrySet().stream()
                .limit(SHOWN)
                .map(count -> count.getValue() == 1 ? count.getKey() : count.getKey() + " (" + count.getValue() + ")")
                .collect(Collectors.joining(", "));
        String more = counts.size() > SHOWN ? ", …" : "";
        return failed.isEmpty() && report.entries().isEmpty() ? "nobody to notify" : failed + more;
    }

    private static Optional<String> reason(Report.Entry entry) {
        return Failure.of(entry.outcome())
                .map(failure -> entry.outcome().word() + " " + by(failure.code(), entry.connection()));
    }

    private static String by(String code, String connection) {
        return code + " by " + connection;
    }
}
