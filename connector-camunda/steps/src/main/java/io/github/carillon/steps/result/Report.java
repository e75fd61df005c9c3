package io.github.carillon.steps.result;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.parameter.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of everybody who was meant.
 *
 * @param entries one for each delivery
 * @param skipped those for whom none was made
 * @param switchedOff whether nobody was meant, because the step was told to tell nobody
 */
public record Report(List<Entry> entries, List<Skipped> skipped, boolean switchedOff) {

    /** Of a step that means somebody. */
    public Report(List<Entry> entries, List<Skipped> skipped) {
        this(entries, skipped, false);
    }

    public Report {
        entries = List.copyOf(entries);
        skipped = List.copyOf(skipped);
    }

    /**
     * One delivery.
     *
     * @param who the user id, or the masked address of somebody without one
     * @param channel the kind of channel
     * @param connection the connection's name
     * @param address masked
     * @param outcome what became of it
     * @param as by which parameter somebody has a copy, or null for a recipient
     */
    public record Entry(
            String who,
            String channel,
            String connection,
            String address,
            Outcome outcome,
            @Nullable String as) {

        /** A recipient's. */
        public Entry(String who, String channel, String connection, String address, Outcome outcome) {
            this(who, channel, connection, address, outcome, null);
        }

        /** The same, with this remark where it was accepted; behind the channel's own word, if there is one. */
        public Entry remarking(@Nullable String remark) {
            return remark != null && outcome instanceof Outcome.Accepted accepted
                    ? with(new Outcome.Accepted(
                            accepted.id(), accepted.status() == null ? remark : accepted.status() + "; " + remark))
                    : this;
        }

        /** The same, for somebody who has a copy by this parameter, or for a recipient. */
        public Entry as(@Nullable String parameter) {
            return new Entry(who, channel, connection, address, outcome, parameter);
        }

        /** The same with another outcome. */
        public Entry with(Outcome other) {
            return new Entry(who, channel, connection, address, other, as);
        }

        /** For example {@code smtp to m***@example.org}. */
        String what() {
            return channel + " to " + address + (as == null ? "" : " (" + as + ")");
        }
    }

    /** Of a step whose data lets nobody have anything. */
    public static Report refused(String channel, String connection, Refusal refusal) {
        Outcome outcome = new Outcome.Refused(refusal.code(), refusal.reason());
        return new Report(List.of(new Entry("everybody", channel, connection, "***", outcome)), List.of());
    }

    /** Of a step that was told to tell nobody. */
    public static Report ofNobodyMeant() {
        return new Report(List.of(), List.of(), true);
    }

    /** All of these in one, in which whoever is skipped is named once. */
    public static Report of(List<Report> several) {
        return several.size() == 1
                ? several.get(0)
                : new Report(
                        several.stream().flatMap(one -> one.entries().stream()).toList(),
                        several.stream()
                                .flatMap(one -> one.skipped().stream())
                                .distinct()
                                .toList());
    }

    /** The same deliveries, with other words about those who were skipped. */
    public Report skippedAs(UnaryOperator<Skipped> change) {
        return new Report(entries, skipped.stream().map(change).toList(), switchedOff);
    }

    /** The same deliveries with other outcomes. */
    Report map(UnaryOperator<Outcome> change) {
        return new Report(
                entries.stream()
                        .map(entry -> entry.with(change.apply(entry.outcome())))
                        .toList(),
                skipped,
                switchedOff);
    }

    /** Whether there was nobody to send to, though somebody was meant to have it and would have wanted it. */
    public boolean isForNobody() {
        return entries.isEmpty() && !isDeclined() && !switchedOff;
    }

    /** Whether nothing was sent because everybody who was meant wants it so. */
    public boolean isDeclined() {
        return entries.isEmpty() && !skipped.isEmpty() && skipped.stream().allMatch(Skipped::declined);
    }

    /** Whether nothing is open or in doubt. */
    boolean isFinal() {
        return with(Outcome.Deferred.class).isEmpty()
                && with(Outcome.Unknown.class).isEmpty();
    }

    public int accepted() {
        return (int) outcomes(Outcome.Accepted.class).count();
    }

    public int failed() {
        return entries.size() - accepted();
    }

    /** The id of the first delivery that was accepted, or null. */
    public Optional<Outcome.Accepted> firstAccepted() {
        return outcomes(Outcome.Accepted.class).findFirst();
    }

    /** The first delivery that was not accepted. */
    public Optional<Entry> firstFailed() {
        return entries.stream()
                .filter(entry -> !(entry.outcome() instanceof Outcome.Accepted))
                .findFirst();
    }

    /** The deliveries that came to this kind of outcome. */
    public <T extends Outcome> List<Entry> with(Class<T> kind) {
        return entries.stream()
                .filter(entry -> kind.isInstance(entry.outcome()))
                .toList();
    }

    private <T extends Outcome> Stream<T> outcomes(Class<T> kind) {
        return entries.stream().map(Entry::outcome).filter(kind::isInstance).map(kind::cast);
    }
}
