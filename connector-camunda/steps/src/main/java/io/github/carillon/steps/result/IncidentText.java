package io.github.carillon.steps.result;

import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operators read in Cockpit: exactly what is known, and what a retry would do. */
public final class IncidentText {

    /** Cockpit shows few words, and the engine keeps few. */
    private static final int SKIPPED_SHOWN = 5;

    private static final String AFTER_REPAIR = ". Retry when it is repaired: what was accepted is not sent again.";

    private static final String OWN_OF_TEXTS = "FROM, MESSAGING_SERVICE_SID, ACCOUNT_SID or AUTH_TOKEN";
    private static final String OWN_OF_MAILS = "from";

    private IncidentText() {}

    static String about(Report report, List<Report.Entry> entries) {
        return counted(report, entries) + said(entries.get(0));
    }

    static String misconfigured(Report report, List<Report.Entry> entries) {
        boolean nothingSent = report.entries().stream().noneMatch(IncidentText::maybeSent);
        return fault(entries.get(0)) + " " + about(report, entries)
                + (nothingSent ? ". Nothing was sent; retry when it is repaired." : AFTER_REPAIR);
    }

    /** The connection serves others; what a step brings itself is repaired in the model or in its variables. */
    private static String fault(Report.Entry entry) {
        String connection = "onnection \"" + entry.connection() + "\"";
        return entry.outcome() instanceof Outcome.Misconfigured broken && broken.scope() == Outcome.Scope.TASK
                ? "What this step brings itself must be repaired, its " + (isText(entry) ? OWN_OF_TEXTS : OWN_OF_MAILS)
                        + "; c" + connection + " is not at fault."
                : "C" + connection + " must be repaired.";
    }

    private static boolean isText(Report.Entry entry) {
        return entry.channel().equals("sms");
    }

    static String unknown(Report report, List<Report.Entry> entries) {
        return "The outcome is unknown: nobody can tell whether this was sent. " + about(report, entries)
                + ". A retry sends it again.";
    }

    public static String refused(Report report) {
        List<Report.Entry> failed =
                report.entries().stream().filter(IncidentText::isFailure).toList();
        return failed.isEmpty()
                ? "Nobody to notify" + skipped(report)
                : refused(report, failed) + (report.skipped().isEmpty() ? "" : shares(report));
    }

    /** Where nobody got it, and not all for the same reason: for how many each reason holds. */
    public static String shares(Report report) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        report.entries().stream()
                .flatMap(entry -> Failure.of(entry.outcome()).stream())
                .forEach(failure -> put(reasons, failure.code(), ""));
        report.skipped().forEach(one -> put(reasons, one.reason(), one.who()));
        return report.accepted() > 0 || reasons.size() < 2 ? "" : ". Nobody got it: " + counted(reasons);
    }

    private static void put(Map<String, List<String>> reasons, String reason, String who) {
        reasons.computeIfAbsent(reason, first -> new ArrayList<>()).add(who);
    }

    private static String counted(Map<String, List<String>> reasons) {
        return reasons.entrySet().stream()
                .map(reason -> reason.getValue().size() + " × " + reason.getKey() + named(reason.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String named(List<String> all) {
        List<String> known = all.stream().filter(who -> !who.isEmpty()).toList();
        int more = known.size() - SKIPPED_SHOWN;
        return known.isEmpty()
                ? ""
                : known.stream()
                        .limit(SKIPPED_SHOWN)
                        .collect(Collectors.joining(", ", " (", more > 0 ? " and " + more + " more)" : ")"));
    }

    public static String declined(Report report) {
        return "Everybody has declined" + skipped(report);
    }

    /** Each kind of failure in a sentence of its own: they need different repairs. */
    private static String refused(Report report, List<Report.Entry> failed) {
        Predicate<Report.Entry> deferred = entry -> entry.outcome() instanceof Outcome.Deferred;
        Predicate<Report.Entry> refused = deferred.or(IncidentText::isTooOld).negate();
        return Stream.of(
                        say(
                                "Not sent, and the attempts are used up: ",
                                report,
                                only(deferred, failed),
                                ". A retry tries again."),
                        say(
                                "Not sent in time: ",
                                report,
                                only(IncidentText::isTooOld, failed),
                                ". A retry sends it nevertheless."),
                        say("Refused: ", report, only(refused, failed), ""))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static List<Report.Entry> only(Predicate<Report.Entry> wanted, List<Report.Entry> entries) {
        return entries.stream().filter(wanted).toList();
    }

    private static Optional<String> say(String before, Report report, List<Report.Entry> entries, String after) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(before + about(report, entries) + after);
    }

    private static boolean isTooOld(Report.Entry entry) {
        return entry.outcome() instanceof Outcome.Refused refused
                && refused.code().equals(Outcome.Refused.TOO_OLD);
    }

    /** One line for each recipient who got nothing, with the reason. */
    public static String details(Report report) {
        Stream<String> failed =
                report.entries().stream().filter(IncidentText::isFailure).map(IncidentText::said);
        Stream<String> skipped = report.skipped().stream().map(one -> one.who() + " was skipped: " + one.reason());
        return Stream.concat(failed, skipped).collect(Collectors.joining("\n"));
    }

    private static boolean maybeSent(Report.Entry entry) {
        return entry.outcome()
                .match(
                        accepted -> true,
                        Outcome.Refused::possiblySent,
                        Outcome.Misconfigured::possiblySent,
                        Outcome.Deferred::possiblySent,
                        unknown -> true);
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
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        report.skipped().forEach(one -> put(reasons, one.reason(), one.who()));
        return reasons.size() > 1 ? ": " + counted(reasons) : listed(report);
    }

    private static String listed(Report report) {
        int more = report.skipped().size() - SKIPPED_SHOWN;
        return report.skipped().stream()
                .limit(SKIPPED_SHOWN)
                .map(one -> one.who() + " (" + one.reason() + ")")
                .collect(Collectors.joining(
                        ", ", more > -SKIPPED_SHOWN ? ": " : "", more > 0 ? " and " + more + " more" : ""));
    }
}
