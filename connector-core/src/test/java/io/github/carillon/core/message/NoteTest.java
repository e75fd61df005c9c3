package io.github.carillon.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoteTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void a_proper_note_passes() {
        assertThat(NoteRules.refusal(note("Please decide", "INFO", URI.create("HTTPS://example.org/1"))))
                .isEmpty();
        assertThat(NoteRules.refusal(note("😀".repeat(NoteRules.LONGEST_TITLE), "MY_OWN_2", null)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//example.org/x",
                "/relative",
                "ftp://example.org/",
                "https:" + "opaque"
            })
    void a_link_that_opens_no_page_is_refused(String link) {
        assertThat(code(note("Please decide", "INFO", URI.create(link)))).contains("INVALID_LINK");
    }

    @Test
    void what_does_not_fit_is_refused_by_its_name() {
        assertThat(code(note("", "INFO", null))).contains("INVALID_TITLE");
        assertThat(code(note("two\nlines", "INFO", null))).contains("INVALID_TITLE");
        assertThat(code(note("x".repeat(NoteRules.LONGEST_TITLE + 1), "INFO", null)))
                .contains("INVALID_TITLE");
        assertThat(code(note("Please decide", "info", null))).contains("INVALID_CATEGORY");
        assertThat(code(note("Please decide", "INFO", URI.create("https://example.org/" + "x".repeat(2_000)))))
                .contains("INVALID_LINK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "with\0nul", "half\ud800"})
    void somebody_who_cannot_have_an_inbox_gets_no_note(String user) {
        Note note = note("Please decide", "INFO", null);
        Origin none = Origin.none();
        Instant end = note.expiresAt();

        assertThat(code(new Note("0123", "", user, "T", "", null, "INFO", Severity.INFO, none, NOW, end)))
                .contains("INVALID_USER");
        assertThat(code(new Note("0123", user + "\0", "ada", "T", "", null, "INFO", Severity.INFO, none, NOW, end)))
                .contains("INVALID_USER");
    }

    @Test
    void its_readers_get_it_whole() {
        assertThat(NoteJson.of(note("Please decide", "INFO", URI.create("https://example.org/1")))
                        .toString())
                .isEqualTo("{\"id\":\"0123\",\"title\":\"Please decide\",\"body\":\"A text\","
                        + "\"url\":\"https://example.org/1\",\"category\":\"INFO\",\"severity\":\"WARNING\","
                        + "\"createdAt\":\"2026-11-21T10:00:00Z\",\"expiresAt\":\"2026-11-22T10:00:00Z\","
                        + "\"processDefinitionKey\":\"order\",\"processInstanceId\":\"p1\",\"businessKey\":null,"
                        + "\"activityId\":\"ask\"}");
    }

    @Test
    void a_log_shows_nothing_of_what_is_written() {
        assertThat(note("Please decide", "INFO", null)).hasToString("Note[0123]");
    }

    private static Optional<String> code(Note note) {
        return NoteRules.refusal(note).map(outcome -> ((Outcome.Refused) outcome).code());
    }

    private static Note note(String title, String category, @Nullable URI link) {
        Origin origin = new Origin("order", "p1", null, "ask");
        Instant end = NOW.plus(Duration.ofDays(1));
        return new Note("0123", "", "ada", title, "A text", link, category, Severity.WARNING, origin, NOW, end);
    }
}
