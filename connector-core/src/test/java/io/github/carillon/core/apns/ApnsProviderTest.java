package io.github.carillon.core.apns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.configuration.RawProperty;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.ConnectionSettings;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApnsProviderTest {

    private static final String PEM = pem();

    private final ApnsProvider provider = new ApnsProvider();

    @Test
    void four_keys_are_enough() {
        Section section = section(Map.of());
        assertThat(section.mistakes()).isEmpty();

        ApnsSettings settings = (ApnsSettings) provider.settings(section);

        assertThat(settings.url()).hasToString("https://api.push.apple.com");
        assertThat(settings.port()).isEqualTo(443);
        assertThat(settings.topic()).isEqualTo("org.example.shop");
        assertThat(settings.trusted()).isEmpty();
        assertThat(settings.toString()).doesNotContain("EC", "PRIVATE", "KEY0000001");
    }

    @Test
    void the_sandbox_and_the_other_port_can_be_chosen() {
        ConnectionSettings sandbox = provider.settings(section(Map.of("environment", "sandbox")));
        ConnectionSettings other = provider.settings(section(Map.of("base-url", "https://api.push.apple.com:2197")));

        assertThat(((ApnsSettings) sandbox).url()).hasToString("https://api.sandbox.push.apple.com");
        assertThat(((ApnsSettings) other).port()).isEqualTo(2197);
    }

    @ParameterizedTest
    @CsvSource({
        "team-id, team, must be ten capital letters and digits",
        "key-id, AuthKey_KEY0000001.p8, must be ten capital letters and digits",
        "topic, my app, must be an app's bundle id",
        "environment, test, 'must be one of: production, sandbox'",
        "base-url, http://127.0.0.1:8443, must begin with https://",
        "base-url, https://api.push.apple.com/3/device, and have no path",
        "signing-key, not a key, must be a signing key for APNs"
    })
    void each_mistake_is_named(String key, String value, String said) {
        assertThat(section(Map.of(key, value)).mistakes())
                .singleElement()
                .asString()
                .startsWith("apns." + key + " ")
                .contains(said);
    }

    @Test
    void without_the_library_a_connection_is_a_mistake_that_says_what_to_add() throws Exception {
        try (WithoutTheLibrary loader = new WithoutTheLibrary()) {
            assertThat(loader.mistakes())
                    .singleElement()
                    .asString()
                    .startsWith("apns.type is apns, whose library is not there: add com.eatthepath:pushy");
        }
    }

    private Section section(Map<String, String> changes) {
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "team-id", "TEAM000001", "key-id", "KEY0000001", "topic", "org.example.shop", "signing-key", PEM));
        values.putAll(changes);
        Section section = new Section("apns.");
        values.forEach((key, value) -> section.add(new RawProperty(List.of(key), value, "", false)));
        section.check(provider.keys());
        provider.check(section);
        return section;
    }

    private static String pem() {
        try {
            byte[] key = KeyPairGenerator.getInstance("EC")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Loads all of our classes anew, and finds none of the library's. */
    private static final class WithoutTheLibrary extends URLClassLoader {

        WithoutTheLibrary() throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("com.eatthepath.") || name.startsWith("io.netty.")) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }

        /** Of a section with every key of the type. */
        List<?> mistakes() throws ReflectiveOperationException {
            Class<?> sections = loadClass(Section.class.getName());
            Object section = sections.getConstructor(String.class).newInstance("apns.");
            Object provider =
                    loadClass(ApnsProvider.class.getName()).getConstructor().newInstance();
            Class<?> providers = loadClass(ChannelProvider.class.getName());
            providers.getMethod("keys").invoke(provider);
            providers.getMethod("check", sections).invoke(provider, section);
            return (List<?>) sections.getMethod("mistakes").invoke(section);
        }

        private static URL[] classPath() throws MalformedURLException {
            List<Path> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toList();
            URL[] urls = new URL[entries.size()];
            for (int index = 0; index < urls.length; index++) {
                urls[index] = entries.get(index).toUri().toURL();
            }
            return urls;
        }
    }
}
