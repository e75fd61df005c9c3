package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.starter.docs.Page;
import io.github.carillon.testserver.GoogleAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows as a configuration is one. */
final class ConfigurationExamplesTest {

    private static final Pattern SECRET_FILE = Pattern.compile("/run/secrets/([\\w.-]+)");

    /** What secrets have to look like that are more than words. */
    private static final Map<String, String> SECRETS = Map.of(
            "azure-signalr",
            "Endpoint=https://shop.service.signalr.net;AccessKey=0123456789abcdef0123456789abcdef;Version=1.0;",
            // both of the pair are those of RFC 8291, appendix A
            "web-push",
            "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
            "firebase.json",
            GoogleAccount.of("shop").keyFile(),
            "apns.p8",
            applesKey());

    private static final Pattern KEY = Pattern.compile(
            "(?:carillon\\.)?((?:engine|worker|retry|ledger|tls|texts|messages|governance|inbox|signalr|connections)\\.[a-z][a-z.-]*[a-z])(?:[:=].*)?");
    private static final Pattern VARIABLE = Pattern.compile("CARILLON_CONNECTIONS_[A-Z]+_(\\w+)");

    @TempDir
    Path secrets;

    @Test
    void every_example_is_taken_without_a_mistake() throws IOException {
        List<String> examples = Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals("yaml"))
                .map(Page.Block::text)
                .filter(text -> text.startsWith("carillon:"))
                .toList();

        assertThat(examples)
                .hasSizeGreaterThan(5)
                .allSatisfy(example -> assertThat(
                                completed(example).yaml(withSecrets(example)).mistakes())
                        .as(example)
                        .isEmpty());
    }

    @Test
    void every_key_in_the_prose_is_one() throws IOException {
        Set<String> keys = keys();

        assertThat(Page.everywhere(page -> page.spans().stream()
                        .map(KEY::matcher)
                        .filter(key -> key.matches())
                        .map(key -> key.group(1).replaceFirst("^connections\\.[\\w-]+\\.", ""))
                        .filter(key ->
                                keys.stream().noneMatch(known -> known.equals(key) || known.startsWith(key + ".")))))
                .isEmpty();
    }

    @Test
    void every_variable_in_the_prose_is_that_of_a_key() throws IOException {
        Set<String> keys = keys().stream()
                .map(key -> key.replace("-", "").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());

        assertThat(Page.everywhere(page -> page.spans().stream()
                        .map(VARIABLE::matcher)
                        .filter(variable -> variable.matches())
                        .map(variable -> variable.group(1))
                        .filter(variable -> !keys.contains(variable))))
                .isEmpty();
    }

    private static Set<String> keys() {
        return ConfigurationTable.sections().values().stream()
                .flatMap(List::stream)
                .flatMap(key -> key.type().secret() ? Stream.of(key.name(), key.fileName()) : Stream.of(key.name()))
                .collect(Collectors.toSet());
    }

    /** With an engine and a connection, if the example is about something else. */
    private static Configured completed(String example) {
        Configured configured = example.contains("connections:") ? new Configured() : Configured.least();
        return configured.with("engine.url", "http://localhost:8080/engine-rest");
    }

    /** As Apple gives one: PKCS #8 in PEM. */
    private static String applesKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String withSecrets(String example) {
        return SECRET_FILE.matcher(example).replaceAll(found -> written(found.group(1)));
    }

    private String written(String name) {
        try {
            Path file = secrets.resolve(name);
            Files.writeString(file, SECRETS.getOrDefault(name, "0123456789abcdef0123456789abcdef"));
            return file.toString();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
