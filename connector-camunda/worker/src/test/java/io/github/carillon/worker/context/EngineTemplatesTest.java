package io.github.carillon.worker.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.carillon.core.message.MessageTemplate;
import io.github.carillon.steps.parameter.Inputs;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.Models;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.Wire;
import io.github.carillon.worker.rest.RestEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EngineTemplatesTest {

    private final RealEngine engine = RealEngine.shared();
    private final EngineTemplates fromDeployment = at(engine.rest(), null);

    @TempDir
    private Path parent;

    private Path folder;
    private EngineTemplates fromFolder;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectory(parent.resolve("templates"));
        fromFolder = at(engine.rest(), folder);
        write("welcome.html", "<title>Hello</title>");
        write("welcome_fr.html", "<title>Bonjour</title>");
        write("welcome_fr_CA.txt", "Subject: Allô\n\n");
        write("notice.txt", "Subject: Grüße {{name}}\n\nText");
        Files.writeString(parent.resolve("secret.txt"), "Subject: secret\n\n");
        Files.createDirectory(folder.resolve("sub"));
        write("sub/secret.txt", "Subject: secret\n\n");
    }

    @Test
    void the_closest_language_comes_first_and_html_before_text() {
        assertThat(TemplateNames.candidates("welcome", Locale.CANADA_FRENCH))
                .containsExactly(
                        "welcome_fr_CA.html",
                        "welcome_fr_CA.txt",
                        "welcome_fr.html",
                        "welcome_fr.txt",
                        "welcome.html",
                        "welcome.txt");
        assertThat(TemplateNames.candidates("welcome.txt", Locale.GERMAN))
                .containsExactly("welcome_de.txt", "welcome.txt");
        assertThat(TemplateNames.candidates("welcome.v2", null)).containsExactly("welcome.v2.html", "welcome.v2.txt");
        assertThat(TemplateNames.candidates("welcome.htm", Locale.ROOT)).containsExactly("welcome.htm");
        assertThat(TemplateNames.candidates("welcome", Locale.forLanguageTag("zh-Hant-TW")))
                .startsWith("welcome_zh_TW.html");
    }

    @Test
    void a_file_is_found_with_and_without_its_ending() {
        MessageTemplate notice = new MessageTemplate("Grüße {{name}}", "Text", false);

        assertThat(fromFolder.find(anyTask(), "notice", null)).contains(notice);
        assertThat(fromFolder.find(anyTask(), "notice.txt", null)).contains(notice);
        assertThat(fromFolder.find(anyTask(), "notice.html", null)).isEmpty();
        assertThat(fromFolder.find(anyTask(), "unknown", null)).isEmpty();
    }

    @Test
    void each_reader_gets_the_language_that_comes_closest() {
        assertThat(subject("welcome", Locale.CANADA_FRENCH)).isEqualTo("Allô");
        assertThat(subject("welcome.html", Locale.CANADA_FRENCH)).isEqualTo("Bonjour");
        assertThat(subject("welcome", Locale.FRANCE)).isEqualTo("Bonjour");
        assertThat(subject("welcome", Locale.GERMANY)).isEqualTo("Hello");
        assertThat(subject("welcome", null)).isEqualTo("Hello");
    }

    @Test
    void a_file_that_changes_is_read_again() throws IOException {
        assertThat(subject("welcome", null)).isEqualTo("Hello");
        write("welcome.html", "<title>Changed</title>");

        assertThat(subject("welcome", null)).isEqualTo("Changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "../secret.txt",
                "..\\secret",
                "sub/secret",
                "sub\\secret",
                "./welcome",
                "sub/../welcome",
                "templates/../../secret",
                "welcome.html/../../secret",
                "/etc/hostname",
                "file:///etc/hostname",
                "..",
                ".",
                "",
                " ",
                "welcome\0",
                "%2e%2e/secret",
                "deployment:../secret",
                "deployment:"
            })
    void a_name_that_tries_to_leave_the_folder_is_none(String name) {
        assertThat(fromFolder.find(anyTask(), name, null)).isEmpty();
        assertThat(fromFolder.find(anyTask(), name, Locale.FRENCH)).isEmpty();
        assertThat(fromFolder.has(anyTask(), name)).isFalse();
    }

    @Test
    void a_template_is_there_in_whatever_language() throws IOException {
        write("bonjour_fr.html", "<title>Bonjour</title>");
        Task task = deployed(Map.of("mails/allo_fr_CA.txt", "Subject: Allô\n"));

        for (String name : List.of("bonjour", "bonjour.html", "deployment:allo")) {
            assertThat(fromFolder.has(task, name)).isTrue();
        }
        for (String name : List.of("bonjour.txt", "bonj", "bonjour_f", "allo", "deployment:bonjour")) {
            assertThat(fromFolder.has(task, name)).isFalse();
        }
    }

    @Test
    void a_folder_is_no_template() throws IOException {
        Files.createDirectory(folder.resolve("odd.html"));

        assertThat(fromFolder.find(anyTask(), "odd", null)).isEmpty();
    }

    @Test
    void without_a_folder_there_are_none() {
        assertThat(at(engine.rest(), null).find(anyTask(), "welcome", null)).isEmpty();
    }

    @Test
    void a_file_that_is_no_utf_8_is_said_so() throws IOException {
        Files.write(folder.resolve("latin.txt"), "Grüße".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> fromFolder.find(anyTask(), "latin", null))
                .withMessage("the message template latin.txt could not be read");
    }

    private String subject(String name, Locale locale) {
        return fromFolder.find(anyTask(), name, locale).orElseThrow().subject();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void a_deployed_file_is_found_in_whatever_folder_it_was_deployed() {
        Task task = deployed(
                Map.of("mail/texts/welcome.html", "<title>Grüße</title>", "notice.txt", "Subject: Notice\n\nText"));

        assertThat(fromDeployment.find(task, "deployment:welcome", null))
                .contains(new MessageTemplate("Grüße", "<title>Grüße</title>", true));
        assertThat(fromDeployment.find(task, "deployment:notice.txt", null))
                .contains(new MessageTemplate("Notice", "Text", false));
    }

    @Test
    void only_the_whole_name_finds_a_deployed_file() {
        Task task = deployed(Map.of("mail/my-welcome.html", "<title>x</title>"));

        assertThat(fromDeployment.find(task, "deployment:welcome", null)).isEmpty();
        assertThat(fromDeployment.find(task, "deployment:mail/my-welcome", null))
                .isEmpty();
        assertThat(fromDeployment.find(task, "my-welcome", null)).isEmpty();
    }

    @Test
    void a_deployment_has_languages_too() {
        Task task = deployed(Map.of("a/welcome.txt", "Subject: Hello\n", "b/welcome_fr.txt", "Subject: Bonjour\n"));

        assertThat(subject(fromDeployment, task, Locale.CANADA_FRENCH)).isEqualTo("Bonjour");
        assertThat(subject(fromDeployment, task, Locale.GERMAN)).isEqualTo("Hello");
        assertThat(subject(fromDeployment, task, null)).isEqualTo("Hello");
    }

    @Test
    void each_version_of_a_process_has_its_own() {
        String key = "versions-" + UUID.randomUUID();
        Task first = deployed(key, Map.of("welcome.txt", "Subject: First\n"));
        Task second = deployed(key, Map.of("welcome.txt", "Subject: Second\n"));

        assertThat(subject(fromDeployment, second, null)).isEqualTo("Second");
        assertThat(subject(fromDeployment, first, null)).isEqualTo("First");
    }

    @Test
    void a_deployment_has_no_other_ones_files() {
        deployed(Map.of("welcome.txt", "Subject: Hello\n"));

        assertThat(fromDeployment.find(deployed(Map.of()), "deployment:welcome", null))
                .isEmpty();
    }

    @Test
    void what_was_read_once_needs_no_engine() throws IOException {
        Task task = deployed(Map.of("welcome.txt", "Subject: Hello\n"));
        try (Wire wire = new Wire(engine.port())) {
            EngineTemplates overTheWire = at(wire.rest(), null);
            assertThat(subject(overTheWire, task, null)).isEqualTo("Hello");
            wire.cut();

            assertThat(subject(overTheWire, task, null)).isEqualTo("Hello");
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> overTheWire.find(task, "deployment:other", null));
        }
    }

    private static String subject(EngineTemplates from, Task task, Locale locale) {
        return from.find(task, "deployment:welcome", locale).orElseThrow().subject();
    }

    private Task deployed(Map<String, String> files) {
        return deployed("templates-" + UUID.randomUUID(), files);
    }

    private Task deployed(String key, Map<String, String> files) {
        engine.deploy(key, Models.simple(key), files);
        return task(engine.definition(key));
    }

    private static EngineTemplates at(URI url, Path folder) {
        EngineQueries rest = new RestEngine(url, EngineAccess.none()).queries();
        return new EngineTemplates(rest, new Definitions(rest), folder);
    }

    private static Task anyTask() {
        return task("definition-that-nobody-asks-for");
    }

    private static Task task(String definition) {
        return new Task(
                "task",
                "send-notification",
                "notify",
                "instance",
                definition,
                "key",
                null,
                null,
                null,
                null,
                Inputs.none());
    }
}
