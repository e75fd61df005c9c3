package io.github.carillon.steps.send;

import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.content.FileMemory;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.task.StepHistory;
import io.github.carillon.steps.task.WorkerPool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A step's messages of all kinds that were written so far: none is sent as long as one cannot be written. For one thread. */
final class WrittenMessages {

    private final List<Function<WorkerPool, Report>> ready = new ArrayList<>();
    private final Set<String> mistakes = new LinkedHashSet<>();

    void add(MessageJob<?, ?> job, FileMemory.Held held, StepHistory history) {
        job.write(held, history).match(ready::add, mistakes::add, refusal -> {
            throw new IllegalStateException("a job delivers its refusals");
        });
    }

    /** Sends them one kind after the other; or says everything that is wrong. */
    Validated<Report> deliver(WorkerPool workers) {
        return mistakes.isEmpty()
                ? Validated.valid(
                        Report.of(ready.stream().map(one -> one.apply(workers)).toList()))
                : Validated.invalid(String.join("; ", mistakes));
    }
}
