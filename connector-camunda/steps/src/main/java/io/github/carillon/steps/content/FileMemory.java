package io.github.carillon.steps.content;

import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.WorkerPool;
import java.util.stream.Stream;

/** The memory for the files of messages, reserved before any of them is read. Safe for use from any thread. */
public final class FileMemory {

    /** A file is read in pieces, which are then put together. */
    private static final int WHILE_READ = 2;

    /** A text is there as bytes, as characters, as HTML, and as a mail. */
    private static final int TEXT_COPIES = 5;

    /** Parts of the heap; the rest is for tasks, connections and whatever else a worker holds. */
    private static final double FOR_LOADING = 0.3;

    private static final double FOR_SENDING = 0.15;

    private final MemoryBudget loading = MemoryBudget.ofHeap(FOR_LOADING);
    private final MemoryBudget sending = MemoryBudget.ofHeap(FOR_SENDING);

    /** Waits until there is memory for the files that a step names; it is held until closed. */
    public Held hold(MessageSpec spec, Task task, FileLimit limit) throws InterruptedException {
        return new Held(loading.reserve(needed(spec, task, limit)), limit);
    }

    /** How much memory is needed to read the files that a step names, as far as that is known before they are read. */
    private static long needed(MessageSpec spec, Task task, FileLimit limit) {
        boolean files = Stream.of(spec.mail().attachments(), spec.mail().inlineImages())
                .anyMatch(names -> names.find().filter(all -> !all.isEmpty()).isPresent());
        boolean text = spec.texts()
                .bodyField()
                .find()
                .filter(path -> spec.source().find().isPresent()
                        || SourcePath.find(path, task.inputs().variables())
                                .match(value -> value instanceof FileVariable, nowhere -> false))
                .isPresent();
        return (files ? WHILE_READ * limit.most() : 0) + (text ? TEXT_COPIES * FileText.LONGEST : 0);
    }

    /** What a task holds of it. */
    public final class Held implements AutoCloseable {

        private final MemoryBudget.Reservation reservation;
        private final FileLimit limit;

        private Held(MemoryBudget.Reservation reservation, FileLimit limit) {
            this.reservation = reservation;
            this.limit = limit;
        }

        public FileLimit limit() {
            return limit;
        }

        /** Gives back what is not needed once the files are read; sending may need more for each message. */
        public WorkerPool loaded(Files files, WorkerPool workers) {
            long bytes = limit.most() - files.left();
            if (bytes > 0) {
                reservation.shrinkTo(bytes);
            }
            return limit.copies() == 0 || bytes == 0 ? workers : sending.reserving(limit.copies() * bytes, workers);
        }

        @Override
        public void close() {
            reservation.close();
        }
    }
}
