package io.github.carillon.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final String STEP = "ring";

    @Test
    void missing_and_superfluous_texts_are_reported_all_at_once() {
        Texts texts = new Texts("texts", Map.of("greeting", "Hello", "ring.blank", " ", "old", "Bye"));
        texts.get("greeting");
        texts.get("farewell");
        texts.get(STEP, "blank");
        texts.get(STEP, "label");

        assertThatThrownBy(texts::verify)
                .isInstanceOf(InvalidTextsException.class)
                .hasMessage("texts: missing [farewell, ring.blank, ring.label], superfluous [old]");
    }

    @Test
    void a_step_s_own_text_wins_over_the_shared_one() {
        Texts texts = new Texts("texts", Map.of("any.label", "Any", "ring.label", "Ring", "any.name", "Shared"));

        assertThat(texts.get(STEP, "label")).isEqualTo("Ring");
        assertThat(texts.get(STEP, "name")).isEqualTo("Shared");
        assertThatThrownBy(texts::verify).hasMessage("texts: missing [], superfluous [any.label]");
    }

    @Test
    void steps_whose_topics_begin_alike_may_share_a_text() {
        Texts texts = new Texts("texts", Map.of("ring-up.label", "Both", "ring.label", "Ring", "any.label", "Any"));

        assertThat(texts.get("ring-up-users", "label")).isEqualTo("Both");
        assertThat(texts.get(STEP, "label")).isEqualTo("Ring");
        assertThat(texts.get("call", "label")).isEqualTo("Any");
    }

    @ParameterizedTest
    @EnumSource
    void no_text_is_there_twice(Language language) {
        assertThat(lines("texts_" + language.code() + ".properties")
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('='))))
                .doesNotHaveDuplicates();
    }

    private static Stream<String> lines(String resource) {
        try (var stream = Texts.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
