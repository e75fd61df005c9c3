package io.github.carillon.core.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate made on the spot by the JDK's keytool, so that none that expires is checked in. */
public record TestCertificate(KeyStore keys) {

    private static final String PASSWORD = "changeit";
    private static final String SERVER = "server";
    private static final String AUTHORITY = "authority";

    /** One of these names, such as {@code ip:127.0.0.1}, that vouches for itself. */
    public static TestCertificate forNames(Path directory, String alternativeNames) throws Exception {
        Path file = newFile(directory);
        keytool(file, SERVER, "-validity", "2", "-ext", "SAN=" + alternativeNames);
        return read(file);
    }

    /** One whose time was over yesterday, by an authority whose is not: who is trusted by itself never expires. */
    static TestCertificate expired(Path directory, String alternativeNames) throws Exception {
        Path file = newFile(directory);
        keytool(file, AUTHORITY, "-validity", "2", "-ext", "bc:c");
        keytool(
                file,
                SERVER,
                "-validity",
                "2",
                "-startdate",
                "-3d",
                "-ext",
                "SAN=" + alternativeNames,
                "-signer",
                AUTHORITY);
        KeyStore keys = read(file).keys();
        Certificate authority = keys.getCertificate(AUTHORITY);
        keys.deleteEntry(AUTHORITY);
        keys.setCertificateEntry(AUTHORITY, authority);
        return new TestCertificate(keys);
    }

    private static Path newFile(Path directory) throws IOException {
        return Files.createTempDirectory(directory, "keys").resolve("keys.p12");
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
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static TestCertificate read(Path file) throws Exception {
        try (InputStream input = Files.newInputStream(file)) {
            return of(input);
        }
    }

    static TestCertificate of(InputStream pkcs12) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(pkcs12, PASSWORD.toCharArray());
        return new TestCertificate(keys);
    }

    SSLContext server() throws GeneralSecurityException {
        return server(null);
    }

    /** A server's that takes clients with this certificate alone. */
    SSLContext serverTrusting(TestCertificate client) throws GeneralSecurityException {
        return server(client.trustManagers());
    }

    private SSLContext server(TrustManager @Nullable [] clients) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), clients, null);
        return context;
    }

    /** The certificate (RFC 7468). */
    public String certificatePem() throws GeneralSecurityException {
        return pem("CERTIFICATE", certificate().getEncoded());
    }

    /** The private key (RFC 7468). */
    public String keyPem() throws GeneralSecurityException {
        return pem("PRIVATE KEY", key().getEncoded());
    }

    /** As older tools encrypt it: JDK 17 reads the newer form, and cannot write it. */
    String keyPem(String password) throws GeneralSecurityException, IOException {
        String algorithm = "PBEWithSHA1AndDESede";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray())));
        byte[] hidden = cipher.doFinal(key().getEncoded());
        return pem("ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(cipher.getParameters(), hidden).getEncoded());
    }

    /** Who vouches for it: its authority, or itself. */
    private Certificate certificate() throws GeneralSecurityException {
        return keys.getCertificate(alias(AUTHORITY));
    }

    private Key key() throws GeneralSecurityException {
        return keys.getKey(alias(SERVER), PASSWORD.toCharArray());
    }

    private String alias(String wanted) throws GeneralSecurityException {
        return keys.containsAlias(wanted) ? wanted : keys.aliases().nextElement();
    }

    private static String pem(String kind, byte[] content) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    SSLSocketFactory trusted() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trustManagers(), null);
        return context.getSocketFactory();
    }

    private TrustManager[] trustManagers() throws GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try {
            trusted.load(null, null);
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
        trusted.setCertificateEntry(AUTHORITY, certificate());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return managers.getTrustManagers();
    }
}
