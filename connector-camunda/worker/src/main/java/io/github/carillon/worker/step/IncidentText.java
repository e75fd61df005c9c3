package io.github.carillon.worker.step;

import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operators read in Cockpit: exactly what is known, and what a retry would do. */
final class IncidentText {

    /** Cockpit shows few words, and a variable takes 4,000 characters. */
    private static final int SKIPPED_SHOWN = 5;

    private static final String AFTER_REPAIR = ". Retry when it is repaired: what was accepted is not sent again.";

    private IncidentText() {}

    static String about(Report report, List<Report.Entry> entries) {
        return counted(report, entries) + said(entries.get(0));
    }

    static String misconfigured(Report report, List<Report.Entry> entries) {
        Report.Entry first = entries.get(0);
        boolean nothingSent = report.with(Outcome.Accepted.class).isEmpty()
                && report.with(Outcome.Unknown.class).isEmpty();
        return "Connection \"" + first.connection() + "\" must be repaired. " + about(report, entries)
                + (nothingSent ? ". Nothing was sent; retry when it is repaired." : AFTER_REPAIR);
    }

    static String unknown(Report report, List<Report.Entry> entries) {
        return "The outcome is unknown: nobody can tell whether this was sent. " + about(report, entries)
                + ". A retry sends it again.";
    }

    static String refused(Report report) {
        List<Report.Entry> failed =
                report.entries().stream().filter(IncidentText::isFailure).toList();
        return failed.isEmpty() ? "Nobody to notify" + skipped(report) : refused(report, failed);
    }

    private static String refused(Report report, List<Report.Entry> failed) {
        if (failed.stream().allMatch(entry -> entry.outcome() instanceof Outcome.Deferred)) {
            return "Not sent, and the attempts are used up: " + about(report, failed) + ". A retry tries again.";
        }
        return failed.stream().allMatch(IncidentText::isTooOld)
                ? "Not sent in time: " + about(report, failed) + ". A retry sends it nevertheless."
                : "Refused: " + about(report, failed);
    }

    private static boolean isTooOld(Report.Entry entry) {
        return entry.outcome() instanceof Outcome.Refused refused
                && refused.code().equals(Outcome.Refused.TOO_OLD);
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
        int more = report.skipped().size() - SKIPPED_SHOWN;
        return report.skipped().stream()
                .limit(SKIPPED_SHOWN)
                .map(one -> one.who() + " (" + one.reason() + ")")
                .collect(Collectors.joining(
                        ", ", more > -SKIPPED_SHOWN ? ": " : "", more > 0 ? " and " + more + " more" : ""));
    }
}
