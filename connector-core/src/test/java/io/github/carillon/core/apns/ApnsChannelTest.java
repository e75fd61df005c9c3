package io.github.carillon.core.apns;

import static io.github.carillon.core.device.DevicePushes.NOW;
import static io.github.carillon.core.device.DevicePushes.kindOf;
import static io.github.carillon.core.device.DevicePushes.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eatthepath.pushy.apns.server.RejectionReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.DevicePushes;
import io.github.carillon.core.device.Shown;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.smtp.TestCertificate;
import io.github.carillon.core.tls.Pem;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApnsChannelTest {

    private static final String PHONE = "0a".repeat(32);
    private static final String PAD = "0b".repeat(32);
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration IMPATIENT = Duration.ofMillis(500);

    @TempDir
    private static Path folder;

    private static final List<CompletableFuture<?>> CLOSING = new ArrayList<>();

    private static TestCertificate certificate;
    private static List<X509Certificate> trusted;
    private static KeyPair keys;

    private final DevicePushes pushes = new DevicePushes(DeviceKind.APNS);
    private final List<ApnsChannel> open = new ArrayList<>();
    private ApnsServer apns;
    private ApnsChannel channel;

    @BeforeAll
    static void make() throws Exception {
        certificate = TestCertificate.forNames(folder, "ip:127.0.0.1");
        trusted = Pem.certificates(certificate.certificatePem()).match(good -> good, reason -> {
            throw new AssertionError(reason);
        });
        keys = newKeys();
    }

    @BeforeEach
    void start() throws Exception {
        apns = new ApnsServer(certificate, keys, Set.of(PHONE, PAD));
        channel = channel(settings(keys, Shown.TEXT, trusted, PATIENT, PATIENT));
    }

    /** Netty takes seconds for it. */
    @AfterEach
    void stop() {
        CLOSING.add(apns.stop());
        open.forEach(
                opened -> CLOSING.add(CompletableFuture.runAsync(opened::close, task -> new Thread(task).start())));
    }

    @AfterAll
    static void awaitTheEnd() {
        CompletableFuture.allOf(CLOSING.toArray(CompletableFuture[]::new)).join();
    }

    @Test
    void every_part_of_a_note_has_its_place() throws Exception {
        Delivery<DevicePush> delivery = pushes.to(PHONE);

        Outcome outcome = channel.send(delivery);

        String id = delivery.key().id();
        String uuid = id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        assertThat(outcome).isEqualTo(new Outcome.Accepted(uuid, null));
        ApnsServer.Received received = apns.received().get(0);
        assertThat(received.header(":path")).isEqualTo("/3/device/" + PHONE);
        assertThat(received.header("apns-id")).isEqualTo(uuid);
        assertThat(received.header("apns-collapse-id")).isEqualTo(id);
        assertThat(received.header("apns-topic")).isEqualTo(ApnsServer.TOPIC);
        assertThat(received.header("apns-push-type")).isEqualTo("alert");
        assertThat(received.header("apns-priority")).isEqualTo("10");
        assertThat(received.header("apns-expiration"))
                .isEqualTo(String.valueOf(NOW.plus(Duration.ofDays(7)).getEpochSecond()));
        JsonNode payload = new ObjectMapper().readTree(received.payload());
        assertThat(payload.at("/aps/alert/title").asText()).isEqualTo("Approval needed");
        assertThat(payload.at("/aps/alert/body").asText()).isEqualTo("Order 17 waits for you.");
        assertThat(payload.at("/aps/sound").asText()).isEqualTo("default");
        assertThat(payload.at("/aps/thread-id").asText()).isEqualTo("ACTION_REQUIRED");
        assertThat(payload.path("note").asText())
                .isEqualTo(delivery.message().note().id());
        assertThat(payload.path("link").asText()).isEqualTo("https://example.org/task/1");
    }

    @Test
    void what_is_good_to_know_may_wait_until_the_device_is_awake() {
        channel.send(pushes.to(PHONE, note("a", "", Severity.INFO, Duration.ofDays(1))));

        assertThat(apns.received().get(0).header("apns-priority")).isEqualTo("5");
        assertThat(apns.received().get(0).payload()).doesNotContain("body");
    }

    @Test
    void a_hint_tells_nothing_of_the_note_in_the_language_of_the_device() {
        channel = channel(settings(keys, Shown.HINT, trusted, PATIENT, PATIENT));

        channel.send(pushes.to(PHONE, note("Secret", "More", Severity.INFO, Duration.ofDays(1)), "fr"));

        assertThat(apns.received().get(0).payload())
                .contains("Vous avez une nouvelle notification", "\"note\":\"0123")
                .doesNotContain("Secret", "More", "example.org");
    }

    @Test
    void an_app_that_was_removed_is_gone() {
        apns.remove(PHONE);

        assertThat(channel.send(pushes.to(PHONE)))
                .isEqualTo(new Outcome.Refused(
                        Device.GONE, "the app was removed or got another token (APNs answered Unregistered)"));
    }

    @Test
    void a_device_of_another_app_is_refused_and_kept() {
        assertThat(kindOf(channel.send(pushes.to("0c".repeat(32))))).isEqualTo("refused DeviceTokenNotForTopic");
    }

    @Test
    void what_is_no_device_token_gets_into_no_path() {
        for (String bad : List.of("", "../../x", PHONE + "/", PHONE + "?a=b", "0g".repeat(32), "0a".repeat(101))) {
            assertThat(channel.mistake(DeviceKind.APNS, Subscription.token(bad)))
                    .isPresent();
            assertThat(kindOf(channel.send(pushes.to(bad)))).isEqualTo("refused " + Device.GONE);
        }
        assertThat(channel.mistake(DeviceKind.APNS, Subscription.token(PHONE))).isEmpty();
        assertThat(channel.kinds()).containsExactly(DeviceKind.APNS);
        assertThat(apns.received()).isEmpty();
    }

    @Test
    void a_text_larger_than_apns_takes_is_refused_before_anything_is_sent() {
        int most = IntStream.range(3000, 5000)
                .filter(length -> new ApnsPush(ofLength(length), ApnsServer.TOPIC, Shown.TEXT).size() <= 4096)
                .max()
                .orElseThrow();

        assertThat(kindOf(channel.send(ofLength(most)))).isEqualTo("accepted");
        assertThat(kindOf(channel.send(ofLength(most + 1)))).isEqualTo("refused TEXT_TOO_LONG");
        assertThat(apns.received()).hasSize(1);
    }

    @Test
    void a_key_that_apple_does_not_know_is_the_operators_business() throws Exception {
        channel = channel(settings(newKeys(), Shown.TEXT, trusted, PATIENT, PATIENT));

        assertThat(channel.send(pushes.to(PHONE)))
                .isEqualTo(new Outcome.Misconfigured(
                        "InvalidProviderToken",
                        "APNs answered InvalidProviderToken: look at team-id, key-id, signing-key and topic",
                        Scope.ACCOUNT));
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_DEVICE_TOKEN, refused DEVICE_GONE",
        "PAYLOAD_TOO_LARGE, refused TEXT_TOO_LONG",
        "BAD_COLLAPSE_ID, refused BadCollapseId",
        "TOPIC_DISALLOWED, misconfigured TopicDisallowed",
        "FORBIDDEN, misconfigured Forbidden",
        "EXPIRED_PROVIDER_TOKEN, deferred ExpiredProviderToken",
        "TOO_MANY_REQUESTS, deferred TooManyRequests",
        "INTERNAL_SERVER_ERROR, deferred InternalServerError",
        "SERVICE_UNAVAILABLE, deferred ServiceUnavailable",
        "SHUTDOWN, deferred Shutdown"
    })
    void each_reason_has_its_outcome_and_the_next_push_goes_out(RejectionReason reason, String outcome) {
        apns.reject(reason);

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo(outcome);
        await().untilAsserted(
                        () -> assertThat(kindOf(channel.send(pushes.to(PAD)))).isEqualTo("accepted"));
        assertThat(apns.received())
                .filteredOn(push -> push.header(":path").endsWith(PHONE))
                .hasSize(1);
    }

    @Test
    void an_answer_that_does_not_come_leaves_it_unknown_and_it_is_not_repeated() {
        channel = channel(settings(keys, Shown.TEXT, trusted, PATIENT, IMPATIENT));
        apns.stall();

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("unknown TIMEOUT");
        assertThat(apns.received()).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_before_the_answer_leaves_it_unknown_and_it_is_not_repeated() {
        apns.drop();

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("unknown CONNECTION_LOST");
        assertThat(kindOf(channel.send(pushes.to(PAD)))).isEqualTo("accepted");
        assertThat(apns.received()).hasSize(2);
    }

    @Test
    void what_is_on_its_way_when_the_connection_is_closed_is_unknown_and_not_sent_twice() throws Exception {
        apns.stall();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Outcome> outcome = thread.submit(() -> channel.send(pushes.to(PHONE)));
        await().until(() -> apns.received().size() == 1);

        long begin = System.nanoTime();
        channel.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        assertThat(kindOf(outcome.get())).isEqualTo("unknown CONNECTION_LOST");
        assertThat(kindOf(channel.send(pushes.to(PAD)))).isEqualTo("deferred CONNECT_FAILED");
        assertThat(apns.received()).hasSize(1);
        thread.shutdown();
    }

    @Test
    void where_nobody_listens_nothing_was_sent() {
        apns.close();

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("deferred CONNECT_FAILED");
        assertThat(channel.check().ok()).isFalse();
        assertThat(channel.check().detail()).contains("cannot be reached");
    }

    @Test
    void a_connection_that_does_not_come_about_in_time_carries_nothing_later() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            channel = channel(settings(silent.getLocalPort(), keys, Shown.TEXT, trusted, IMPATIENT, PATIENT));

            assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("deferred TIMEOUT");
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_told_with_what_to_do() {
        channel = channel(settings(keys, Shown.TEXT, List.of(), PATIENT, PATIENT));

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("misconfigured UNTRUSTED_CERTIFICATE");
        assertThat(channel.check().detail()).startsWith("UNTRUSTED_CERTIFICATE: ");
        assertThat(apns.received()).isEmpty();
    }

    @Test
    void what_another_worker_may_have_taken_meanwhile_is_not_sent() {
        assertThat(channel.send(pushes.to(PHONE, () -> false))).isEqualTo(Delivery.leaseLost());
        assertThat(kindOf(channel.send(pushes.to(PAD)))).isEqualTo("accepted");
        assertThat(apns.received()).hasSize(1);
    }

    @Test
    void many_are_sent_at_once_and_each_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Callable<Outcome>> work = IntStream.range(0, 200)
                .mapToObj(number -> (Callable<Outcome>) () -> channel.send(pushes.to(PHONE)))
                .toList();

        for (Future<Outcome> result : threads.invokeAll(work)) {
            assertThat(kindOf(result.get())).isEqualTo("accepted");
        }
        assertThat(apns.received()).hasSize(200);
        threads.shutdown();
    }

    @Test
    void a_check_looks_whether_the_service_is_there_and_sends_nothing() {
        assertThat(channel.check().ok()).isTrue();
        assertThat(apns.received()).isEmpty();
    }

    private Delivery<DevicePush> ofLength(int length) {
        return pushes.to(PHONE, note("Long", "x".repeat(length), Severity.INFO, Duration.ofDays(1)));
    }

    private ApnsChannel channel(ApnsSettings settings) {
        ApnsChannel opened = new ApnsChannel(settings);
        open.add(opened);
        return opened;
    }

    private ApnsSettings settings(
            KeyPair pair, Shown shown, List<X509Certificate> authorities, Duration connect, Duration read) {
        return settings(apns.port(), pair, shown, authorities, connect, read);
    }

    private static ApnsSettings settings(
            int port, KeyPair pair, Shown shown, List<X509Certificate> authorities, Duration connect, Duration read) {
        return new ApnsSettings(
                URI.create("https://127.0.0.1:" + port),
                ApnsServer.TEAM,
                ApnsServer.KEY_ID,
                (ECPrivateKey) pair.getPrivate(),
                ApnsServer.TOPIC,
                shown,
                connect,
                read,
                2,
                authorities);
    }

    private static KeyPair newKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
