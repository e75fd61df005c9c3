package io.github.carillon.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.database.FaultyDatabase;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The register of devices, whichever database it is in. */
abstract class DevicesSuite {

    private static final Reader ADA = new Reader("north", "ada");
    private static final Reader BOB = new Reader("north", "bob");
    private static final Reader ADA_ELSEWHERE = new Reader("south", "ada");
    private static final Subscription HERE =
            new Subscription("https://push.example.org/here", "the-key", Secret.of("the-auth"));
    private static final Subscription THERE = Subscription.token("there");
    private static final Duration MONTH = Duration.ofDays(30);

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final AtomicInteger made = new AtomicInteger();
    private final Database database;
    private final FaultyDatabase faulty;
    private final Devices devices;

    DevicesSuite(TestDatabase kind) {
        this.database = kind.open();
        this.faulty = new FaultyDatabase(database.dataSource());
        this.devices = new Devices(faulty.dataSource(), clock, () -> String.format("%032x", made.incrementAndGet()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_a_user_says_of_a_device_is_kept() {
        DeviceDetails details = new DeviceDetails("Ada's phone", "Android", "Firefox", "140.0", "fr-CA");
        Registration said =
                new Registration(null, DeviceKind.WEB_PUSH, "browsers", HERE, details, true, Permission.GRANTED);

        Device device = devices.register(ADA, said).orElseThrow();

        assertThat(device)
                .isEqualTo(new Device(
                        device.id(),
                        ADA,
                        DeviceKind.WEB_PUSH,
                        "browsers",
                        HERE,
                        details,
                        true,
                        Permission.GRANTED,
                        DeviceState.ACTIVE,
                        null,
                        clock.instant(),
                        clock.instant(),
                        null));
        assertThat(device.obstacle()).isEmpty();
        assertThat(devices.find(ADA, device.id())).contains(device);
        assertThat(devices.of(ADA)).containsExactly(device);
    }

    @Test
    void a_device_without_an_address_is_kept_with_what_is_in_the_way() {
        DeviceDetails details = DeviceDetails.named("Ada's laptop");
        Device denied = devices.register(
                        ADA,
                        new Registration(null, DeviceKind.WEB_PUSH, "browsers", null, details, true, Permission.DENIED))
                .orElseThrow();
        Device missing = devices.register(
                        ADA,
                        new Registration(
                                null, DeviceKind.WEB_PUSH, "browsers", null, details, false, Permission.DEFAULT))
                .orElseThrow();

        assertThat(denied.obstacle()).contains(Device.PERMISSION_DENIED);
        assertThat(missing.obstacle()).contains(Device.CLIENT_MISSING);
        assertThat(devices.of(ADA)).hasSize(2);
    }

    @Test
    void one_that_is_known_by_its_id_has_another_address_from_then_on() {
        Device first = register(ADA, HERE);
        devices.used(first);
        clock.forward(Duration.ofDays(1));

        Device second = devices.register(ADA, with(first.id(), THERE)).orElseThrow();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.subscription()).isEqualTo(THERE);
        assertThat(second.registeredAt()).isEqualTo(first.registeredAt());
        assertThat(second.seenAt()).isEqualTo(clock.instant());
        assertThat(second.usedAt()).isEqualTo(first.registeredAt());
        assertThat(devices.of(ADA)).containsExactly(second);
    }

    @Test
    void so_is_one_that_is_known_by_its_address() {
        Device first = register(ADA, HERE);

        assertThat(register(ADA, HERE).id()).isEqualTo(first.id());
        assertThat(devices.register(ADA, with("ffffffffffffffffffffffffffffffff", HERE))
                        .orElseThrow()
                        .id())
                .isEqualTo(first.id());
        assertThat(devices.of(ADA)).hasSize(1);
    }

    @Test
    void one_that_takes_the_address_of_another_of_the_same_user_leaves_one_of_them() {
        Device first = register(ADA, HERE);
        Device second = register(ADA, THERE);

        devices.register(ADA, with(second.id(), HERE));

        assertThat(found(first)).satisfies(gone -> {
            assertThat(gone.state()).isEqualTo(DeviceState.GONE);
            assertThat(gone.subscription()).isNull();
            assertThat(gone.reason()).isEqualTo("registered anew");
        });
        assertThat(found(second).subscription()).isEqualTo(HERE);
    }

    @Test
    void a_browser_that_another_user_uses_now_is_no_longer_the_first_ones() {
        Device adas = register(ADA, HERE);

        Device bobs = register(BOB, HERE);

        assertThat(bobs.id()).isNotEqualTo(adas.id());
        assertThat(found(adas).state()).isEqualTo(DeviceState.GONE);
        assertThat(found(adas).obstacle()).contains(Device.GONE);
        assertThat(devices.find(BOB, bobs.id()).orElseThrow().state()).isEqualTo(DeviceState.ACTIVE);

        register(ADA_ELSEWHERE, HERE);
        assertThat(devices.find(BOB, bobs.id()).orElseThrow().state()).isEqualTo(DeviceState.GONE);
    }

    @Test
    void nobody_takes_over_a_device_by_its_id() {
        Device adas = register(ADA, HERE);

        Device bobs = devices.register(BOB, with(adas.id(), THERE)).orElseThrow();

        assertThat(bobs.id()).isNotEqualTo(adas.id());
        assertThat(found(adas)).isEqualTo(adas);
    }

    @Test
    void everybody_sees_and_changes_their_own_alone() {
        Device device = register(ADA, HERE);

        for (Reader other : List.of(BOB, ADA_ELSEWHERE, new Reader("", "ada"))) {
            assertThat(devices.of(other)).isEmpty();
            assertThat(devices.find(other, device.id())).isEmpty();
            assertThat(devices.rename(other, device.id(), "mine")).isFalse();
            assertThat(devices.revoke(other, device.id(), "mine")).isFalse();
            assertThat(devices.revoke("south", device.id(), "mine")).isFalse();
            assertThat(devices.find("south", List.of(device.id()))).isEmpty();
        }
        assertThat(found(device)).isEqualTo(device);
    }

    @Test
    void a_device_gets_another_name() {
        Device device = register(ADA, HERE);

        assertThat(devices.rename(ADA, device.id(), "Größe")).isTrue();
        assertThat(found(device).details().name()).isEqualTo("Größe");
    }

    @Test
    void what_was_taken_away_stays_with_the_reason_and_without_its_address() {
        Device own = register(ADA, HERE);
        Device other = register(ADA, THERE);

        assertThat(devices.revoke(ADA, own.id(), "its owner took it away")).isTrue();
        assertThat(devices.revoke(ADA, own.id(), "again")).isFalse();
        assertThat(devices.revoke("north", other.id(), "an administrator took it away"))
                .isTrue();

        assertThat(found(own).state()).isEqualTo(DeviceState.REVOKED);
        assertThat(found(own).reason()).isEqualTo("its owner took it away");
        assertThat(found(own).subscription()).isNull();
        assertThat(found(other).reason()).isEqualTo("an administrator took it away");
    }

    @Test
    void what_was_taken_away_can_be_registered_again() {
        Device device = register(ADA, HERE);
        devices.revoke(ADA, device.id(), "its owner took it away");

        Device again = devices.register(ADA, with(device.id(), HERE)).orElseThrow();

        assertThat(again).isEqualTo(device);
        clock.forward(MONTH.plusDays(1));
        devices.sweep(MONTH);
        assertThat(devices.of(ADA)).containsExactly(again);
    }

    @Test
    void gone_is_only_what_still_has_the_address_that_led_nowhere() {
        Device before = register(ADA, HERE);
        Device after = devices.register(ADA, with(before.id(), THERE)).orElseThrow();

        devices.gone(before, "410");
        assertThat(found(after)).isEqualTo(after);

        devices.gone(after, "410");
        assertThat(found(after).state()).isEqualTo(DeviceState.GONE);
        assertThat(found(after).reason()).isEqualTo("410");
        devices.gone(after, "404");
        assertThat(found(after).reason()).isEqualTo("410");
    }

    @Test
    void an_accepted_push_is_noted() {
        Device device = register(ADA, HERE);
        clock.forward(Duration.ofHours(1));

        devices.used(device);

        assertThat(found(device).usedAt()).isEqualTo(clock.instant());
    }

    @Test
    void several_are_found_by_their_ids() {
        Device one = register(ADA, HERE);
        Device two = register(BOB, THERE);
        register(BOB, Subscription.token("other"));

        assertThat(devices.find("north", List.of(one.id(), two.id(), "none"))).containsExactlyInAnyOrder(one, two);
        assertThat(devices.find("north", List.of())).isEmpty();
    }

    @Test
    void the_newest_of_a_user_comes_first() {
        List<String> ids = new ArrayList<>();
        for (int each = 0; each < 3; each++) {
            ids.add(0, register(ADA, Subscription.token("d" + each)).id());
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(devices.of(ADA)).extracting(Device::id).containsExactlyElementsOf(ids);
    }

    @Test
    void an_administrator_turns_the_pages_and_sees_each_once() {
        for (int each = 0; each < 7; each++) {
            register(each % 2 == 0 ? BOB : ADA, Subscription.token("d" + each));
        }
        register(ADA_ELSEWHERE, HERE);

        List<Device> seen = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            DevicePage page = devices.list(DeviceFilter.all("north"), after, 3);
            assertThat(page.devices()).hasSizeLessThanOrEqualTo(3);
            seen.addAll(page.devices());
            after = page.next();
            pages++;
        } while (after != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(seen).extracting(device -> device.owner().user()).isSorted();
    }

    @Test
    void an_administrator_looks_for_some_of_them() {
        Device browser = register(ADA, HERE);
        Device app = devices.register(
                        BOB, Registration.ready(DeviceKind.FCM, "apps", THERE, DeviceDetails.named("Bob's phone")))
                .orElseThrow();
        devices.gone(browser, "410");

        assertThat(list("ada", null, null)).containsExactly(browser.id());
        assertThat(list(null, DeviceKind.FCM, null)).containsExactly(app.id());
        assertThat(list(null, null, DeviceState.GONE)).containsExactly(browser.id());
        assertThat(list("ada", DeviceKind.FCM, null)).isEmpty();
    }

    @Test
    void what_is_gone_is_forgotten_after_a_while_and_what_is_there_never() {
        Device gone = register(ADA, HERE);
        Device revoked = register(ADA, THERE);
        Device active = register(BOB, Subscription.token("active"));
        devices.gone(gone, "410");
        clock.forward(Duration.ofDays(1));
        devices.revoke(ADA, revoked.id(), "not mine");

        clock.forward(MONTH.minusDays(1));
        assertThat(devices.sweep(MONTH)).isFalse();
        assertThat(devices.of(ADA)).extracting(Device::id).containsExactly(revoked.id());

        clock.forward(Duration.ofDays(400));
        devices.sweep(MONTH);
        assertThat(devices.of(ADA)).isEmpty();
        assertThat(devices.of(BOB)).containsExactly(active);
    }

    @Test
    void nobody_registers_without_end() {
        for (int each = 0; each < Devices.MOST; each++) {
            register(ADA, Subscription.token("d" + each));
        }

        assertThat(devices.register(ADA, ready(HERE))).isEmpty();
        assertThat(devices.register(ADA, ready(Subscription.token("d7")))).isPresent();
        assertThat(devices.register(BOB, ready(HERE))).isPresent();
        assertThat(devices.of(ADA)).hasSize(Devices.MOST);
    }

    @Test
    void what_is_gone_longest_makes_room_for_what_is_new() {
        List<Device> all = new ArrayList<>();
        for (int each = 0; each < Devices.MOST; each++) {
            all.add(register(ADA, Subscription.token("d" + each)));
        }
        devices.gone(all.get(5), "410");
        clock.forward(Duration.ofSeconds(1));
        devices.gone(all.get(3), "410");

        register(ADA, HERE);

        assertThat(devices.of(ADA)).hasSize(Devices.MOST);
        assertThat(devices.find(ADA, all.get(5).id())).isEmpty();
        assertThat(devices.find(ADA, all.get(3).id())).isPresent();
    }

    @Test
    void a_database_that_is_away_is_told() {
        faulty.goAway();

        assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> devices.of(ADA));
        assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> register(ADA, HERE));
    }

    @Test
    void neither_a_device_nor_a_subscription_shows_where_it_leads() {
        Device device = register(ADA, HERE);

        assertThat(device + " " + device.subscription()).doesNotContain("ada", "push.example.org", "the-");
    }

    private Device register(Reader owner, Subscription subscription) {
        return devices.register(owner, ready(subscription)).orElseThrow();
    }

    private Device found(Device device) {
        return devices.find(device.owner(), device.id()).orElseThrow();
    }

    private List<String> list(String user, DeviceKind kind, DeviceState state) {
        return devices.list(new DeviceFilter("north", user, kind, state), null, 10).devices().stream()
                .map(Device::id)
                .toList();
    }

    private static Registration ready(Subscription subscription) {
        return Registration.ready(DeviceKind.WEB_PUSH, "browsers", subscription, DeviceDetails.named("a device"));
    }

    private static Registration with(String id, Subscription subscription) {
        Registration said = ready(Objects.requireNonNull(subscription));
        return new Registration(
                id, said.kind(), said.connection(), subscription, said.details(), true, Permission.GRANTED);
    }
}
