package io.github.carillon.core.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.FaultyDatabase;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Permit;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceDetails;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.DeviceState;
import io.github.carillon.core.device.Devices;
import io.github.carillon.core.device.Permission;
import io.github.carillon.core.device.Registration;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.governance.Governance;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Push;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.DeviceId;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PushChannelTest {

    private static final Reader ADA = new Reader("north", "ada");
    private static final Subscription HERE = Subscription.token("here");

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final AtomicInteger made = new AtomicInteger();
    private final Database database = TestDatabase.H2.open();
    private final FaultyDatabase faulty = new FaultyDatabase(database.dataSource());
    private final Devices devices =
            new Devices(faulty.dataSource(), clock, () -> String.format("%032x", made.incrementAndGet()));
    private final ScriptedChannel<Note> inbox = new ScriptedChannel<>("inbox");
    private final ScriptedChannel<DevicePush> wire = new ScriptedChannel<>("push");
    private final PushChannel channel = new PushChannel(inbox, devices, Map.of("browsers", wire));
    private final Device device = register("browsers");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_note_is_kept_and_then_shown() {
        wire.whileSending(() -> assertThat(inbox.sent()).containsExactly(note()));
        clock.forward(Duration.ofMinutes(1));

        assertThat(send()).isInstanceOf(Outcome.Accepted.class);

        assertThat(wire.sent()).containsExactly(new DevicePush(device, HERE, note()));
        assertThat(wire.deliveries().get(0).key()).isEqualTo(delivery().key());
        assertThat(found().usedAt()).isEqualTo(clock.instant());
    }

    @Test
    void what_is_not_kept_is_not_shown() {
        Outcome silent = new Outcome.Deferred("INBOX_UNAVAILABLE", "no answer", null, Outcome.Scope.CONNECTION);
        inbox.answer(silent);

        assertThat(send()).isEqualTo(silent);
        assertThat(wire.sent()).isEmpty();
    }

    @Test
    void a_device_that_is_gone_is_noted_as_such_and_its_note_is_kept() {
        wire.answer(new Outcome.Refused(Device.GONE, "the push service answered 410"));

        assertThat(send()).isInstanceOf(Outcome.Refused.class);
        assertThat(found().state()).isEqualTo(DeviceState.GONE);
        assertThat(found().reason()).isEqualTo("the push service answered 410");

        assertThat(send()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Device.GONE);
            assertThat(refused.reason()).contains("the push service answered 410");
        });
        assertThat(wire.sent()).hasSize(1);
        assertThat(inbox.sent()).hasSize(2);
    }

    @Test
    void a_device_that_was_registered_anew_while_it_was_sent_to_stays() {
        wire.answer(new Outcome.Refused(Device.GONE, "410"));
        wire.whileSending(() -> devices.register(
                ADA,
                new Registration(
                        device.id(),
                        DeviceKind.WEB_PUSH,
                        "browsers",
                        Subscription.token("there"),
                        device.details(),
                        true,
                        Permission.GRANTED)));

        send();

        assertThat(found().state()).isEqualTo(DeviceState.ACTIVE);
    }

    @Test
    void another_refusal_says_nothing_of_the_device() {
        wire.answer(new Outcome.Refused("TEXT_TOO_LONG", "too long"));

        send();

        assertThat(found().state()).isEqualTo(DeviceState.ACTIVE);
        assertThat(found().usedAt()).isNull();
    }

    @Test
    void a_device_whose_user_said_no_keeps_the_note() {
        devices.register(
                ADA,
                new Registration(
                        device.id(), DeviceKind.WEB_PUSH, "browsers", HERE, device.details(), true, Permission.DENIED));

        assertThat(send())
                .isInstanceOf(Outcome.Refused.class)
                .extracting("code")
                .isEqualTo(Device.PERMISSION_DENIED);
        assertThat(inbox.sent()).hasSize(1);
        assertThat(wire.sent()).isEmpty();
    }

    @Test
    void a_device_that_nobody_knows_keeps_the_note() {
        Push push = new Push(note(), new DeviceId("ffffffffffffffffffffffffffffffff"));

        assertThat(channel.send(new Delivery<>(delivery().key(), push)))
                .isEqualTo(new Outcome.Refused(Device.GONE, "there is no such device"));
        assertThat(inbox.sent()).hasSize(1);
    }

    @Test
    void a_connection_that_is_no_longer_configured_concerns_its_devices_alone() {
        Device other = register("before");

        assertThat(channel.send(delivery(other))).isInstanceOfSatisfying(Outcome.Misconfigured.class, broken -> {
            assertThat(broken.scope()).isEqualTo(Outcome.Scope.MESSAGE);
            assertThat(broken.reason()).contains("before");
        });
        assertThat(inbox.sent()).hasSize(1);
    }

    @Test
    void a_register_that_gives_no_answer_defers_before_anything_is_kept() {
        faulty.goAway();

        assertThat(send())
                .isInstanceOf(Outcome.Deferred.class)
                .extracting("code")
                .isEqualTo(PushChannel.UNAVAILABLE);
        assertThat(inbox.sent()).isEmpty();
    }

    @Test
    void a_register_that_falls_silent_meanwhile_changes_nothing_about_what_was_sent() {
        wire.whileSending(faulty::goAway);

        assertThat(send()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void what_a_connection_does_not_admit_is_not_kept_yet() {
        Outcome limited = new Outcome.Deferred(Outcome.Deferred.RATE_LIMITED, "later", null);
        PushChannel full = new PushChannel(inbox, devices, Map.of("browsers", new Full(limited)));

        assertThat(full.send(delivery())).isEqualTo(limited);
        assertThat(inbox.sent()).isEmpty();
    }

    @Test
    void under_a_rule_that_holds_the_note_is_kept_and_nothing_goes_out() {
        for (Governance rule : new Governance[] {
            new Governance.Hold(),
            new Governance.Redirect(null, null),
            new Governance.AllowList(Set.of(), Set.of(), Set.of())
        }) {
            PushChannel held = new PushChannel(inbox, devices, Map.of("browsers", rule.pushes(wire)));

            assertThat(held.send(delivery()))
                    .isInstanceOfSatisfying(
                            Outcome.Accepted.class,
                            accepted -> assertThat(accepted.status()).isEqualTo("held"));
        }
        assertThat(wire.sent()).isEmpty();
        assertThat(inbox.sent()).hasSize(3);

        assertThat(new Governance.Deliver().pushes(wire)).isSameAs(wire);
    }

    private Outcome send() {
        return channel.send(delivery());
    }

    private Delivery<Push> delivery() {
        return delivery(device);
    }

    private Delivery<Push> delivery(Device to) {
        return new Delivery<>(
                new DeliveryKey("engine", "north", "task", "ada", "push", to.id()),
                new Push(note(), new DeviceId(to.id())));
    }

    private Device register(String connection) {
        Subscription subscription = connection.equals("browsers") ? HERE : Subscription.token(connection);
        return devices.register(
                        ADA,
                        Registration.ready(
                                DeviceKind.WEB_PUSH, connection, subscription, DeviceDetails.named("a phone")))
                .orElseThrow();
    }

    private Device found() {
        return devices.find(ADA, device.id()).orElseThrow();
    }

    private Note note() {
        return new Note(
                "0123456789abcdef0123456789abcdef",
                "north",
                "ada",
                "Late",
                "Order 17 is late",
                null,
                Note.INFO,
                Severity.INFO,
                new Origin("order", "p1", "key", null),
                device.registeredAt(),
                device.registeredAt().plus(Duration.ofDays(1)));
    }

    /** Takes nothing. */
    private record Full(Outcome why) implements Channel<DevicePush> {

        @Override
        public String kind() {
            return "push";
        }

        @Override
        public Permit<DevicePush> admit(DevicePush message, Duration patience) {
            return new Permit.NotNow<>(why);
        }

        @Override
        public Outcome send(Delivery<DevicePush> delivery) {
            throw new AssertionError("nothing was admitted");
        }
    }
}
