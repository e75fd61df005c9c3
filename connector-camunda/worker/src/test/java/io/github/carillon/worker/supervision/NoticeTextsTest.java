package io.github.carillon.worker.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.message.TextRenderer;
import io.github.carillon.worker.context.FolderTemplates;
import io.github.carillon.worker.supervision.NoticeTexts.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NoticeTextsTest {

    private static final Instant TIME = Instant.parse("2026-03-01T02:00:01Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | failure    | first    | Failed: Nightly import, Read the file",
                "en | failure    | digest   | 7 more failed: Nightly import, Read the file",
                "en | failure    | reminder | Still open (8): Nightly import, Read the file",
                "en | failure    | allClear | Repaired: Nightly import, Read the file",
                "en | connection | first    | Connection main does not work",
                "en | connection | reminder | Connection main still does not work",
                "en | connection | allClear | Connection main: nothing waits for it any more",
                "en | overdue    | first    | Takes too long: Nightly import",
                "en | suspended  | first    | Suspended: Nightly import",
                "fr | failure    | first    | Échec : Nightly import, Read the file",
                "fr | failure    | allClear | Réparé : Nightly import, Read the file",
                "es | failure    | digest   | 7 errores más: Nightly import, Read the file",
                "es | suspended  | first    | Suspendido: Nightly import",
                "de | failure    | first    | Failed: Nightly import, Read the file",
            })
    void each_kind_of_notice_has_its_title_in_the_readers_language(
            String language, String kind, String notice, String title) {
        Text text = texts(null).write(values(kind, notice), Locale.forLanguageTag(language));

        assertThat(text.subject()).isEqualTo(title);
        assertThat(text.text()).doesNotContain("{{", "\n\n\n").contains("Nightly import");
    }

    @Test
    void the_text_says_what_is_known_line_by_line() {
        // each JDK writes points in time a little differently
        String text = texts(null)
                .write(values("failure", "digest"), Locale.ENGLISH)
                .text()
                .replaceAll("Mar 1, 2026.*?(GMT|UTC|Z)", "THEN");

        assertThat(text).isEqualTo("""
                        Process: Nightly import (import)
                        Activity: Read the file (read)
                        Cause: The file is not there yet
                        Business key: 4711
                        Time: THEN
                        State: 8 open, 7 new.
                        https://engine.example.org/instance/1
                        - THEN · 4711 · instance-1""");
    }

    @Test
    void where_causes_are_told_together_each_example_has_its_own() {
        Map<String, @Nullable Object> values = values("failure", "digest");
        values.put("several", true);

        assertThat(texts(null).write(values, Locale.ENGLISH).text())
                .contains("Cause: several, such as: The file is not there yet")
                .endsWith(" · 4711 · instance-1 · The file is not there yet");
    }

    @Test
    void a_named_template_stands_in_for_them() throws IOException {
        Files.writeString(
                folder.resolve("alarm.txt"), "Subject: {{process}} is broken\n\n{{#first}}Look: {{link}}{{/first}}");
        Files.writeString(folder.resolve("alarm_fr.txt"), "Subject: {{process}} en panne\n\n{{count}}");

        assertThat(texts("alarm").write(values("failure", "first"), Locale.ENGLISH))
                .isEqualTo(new Text("Nightly import is broken", "Look: https://engine.example.org/instance/1", null));
        assertThat(texts("alarm").write(values("failure", "first"), Locale.CANADA_FRENCH))
                .isEqualTo(new Text("Nightly import en panne", "7", null));
    }

    @Test
    void a_template_of_html_shows_values_as_text() throws IOException {
        Files.writeString(folder.resolve("alarm.html"), "<title>{{process}}</title><p>{{cause}}</p>");
        Map<String, @Nullable Object> values = values("failure", "first");
        values.put("cause", "<script>alert(1)</script>");
        Text text = texts("alarm").write(values, Locale.ENGLISH);

        assertThat(text.html()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @ParameterizedTest
    @CsvSource({"nowhere, ''", "wrong, {{unheardOf}}"})
    void where_the_template_is_of_no_use_the_usual_text_is_sent(String name, String content) throws IOException {
        Files.writeString(folder.resolve("wrong.txt"), content.isEmpty() ? "x" : content);

        assertThat(texts(name).write(values("failure", "first"), Locale.ENGLISH).subject())
                .isEqualTo("Failed: Nightly import, Read the file");
    }

    private NoticeTexts texts(@Nullable String name) {
        return new NoticeTexts(new TextRenderer(ZoneOffset.UTC), new FolderTemplates(folder), name);
    }

    private static Map<String, @Nullable Object> values(String kind, String notice) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String one : List.of("failure", "connection", "overdue", "suspended")) {
            values.put(one, one.equals(kind));
        }
        for (String one : List.of("first", "digest", "reminder", "allClear")) {
            values.put(one, one.equals(notice));
        }
        boolean whole = kind.equals("overdue") || kind.equals("suspended");
        values.put("process", "Nightly import");
        values.put("processKey", "import");
        values.put("tenant", null);
        values.put("activity", whole ? "" : "Read the file");
        values.put("activityId", whole ? null : "read");
        values.put("cause", "The file is not there yet");
        values.put("group", "importsupervisors");
        values.put("count", 7);
        values.put("open", 8);
        values.put("repaired", 0);
        values.put("gone", 0);
        values.put("allGone", false);
        values.put("several", false);
        values.put("since", TIME);
        values.put("time", TIME);
        values.put("instance", "instance-1");
        values.put("businessKey", "4711");
        values.put("link", "https://engine.example.org/instance/1");
        values.put("unreached", "");
        values.put("connectionName", kind.equals("connection") ? "main" : null);
        values.put("maxDuration", kind.equals("overdue") ? "PT1H" : null);
        values.put("failures", kind.equals("suspended") ? "5" : null);
        Map<String, @Nullable Object> example = new HashMap<>();
        example.put("instance", "instance-1");
        example.put("businessKey", "4711");
        example.put("time", TIME);
        example.put("cause", "The file is not there yet");
        example.put("link", "https://engine.example.org/instance/1");
        values.put("examples", List.of(example));
        return values;
    }
}
