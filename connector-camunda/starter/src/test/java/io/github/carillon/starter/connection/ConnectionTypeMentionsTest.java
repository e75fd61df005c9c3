package io.github.carillon.starter.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A type of connection is a package of its own and one line: nothing else knows it, not even in a comment. */
final class ConnectionTypeMentionsTest {

    private static final List<Path> SOURCES = List.of(
            Path.of("../../connector-core/src/main/java"),
            Path.of("../steps/src/main/java"),
            Path.of("../worker/src/main/java"),
            Path.of("src/main/java"));

    /** The second is the step that has Twilio's ids and codes by its contract. */
    @Test
    void twilio_is_known_by_the_list_and_by_the_step_that_has_its_ids() {
        assertThat(mentions("twilio", file -> file.getParent().endsWith("core/twilio")))
                .containsExactly("ConnectionTypes.java", "SendMessage.java");
    }

    @Test
    void sendgrid_is_known_by_the_list_alone() {
        assertThat(mentions("sendgrid", file -> file.getFileName().toString().startsWith("SendGrid")))
                .containsExactly("ConnectionTypes.java");
    }

    /** Devices have kinds of their own, whoever reaches them. */
    @Test
    void firebase_is_known_by_the_list_alone() {
        assertThat(mentions("core.fcm", file -> file.getParent().endsWith("core/fcm")))
                .containsExactly("ConnectionTypes.java");
        assertThat(mentions("firebase", file -> file.getParent().endsWith("core/fcm")))
                .containsExactly("DeviceKind.java");
    }

    @Test
    void apple_is_known_by_the_list_alone() {
        assertThat(mentions("core.apns", file -> file.getParent().endsWith("core/apns")))
                .containsExactly("ConnectionTypes.java");
        assertThat(mentions("pushy", file -> file.getParent().endsWith("core/apns")))
                .isEmpty();
    }

    @Test
    void web_push_is_known_by_the_list_alone() {
        assertThat(mentions("webpush", file -> file.getParent().endsWith("core/webpush")))
                .containsExactly("ConnectionTypes.java");
    }

    @Test
    void webhooks_are_known_by_the_list_alone() {
        assertThat(mentions("core.webhook", file -> file.getParent().endsWith("core/webhook")))
                .containsExactly("ConnectionTypes.java");
    }

    private static List<String> mentions(String name, Predicate<Path> own) {
        return SOURCES.stream()
                .flatMap(ConnectionTypeMentionsTest::files)
                .filter(file -> file.toString().endsWith(".java") && !own.test(file))
                .filter(file -> text(file).toLowerCase(Locale.ROOT).contains(name))
                .map(file -> file.getFileName().toString())
                .sorted()
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
