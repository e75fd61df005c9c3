package io.github.carillon.starter.inbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID provider that publishes its key, and can change it. */
final class IssuerTestServer implements AutoCloseable {

    /** Takes longer to make than most tests that use it. */
    private static final Key FIRST = newKey("first");

    private final HttpServer server;
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile Key key = FIRST;
    private volatile boolean away;

    private IssuerTestServer(HttpServer server) {
        this.server = server;
    }

    static IssuerTestServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        IssuerTestServer issuer = new IssuerTestServer(server);
        issuer.answer(
                "/realm/.well-known/openid-configuration",
                () -> "{\"issuer\":\"" + issuer.name() + "\"," + "\"jwks_uri\":\"" + issuer.name()
                        + "/keys\",\"subject_types_supported\":[\"public\"]}");
        issuer.answer("/realm/keys", () -> {
            issuer.fetched.incrementAndGet();
            return issuer.key.json();
        });
        server.start();
        return issuer;
    }

    String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    /** A token for a user of this provider. */
    String token(Map<String, Object> claims) {
        return TestTokens.byKey(
                TestTokens.with(claims, "iss", name()), key.pair().getPrivate(), key.id(), key.algorithm());
    }

    Key key() {
        return key;
    }

    void changeKey(String id) {
        key = newKey(id);
    }

    void changeKey(String id, String algorithm) {
        key = newKey(id, algorithm);
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    /** How often its keys were asked for. */
    int fetched() {
        return fetched.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    static Key newKey(String id) {
        return newKey(id, "RS256");
    }

    private static Key newKey(String id, String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.startsWith("ES") ? "EC" : "RSA");
            generator.initialize(algorithm.startsWith("ES") ? Integer.parseInt(algorithm.substring(2)) : 2048);
            return new Key(id, algorithm, generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a provider signs with. */
    record Key(String id, String algorithm, KeyPair pair) {

        String json() {
            return "{\"keys\":[{\"use\":\"sig\",\"alg\":\"" + algorithm + "\",\"kid\":\"" + id + "\"," + numbers()
                    + "}]}";
        }

        private String numbers() {
            if (pair.getPublic() instanceof RSAPublicKey open) {
                return "\"kty\":\"RSA\",\"n\":\"" + number(open.getModulus()) + "\",\"e\":\""
                        + number(open.getPublicExponent()) + "\"";
            }
            ECPublicKey open = (ECPublicKey) pair.getPublic();
            int bytes = Integer.parseInt(algorithm.substring(2)) / Byte.SIZE;
            return "\"kty\":\"EC\",\"crv\":\"P-" + bytes * Byte.SIZE + "\",\"x\":\""
                    + number(open.getW().getAffineX(), bytes) + "\",\"y\":\""
                    + number(open.getW().getAffineY(), bytes) + "\"";
        }

        /** A coordinate has all its bytes (RFC 7518, section 6.2.1.2). */
        private static String number(BigInteger value, int length) {
            byte[] bytes = value.toByteArray();
            byte[] padded = new byte[length];
            int used = Math.min(bytes.length, length);
            System.arraycopy(bytes, bytes.length - used, padded, length - used, used);
            return TestTokens.base64(padded);
        }

        private static String number(BigInteger value) {
            byte[] bytes = value.toByteArray();
            return TestTokens.base64(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
        }
    }

    private interface Answer {
        String text();
    }
}
