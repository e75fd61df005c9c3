package io.github.carillon.app.inbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID provider that publishes its key, and can change it. */
final class IssuerStandIn implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile Key key = newKey("first");
    private volatile boolean away;

    private IssuerStandIn(HttpServer server) {
        this.server = server;
    }

    static IssuerStandIn start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        IssuerStandIn issuer = new IssuerStandIn(server);
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
                TestTokens.with(claims, "iss", name()), key.pair().getPrivate(), key.id());
    }

    Key key() {
        return key;
    }

    void changeKey(String id) {
        key = newKey(id);
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
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new Key(id, generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a provider signs with. */
    record Key(String id, KeyPair pair) {

        String json() {
            RSAPublicKey open = (RSAPublicKey) pair.getPublic();
            return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + id + "\",\"n\":\""
                    + number(open.getModulus()) + "\",\"e\":\"" + number(open.getPublicExponent()) + "\"}]}";
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
