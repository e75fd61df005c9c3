package io.github.carillon.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.DeliveryPolicy;
import io.github.carillon.core.delivery.FakeChannel;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.resilience.Breaker;
import io.github.carillon.core.resilience.BreakerChannel;
import io.github.carillon.core.resilience.BreakerListener;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the dispatcher promises, whichever database the ledger is in. */
abstract class DispatcherSuite {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Outcome LOST = new Outcome.Unknown("CONNECTION_LOST", "no answer");
    private static final Outcome LATER = new Outcome.Deferred("4.2.1", "later", null);
    private static final Outcome BROKEN = new Outcome.Misconfigured("5.7.8", "wrong password");
    private static final Outcome BAD = new Outcome.Refused("5.1.1", "no such mailbox");

    private final Database database;
    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final List<Ledger> ledgers = new ArrayList<>();
    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final FakeChannel channel = new FakeChannel();

    DispatcherSuite(TestDatabase kind) {
        this.database = kind.open();
        this.ledger = ledgerOf("first");
        this.dispatcher = new Dispatcher(ledger, clock);
    }

    @AfterEach
    void close() {
        ledgers.forEach(Ledger::close);
        database.close();
    }

    @Test
    void what_was_accepted_is_not_sent_again_and_keeps_its_id() {
        Outcome first = send("task", OnUnknown.REPEAT);
        Outcome second = send("task", OnUnknown.REPEAT);

        assertThat(second).isEqualTo(first).isEqualTo(new Outcome.Accepted("id-1", "queued"));
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void what_was_accepted_stays_so_when_an_operator_retries_its_task() {
        send("task", OnUnknown.PARK);
        ledger.release("engine", "task");

        assertThat(send("task", OnUnknown.PARK)).isEqualTo(new Outcome.Accepted("id-1", "queued"));
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void a_status_that_names_a_connection_of_any_length_is_remembered_as_far_as_it_fits() {
        channel.answer(new Outcome.Accepted("id", "accepted by " + "x".repeat(100)));
        send("task", OnUnknown.REPEAT);

        assertThat(send("task", OnUnknown.REPEAT))
                .isEqualTo(new Outcome.Accepted("id", "accepted by " + "x".repeat(52)));
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void another_task_is_another_delivery() {
        send("one", OnUnknown.REPEAT);
        send("two", OnUnknown.REPEAT);

        assertThat(channel.sent).hasSize(2);
    }

    @Test
    void what_was_deferred_is_sent_again() {
        channel.answer(new Outcome.Deferred("4.2.1", "later", null));

        assertThat(send("task", OnUnknown.PARK)).isInstanceOf(Outcome.Deferred.class);
        assertThat(send("task", OnUnknown.PARK)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void what_was_refused_stays_so_until_an_operator_knows() {
        channel.answer(BAD);

        assertThat(send("task", OnUnknown.REPEAT)).isEqualTo(BAD);
        assertThat(send("task", OnUnknown.REPEAT)).isEqualTo(BAD);
        assertThat(channel.sent).hasSize(1);

        ledger.release("engine", "task");
        assertThat(send("task", OnUnknown.REPEAT)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void an_operator_of_one_engine_releases_nothing_in_another() {
        channel.answer(BAD);
        send("task", OnUnknown.REPEAT);
        ledger.release("other engine", "task");

        assertThat(send("task", OnUnknown.REPEAT)).isEqualTo(BAD);
    }

    @Test
    void an_unknown_outcome_is_repeated_where_that_is_the_policy() {
        channel.answer(LOST);

        assertThat(send("task", OnUnknown.REPEAT)).isEqualTo(LOST);
        assertThat(send("task", OnUnknown.REPEAT)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_doubt_outlives_the_attempts_that_sent_nothing() {
        channel.answer(LOST);
        channel.answer(LATER);
        channel.answer(LATER);
        channel.answer(BROKEN);
        send("task", OnUnknown.REPEAT);

        assertThat(send("task", OnUnknown.REPEAT)).isEqualTo(LATER.markPossiblySent());
        assertThat(send("task", OnUnknown.REPEAT)).isEqualTo(LATER.markPossiblySent());
        assertThat(send("task", OnUnknown.REPEAT)).isEqualTo(BROKEN.markPossiblySent());
        assertThat(send("task", OnUnknown.REPEAT)).isEqualTo(BROKEN.markPossiblySent());

        ledger.release("engine", "task");
        assertThat(send("task", OnUnknown.REPEAT)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void what_was_deferred_after_a_doubt_is_parked_like_the_doubt_itself() {
        channel.answer(LOST);
        channel.answer(LATER);
        send("task", OnUnknown.REPEAT);
        send("task", OnUnknown.REPEAT);

        assertThat(send("task", OnUnknown.PARK)).isInstanceOf(Outcome.Unknown.class);
        assertThat(channel.sent).hasSize(2);
    }

    @Test
    void an_operator_who_consents_ends_the_doubt() {
        channel.answer(LOST);
        channel.answer(LATER);
        send("task", OnUnknown.PARK);
        ledger.release("engine", "task");

        assertThat(send("task", OnUnknown.PARK)).isEqualTo(LATER);
        assertThat(send("task", OnUnknown.PARK)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void what_a_killed_worker_may_have_sent_is_not_called_too_old() {
        DeliveryPolicy terms = new DeliveryPolicy(OnUnknown.REPEAT, clock.instant());
        ledgerOf("killed").claim(key("task"), OnUnknown.REPEAT);
        clock.forward(LEASE);

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(dispatcher.dispatch(new Delivery<>(key("task"), "text"), channel, terms))
                    .isEqualTo(new Outcome.Unknown(
                            "TOO_OLD",
                            "it was to be sent by 2026-03-01T12:00:00Z at the latest; an earlier attempt may have been"
                                    + " made"));
        }
        assertThat(channel.sent).isEmpty();
    }

    @Test
    void an_unknown_outcome_is_parked_until_an_operator_consents_and_each_time_anew() {
        channel.answer(LOST);
        channel.answer(LOST);

        assertThat(send("task", OnUnknown.PARK)).isEqualTo(LOST);
        assertThat(send("task", OnUnknown.PARK)).isEqualTo(LOST);
        assertThat(channel.sent).hasSize(1);

        ledger.release("engine", "task");
        assertThat(send("task", OnUnknown.PARK)).isEqualTo(LOST);
        assertThat(send("task", OnUnknown.PARK)).isEqualTo(LOST);
        assertThat(channel.sent).hasSize(2);
    }

    @Test
    void what_another_worker_is_sending_waits_for_the_end_of_its_lease() {
        ledgerOf("second").claim(key("task"), OnUnknown.REPEAT);
        clock.forward(Duration.ofSeconds(20));

        assertThat(send("task", OnUnknown.REPEAT))
                .isEqualTo(new Outcome.Deferred("IN_FLIGHT", "another worker is sending it", Duration.ofSeconds(40)));
        assertThat(channel.sent).isEmpty();
    }

    @Test
    void a_worker_that_lives_keeps_its_claims() {
        Ledger second = ledgerOf("second");
        second.claim(key("task"), OnUnknown.REPEAT);
        clock.forward(Duration.ofSeconds(50));
        second.renew();
        clock.forward(Duration.ofSeconds(50));

        assertThat(send("task", OnUnknown.REPEAT)).isInstanceOf(Outcome.Deferred.class);
    }

    @Test
    void what_a_killed_worker_left_behind_is_unknown() {
        ledgerOf("killed").claim(key("task"), OnUnknown.PARK);
        clock.forward(LEASE);

        assertThat(send("task", OnUnknown.PARK))
                .isEqualTo(new Outcome.Unknown("WORKER_STOPPED", "the worker stopped while it was sending"));
        assertThat(channel.sent).isEmpty();
        assertThat(send("task", OnUnknown.REPEAT)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_worker_that_was_overtaken_does_not_change_what_the_other_one_noted() {
        Ledger slow = ledgerOf("slow");
        slow.claim(key("task"), OnUnknown.REPEAT);
        clock.forward(LEASE);
        Outcome accepted = send("task", OnUnknown.REPEAT);

        slow.settle(key("task"), 1, BAD);
        assertThat(send("task", OnUnknown.REPEAT)).isEqualTo(accepted);
    }

    @Test
    void a_channel_that_had_to_wait_is_told_when_another_worker_may_have_taken_the_delivery() {
        List<Boolean> ours = new ArrayList<>();
        Channel<String> waiting = new Channel<>() {
            @Override
            public String kind() {
                return "fake";
            }

            @Override
            public Outcome send(Delivery<String> delivery) {
                ours.add(delivery.ours().getAsBoolean());
                clock.forward(LEASE);
                ours.add(delivery.ours().getAsBoolean());
                return Delivery.leaseLost();
            }
        };

        Outcome outcome = sendBy(waiting);

        assertThat(ours).containsExactly(true, false);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Deferred.class,
                        late -> assertThat(late.attempted())
                                .as("uses up no attempt")
                                .isFalse());
        assertThat(send("task", OnUnknown.PARK)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_channel_that_throws_leaves_the_outcome_unknown() {
        Outcome outcome = sendBy(broken(() -> {
            throw new IllegalStateException("a bug");
        }));

        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_channel_that_cannot_even_be_loaded_holds_no_claim() {
        Outcome outcome = sendBy(broken(() -> {
            throw new NoClassDefFoundError("a/missing/Jar");
        }));

        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(send("task", OnUnknown.REPEAT)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void what_was_accepted_is_told_even_while_its_connection_is_left_alone() {
        Breaker breaker = new Breaker("relay", BreakerListener.NONE, clock, () -> 0);
        Channel<String> guarded = new BreakerChannel<>(channel, breaker);
        Outcome accepted = dispatcher.dispatch(new Delivery<>(key("one"), "text"), guarded, OnUnknown.REPEAT);
        channel.answer(new Outcome.Misconfigured("5.7.8", "wrong password"));
        dispatcher.dispatch(new Delivery<>(key("two"), "text"), guarded, OnUnknown.REPEAT);

        assertThat(dispatcher.dispatch(new Delivery<>(key("one"), "text"), guarded, OnUnknown.REPEAT))
                .isEqualTo(accepted);
        assertThat(dispatcher.dispatch(new Delivery<>(key("three"), "text"), guarded, OnUnknown.REPEAT))
                .isInstanceOf(Outcome.Deferred.class);
        assertThat(channel.sent).hasSize(2);
    }

    @Test
    void what_is_in_doubt_stays_so_while_its_connection_is_left_alone() {
        Outcome.Deferred resting = new Outcome.Deferred("BREAKER_OPEN", "left alone", null);
        channel.answer(LOST);
        send("parked", OnUnknown.PARK);
        channel.answer(LOST);
        send("repeated", OnUnknown.REPEAT);
        ledgerOf("killed").claim(key("abandoned"), OnUnknown.PARK);
        clock.forward(LEASE);
        ledgerOf("second").claim(key("held"), OnUnknown.PARK);
        channel.notNow = resting;

        assertThat(send("new", OnUnknown.PARK)).isEqualTo(resting);
        assertThat(send("parked", OnUnknown.PARK)).isEqualTo(LOST);
        assertThat(send("repeated", OnUnknown.REPEAT)).isEqualTo(resting.markPossiblySent());
        assertThat(send("abandoned", OnUnknown.PARK)).isEqualTo(resting.markPossiblySent());
        assertThat(send("held", OnUnknown.PARK)).extracting("code").isEqualTo("IN_FLIGHT");
    }

    @Test
    void what_comes_too_late_is_refused_until_an_operator_wants_it_nevertheless() {
        DeliveryPolicy terms =
                new DeliveryPolicy(OnUnknown.REPEAT, clock.instant().plusSeconds(60));
        Outcome tooOld = new Outcome.Refused("TOO_OLD", "it was to be sent by 2026-03-01T12:01:00Z at the latest");
        channel.answer(new Outcome.Deferred("4.2.1", "later", null));
        dispatcher.dispatch(new Delivery<>(key("task"), "text"), channel, terms);
        dispatcher.dispatch(new Delivery<>(key("sent in time"), "text"), channel, terms);
        clock.forward(Duration.ofSeconds(61));

        assertThat(dispatcher.dispatch(new Delivery<>(key("task"), "text"), channel, terms))
                .isEqualTo(tooOld);
        assertThat(dispatcher.dispatch(new Delivery<>(key("new"), "text"), channel, terms))
                .isEqualTo(tooOld);
        assertThat(dispatcher.dispatch(new Delivery<>(key("sent in time"), "text"), channel, terms))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(channel.sent).hasSize(2);

        ledger.release("engine", "task");
        assertThat(dispatcher.dispatch(new Delivery<>(key("task"), "text"), channel, terms))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void nothing_is_sent_without_the_ledger() {
        database.close();

        assertThat(send("task", OnUnknown.REPEAT)).isInstanceOf(Outcome.Deferred.class);
        assertThat(channel.sent).isEmpty();
    }

    @Test
    void of_many_that_want_to_send_the_same_one_does() throws Exception {
        int many = 8;
        ExecutorService pool = Executors.newFixedThreadPool(many);
        CountDownLatch together = new CountDownLatch(many);
        for (int worker = 0; worker < many; worker++) {
            Dispatcher own = new Dispatcher(ledgerOf("worker " + worker), clock);
            Future<?> started = pool.submit(() -> {
                together.countDown();
                together.await();
                synchronizedSend(own);
                return null;
            });
            assertThat(started).isNotNull();
        }
        pool.shutdown();

        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(channel.sent).hasSize(1);
    }

    private void synchronizedSend(Dispatcher own) {
        own.dispatch(new Delivery<>(key("task"), "text"), synchronizedChannel(), OnUnknown.REPEAT);
    }

    private Channel<String> synchronizedChannel() {
        return new Channel<>() {
            @Override
            public String kind() {
                return channel.kind();
            }

            @Override
            public Outcome send(Delivery<String> delivery) {
                synchronized (channel) {
                    return channel.send(delivery);
                }
            }
        };
    }

    private Outcome sendBy(Channel<String> other) {
        return dispatcher.dispatch(new Delivery<>(key("task"), "text"), other, OnUnknown.PARK);
    }

    private static Channel<String> broken(Supplier<Outcome> bug) {
        return new Channel<>() {
            @Override
            public String kind() {
                return "fake";
            }

            @Override
            public Outcome send(Delivery<String> delivery) {
                return bug.get();
            }
        };
    }

    private Outcome send(String task, OnUnknown onUnknown) {
        return dispatcher.dispatch(new Delivery<>(key(task), "text"), channel, onUnknown);
    }

    private Ledger ledgerOf(String owner) {
        Ledger opened = new Ledger(database.dataSource(), owner, LEASE, clock);
        ledgers.add(opened);
        return opened;
    }

    private static DeliveryKey key(String task) {
        return new DeliveryKey("engine", "", task, "mary", "fake", "mary@example.org");
    }
}
