package io.github.carillon.starter.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Any service over HTTPS, with a certificate that no authority of the platform vouches for. It gives no good answer; it
 * notes who has spoken to it: only whoever trusts the certificate says what it wants.
 */
final class PrivateServer implements AutoCloseable {

    private static final String AUTHORITY = "authority";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HttpsServer server;
    private final String certificate;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private PrivateServer(HttpsServer server, String certificate) {
        this.server = server;
        this.certificate = certificate;
    }

    /**
     * @param folder for the keys
     */
    static PrivateServer start(Path folder) throws Exception {
        return start(folder, "ip:127.0.0.1", "-0d");
    }

    /** With a certificate that was made for somebody else. */
    static PrivateServer ofAnotherName(Path folder) throws Exception {
        return start(folder, "dns:other.example.org", "-0d");
    }

    /** With a certificate whose time was over yesterday. */
    static PrivateServer expired(Path folder) throws Exception {
        return start(folder, "ip:127.0.0.1", "-3d");
    }

    private static PrivateServer start(Path folder, String name, String from) throws Exception {
        KeyStore keys = keys(folder.resolve("server.p12"), name, from);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        PrivateServer started = new PrivateServer(server, pem(keys));
        server.createContext("/", exchange -> {
            started.asked.add(exchange.getRequestURI().getPath().split("/", 3)[1]);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        return started;
    }

    /** The address of the service by this name. */
    String at(String name) {
        return "https://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    String certificate() {
        return certificate;
    }

    /** The names of the services that were asked for something. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Of a server, by an authority that is not over: who is trusted by itself never expires. */
    private static KeyStore keys(Path file, String name, String from) throws Exception {
        keytool(file, AUTHORITY, "-ext", "bc:c");
        keytool(file, "server", "-ext", "SAN=" + name, "-startdate", from, "-signer", AUTHORITY);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            keys.load(input, PASSWORD);
        }
        Certificate authority = keys.getCertificate(AUTHORITY);
        keys.deleteEntry(AUTHORITY);
        keys.setCertificateEntry(AUTHORITY, authority);
        return keys;
    }

    private static void keytool(Path file, String alias, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + alias,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static String pem(KeyStore keys) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getCertificate(AUTHORITY).getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    }
}
