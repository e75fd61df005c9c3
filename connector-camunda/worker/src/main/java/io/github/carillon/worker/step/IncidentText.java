package io.github.carillon.worker.step;

import io.github.carillon.core.delivery.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operators read in Cockpit: exactly what is known, and what a retry would do. */
final class IncidentText {

    private IncidentText() {}

    static String about(Report report, List<Report.Entry> entries) {
        return counted(report, entries) + said(entries.get(0));
    }

    static String misconfigured(Report report, List<Report.Entry> entries) {
        Report.Entry first = entries.get(0);
        return "Connection \"" + first.connection() + "\" must be repaired. " + about(report, entries)
                + ". Nothing was sent; retry when it is repaired.";
    }

    static String unknown(Report report, List<Report.Entry> entries) {
        return "The outcome is unknown: nobody can tell whether this was sent. " + about(report, entries)
                + ". A retry sends it again.";
    }

    static String refused(Report report) {
        List<Report.Entry> failed =
                report.entries().stream().filter(IncidentText::isFailure).toList();
        return failed.isEmpty() ? "Nobody to notify" + skipped(report) : "Refused: " + about(report, failed);
    }

    /** One line for each recipient who got nothing, with the reason. */
    static String details(Report report) {
        Stream<String> failed =
                report.entries().stream().filter(IncidentText::isFailure).map(IncidentText::said);
        Stream<String> skipped = report.skipped().stream().map(one -> one.who() + " was skipped: " + one.reason());
        return Stream.concat(failed, skipped).collect(Collectors.joining("\n"));
    }

    private static boolean isFailure(Report.Entry entry) {
        return !(entry.outcome() instanceof Outcome.Accepted);
    }

    private static String counted(Report report, List<Report.Entry> entries) {
        int all = report.entries().size();
        return all == 1 ? "" : entries.size() + " of " + all + " deliveries, the first: ";
    }

    private static String said(Report.Entry entry) {
        return entry.what() + ": "
                + Failure.of(entry.outcome()).map(Failure::toString).orElse("accepted");
    }

    private static String skipped(Report report) {
        return report.skipped().stream()
                .map(one -> one.who() + " (" + one.reason() + ")")
                .collect(Collectors.joining(", ", report.skipped().isEmpty() ? "" : ": ", ""));
    }
}
