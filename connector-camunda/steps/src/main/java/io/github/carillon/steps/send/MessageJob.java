package io.github.carillon.steps.send;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.recipient.Address;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.connection.Route;
import io.github.carillon.steps.content.Composition;
import io.github.carillon.steps.content.FileMemory;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.content.Source;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.task.StepHistory;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One task's messages of one kind, from what its step wants said to what became of it.
 *
 * @param route how they go, or null where there is a fault
 * @param <A> where they go
 * @param <M> their kind
 */
record MessageJob<A extends Address, M>(
        Task task,
        MessageSpec spec,
        NotificationComposer<A, M> composer,
        @Nullable Route<M> route,
        Deliveries deliveries) {

    /** The name of the connection they go by. */
    String connection() {
        return way().connection();
    }

    void checkTemplate(Faults faults) {
        composer.checkTemplate(task, spec, faults);
    }

    /** Nobody has any of these, for this reason. */
    static Report refused(List<MessageJob<?, ?>> jobs, Refusal refusal) {
        return jobs.stream()
                .findFirst()
                .map(first -> first.refused(refusal))
                .orElseGet(() -> Report.refused("unknown", "", refusal));
    }

    private Report refused(Refusal refusal) {
        return route == null
                ? Report.refused("unknown", "", refusal)
                : Report.refused(route.channel().kind(), route.connection(), refusal);
    }

    /** Makes ready to deliver; or says what is wrong with the step. What the data refuses is delivered as that. */
    Composition<Function<WorkerPool, Report>> write(FileMemory.Held held, StepHistory history) {
        Files files = new Files(task.inputs().variables(), held.limit().most());
        Composition<Function<WorkerPool, Report>> written = Source.of(spec.source(), task, history)
                .flatMap(source -> composer.write(task, spec, source, files))
                .map(messages -> workers -> deliver(messages, held.loaded(files, workers)));
        return written.match(
                Composition.Done::new,
                Composition.InvalidStep::new,
                refusal -> new Composition.Done<>(workers -> refused(refusal)));
    }

    private Report deliver(OutgoingMessages<A, M> written, WorkerPool workers) {
        List<Report.Entry> entries = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>(written.skipped());
        written.unaddressable().forEach(invalid -> entries.add(entry(invalid)));
        new BatchDelivery<>(deliveries, composer.adapter(), task, way(), spec.policy())
                .send(written.groups(), workers)
                .forEach(entry -> sort(entry, entries, skipped));
        return new Report(entries, skipped);
    }

    private void sort(Report.Entry entry, List<Report.Entry> entries, List<Skipped> skipped) {
        if (entry.outcome() instanceof Outcome.Refused refused
                && composer.adapter().isOutOfReach(refused)) {
            skipped.add(new Skipped(entry.who() + ", " + entry.address(), refused.code()));
        } else {
            entries.add(entry);
        }
    }

    private Report.Entry entry(Unaddressable one) {
        return new Report.Entry(
                one.who(),
                way().channel().kind(),
                way().connection(),
                "***",
                new Outcome.Refused(one.code(), one.reason()),
                one.as());
    }

    private Route<M> way() {
        return Objects.requireNonNull(route, "a connection that is none is a fault");
    }
}
