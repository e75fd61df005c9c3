package io.github.carillon.core.ledger;

import com.sun.management.OperatingSystemMXBean;
import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Not a test but a command: what the ledger costs a delivery, written one by one and in groups. Prints deliveries a
 * second and this process's CPU time for each of them, with H2's in it and without PostgreSQL's.
 */
final class LedgerMeasurement {

    private static final int DELIVERIES = 4_000;
    private static final int WARM_UP = 6_000;
    /** Nanoseconds between two deliveries, at about the rate that an engine with a worker on two cores reaches. */
    private static final long STEADY = 2_500_000;

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Outcome SENT = new Outcome.Accepted("<3682787f0cb4abd50ab97bb3bd0a6c4c@example.org>", null);

    private final AtomicInteger tasks = new AtomicInteger();

    private LedgerMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("ledger");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .start()) {
            LedgerMeasurement measurement = new LedgerMeasurement();
            measurement.measure("H2", "jdbc:h2:file:" + folder.resolve("ledger"));
            measurement.measure(
                    "PostgreSQL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres");
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.deleteOnExit());
            }
        }
    }

    private void measure(String name, String url) throws Exception {
        try (Database database = Database.open(new DatabaseSettings(url, null, null, 32));
                Ledger ledger = new Ledger(database.dataSource(), "grouped", LEASE, Clock.systemUTC())) {
            LedgerCommit commit = new LedgerCommit(
                    new LedgerDatabase(database.dataSource(), "single"),
                    new LedgerQueue(),
                    new LeaseCache(),
                    new Namesakes("lone"),
                    LEASE,
                    Clock.systemUTC());
            run(8, WARM_UP, 0, () -> grouped(ledger));
            run(8, WARM_UP, 0, () -> oneByOne(commit));
            for (int threads : List.of(8, 16, 32)) {
                compare(name, threads, 0, () -> oneByOne(commit), () -> grouped(ledger));
            }
            // last, when nothing is left to compile
            compare(name, 16, STEADY, () -> oneByOne(commit), () -> grouped(ledger));
        }
    }

    private static void compare(String name, int threads, long pause, Runnable oneByOne, Runnable grouped) {
        Measured single = run(threads, DELIVERIES, pause, oneByOne);
        Measured group = run(threads, DELIVERIES, pause, grouped);
        System.out.printf(
                Locale.ROOT,
                "%-10s %2d threads, %s: one by one %5.0f/s %.3f ms CPU, grouped %5.0f/s %.3f ms CPU%n",
                name,
                threads,
                pause == 0 ? "at once" : "steady",
                single.rate(),
                single.cpu(),
                group.rate(),
                group.cpu());
    }

    private void grouped(Ledger ledger) {
        DeliveryKey key = nextKey();
        ledger.claim(key, OnUnknown.REPEAT).ours().ifPresent(attempt -> ledger.settle(key, attempt, SENT));
    }

    private void oneByOne(LedgerCommit commit) {
        ClaimRequest request = ClaimRequest.of(nextKey(), OnUnknown.REPEAT);
        try {
            commit.write(new LedgerBatch(List.of(), List.of(), List.of(request), List.of()));
            commit.write(LedgerBatch.of(
                    new Settlement(request.row(), 1, SENT, Clock.systemUTC().instant(), false)));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** As an engine gives ids to tasks: by the time, in steps of 100 ns. */
    private DeliveryKey nextKey() {
        String task = String.format("%08x-c6d8-11f0-9a35-0242ac110002", 25_000 * tasks.incrementAndGet());
        return new DeliveryKey("engine", "", task, "mary", "smtp", "mary@example.org");
    }

    /**
     * @param pause between two deliveries, in nanoseconds: 0 for as many as there can be
     */
    private static Measured run(int threads, int deliveries, long pause, Runnable delivery) {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        AtomicInteger left = new AtomicInteger(deliveries);
        long cpu = process.getProcessCpuTime();
        long start = System.nanoTime();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            running.add(CompletableFuture.runAsync(
                    () -> {
                        for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
                            waitUntil(start + (long) (deliveries - number) * pause);
                            delivery.run();
                        }
                    },
                    work -> new Thread(work, "sender").start()));
        }
        running.forEach(CompletableFuture::join);
        double nanos = System.nanoTime() - start;
        return new Measured(deliveries / (nanos / 1e9), (process.getProcessCpuTime() - cpu) / 1e6 / deliveries);
    }

    private static void waitUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private record Measured(double rate, double cpu) {}
}
