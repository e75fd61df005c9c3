package io.github.carillon.core.apns;

import com.eatthepath.pushy.apns.auth.ApnsVerificationKey;
import com.eatthepath.pushy.apns.server.MockApnsServer;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import com.eatthepath.pushy.apns.server.PushNotificationHandler;
import com.eatthepath.pushy.apns.server.RejectedNotificationException;
import com.eatthepath.pushy.apns.server.RejectionReason;
import com.eatthepath.pushy.apns.server.ValidatingPushNotificationHandlerFactory;
import io.github.carillon.core.smtp.TestCertificate;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Pushy's own server, which checks what APNs checks: keeps what came in, and misbehaves when told to. */
final class ApnsServer implements AutoCloseable {

    static final String TOPIC = "org.example.shop";
    static final String TEAM = "TEAM000001";
    static final String KEY_ID = "KEY0000001";

    private final MockApnsServer server;
    private final int port;
    private final Map<String, Instant> unregistered = new ConcurrentHashMap<>();
    private final Queue<Fault> script = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What goes wrong with a push. */
    @FunctionalInterface
    private interface Fault {
        void happen() throws RejectedNotificationException;
    }

    /** What came in. */
    record Received(Http2Headers headers, String payload) {

        String header(String name) {
            return String.valueOf(headers.get(name));
        }
    }

    /**
     * Starts one on a free port.
     *
     * @param devices the tokens that it knows
     */
    ApnsServer(TestCertificate certificate, KeyPair keys, Set<String> devices) throws Exception {
        ApnsVerificationKey key = new ApnsVerificationKey(KEY_ID, TEAM, (ECPublicKey) keys.getPublic());
        var rules = new ValidatingPushNotificationHandlerFactory(
                Map.of(TOPIC, devices), unregistered, Map.of(KEY_ID, key), Map.of(key, Set.of(TOPIC)));
        this.server = new MockApnsServerBuilder()
                .setServerCredentials(pem(certificate.certificatePem()), pem(certificate.keyPem()), null)
                .setHandlerFactory(session -> handler(rules.buildHandler(session)))
                .build();
        this.port = server.start(0).get();
    }

    int port() {
        return port;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** From now on the app with this token is removed. */
    void remove(String token) {
        unregistered.put(token, Instant.now());
    }

    /** Rejects the next push. */
    void reject(RejectionReason reason) {
        script.add(() -> {
            throw new RejectedNotificationException(reason);
        });
    }

    /** Reads the next push and says nothing. */
    void stall() {
        script.add(() -> {
            try {
                closed.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Reads the next push and breaks the connection. */
    void drop() {
        script.add(() -> {
            throw new AssertionError("the connection breaks");
        });
    }

    /** Stops, and does not wait for that. */
    CompletableFuture<?> stop() {
        closed.countDown();
        return server.shutdown();
    }

    @Override
    public void close() {
        stop().join();
    }

    private PushNotificationHandler handler(PushNotificationHandler rules) {
        return (Http2Headers headers, ByteBuf payload) -> {
            received.add(new Received(headers, payload.toString(StandardCharsets.UTF_8)));
            Fault fault = script.poll();
            if (fault != null) {
                fault.happen();
            }
            rules.handlePushNotification(headers, payload);
        };
    }

    private static InputStream pem(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
