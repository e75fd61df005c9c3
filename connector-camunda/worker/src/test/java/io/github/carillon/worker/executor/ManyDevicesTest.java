package io.github.carillon.worker.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.steps.PushFixture;
import io.github.carillon.steps.SendNotificationHandler;
import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.StepContext;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.WorkerPool;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One task that is for the devices of many. */
final class ManyDevicesTest {

    private static final int USERS = 50;
    private static final int DEVICES = 5_000;
    private static final int ACCEPTED_BEFORE_THE_KILL = 2_000;
    private static final int WIDTH = 8;
    private static final Duration LOCK = Duration.ofSeconds(60);

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-29T08:00:00Z"));
    private final PushFixture push = new PushFixture();
    private final ConnectionExecutors executors = new ConnectionExecutors(500, LOCK, clock);
    private final CountingService service = new CountingService();
    private final CountDownLatch killed = new CountDownLatch(1);

    @AfterEach
    void close() {
        killed.countDown();
        executors.abandon();
        push.close();
    }

    @Test
    void five_thousand_pushes_of_one_task_are_spread_and_after_a_kill_none_that_was_accepted_is_repeated() {
        IntStream.range(0, DEVICES).forEach(number -> push.device("user" + number % USERS, "Device " + number));
        service.stopAfter(ACCEPTED_BEFORE_THE_KILL);
        CompletableFuture<Report> first = begin("first");
        await().atMost(Duration.ofMinutes(2)).until(() -> service.stuck.get() == WIDTH);
        Set<String> before = Set.copyOf(service.accepted.keySet());
        assertThat(before).hasSize(ACCEPTED_BEFORE_THE_KILL);
        assertThat(service.threads).hasSize(WIDTH);

        service.goOn();
        clock.forward(LOCK.plusSeconds(1));
        Report report = begin("second").orTimeout(2, TimeUnit.MINUTES).join();

        killed.countDown();
        assertThat(first).succeedsWithin(Duration.ofMinutes(2));
        assertThat(report.accepted()).isEqualTo(DEVICES);
        assertThat(service.accepted).hasSize(DEVICES);
        assertThat(before).allSatisfy(device -> assertThat(service.accepted).containsEntry(device, 1));
        assertThat(service.threads)
                .filteredOn(thread -> thread.contains("second"))
                .hasSize(WIDTH);
    }

    /** As a worker does that has just come up: nothing but the databases is left of the one before. */
    private CompletableFuture<Report> begin(String worker) {
        Connections none = new Connections(Choice.none(), Choice.none(), Choice.none());
        Deliveries deliveries = new Deliveries(
                "engine",
                new Dispatcher(push.ledgers.ledger(clock), clock),
                RetryPolicy.standard(),
                WorkerListener.NONE,
                clock);
        MessageSender sender = new MessageSender(
                push.with(none, service),
                deliveries,
                StepContext.of(id -> Optional.of(new Recipient(id, null, null, null, null, null))));
        Plan.Sending plan = new SendNotificationHandler(sender).plan(task()).match(settled -> null, sending -> sending);
        CompletableFuture<Report> report = new CompletableFuture<>();
        executors.of(worker, plan.width()).add(new Turn(plan, report));
        return report;
    }

    private static Task task() {
        return Tasks.with(Map.of(
                "notificationType",
                "Push",
                "subject",
                "Alert",
                "body",
                "Please look at it.",
                "userName",
                IntStream.range(0, USERS).mapToObj(user -> "user" + user).collect(Collectors.joining(","))));
    }

    /** Counts what it accepts of each device, and on demand leaves those who send waiting for an answer. */
    private final class CountingService implements Channel<DevicePush> {

        private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
        private final Set<String> threads = ConcurrentHashMap.newKeySet();
        private final AtomicInteger stuck = new AtomicInteger();
        private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

        void stopAfter(int pushes) {
            left.set(pushes);
        }

        void goOn() {
            left.set(Integer.MAX_VALUE);
        }

        @Override
        public String kind() {
            return "web-push";
        }

        @Override
        public Outcome send(Delivery<DevicePush> delivery) {
            threads.add(Thread.currentThread().getName());
            if (left.getAndDecrement() <= 0) {
                stuck.incrementAndGet();
                waitForTheEnd();
                return new Outcome.Unknown("KILLED", "killed");
            }
            accepted.merge(delivery.message().device().id(), 1, Integer::sum);
            return new Outcome.Accepted(delivery.key().id(), null);
        }

        private void waitForTheEnd() {
            try {
                killed.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The task, when its turn comes. */
    private record Turn(Plan.Sending plan, CompletableFuture<Report> report) implements QueuedTask {

        @Override
        public long priority() {
            return 0;
        }

        @Override
        public void begin(WorkerPool workers) {
            Result result = plan.work().apply(workers);
            report.complete(((Result.Delivered) result).report());
        }

        @Override
        public void giveBack() {}

        @Override
        public void left() {}
    }
}
