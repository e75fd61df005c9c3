package io.github.carillon.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkedSectionTest {

    private static final String DOCUMENT = "before\n<!-- list -->\nold\n<!-- /list -->\nafter\n";

    @Test
    void only_what_stands_between_the_marks_is_replaced() {
        assertThat(MarkedSection.named("list").replaced(DOCUMENT, "new\n"))
                .isEqualTo("before\n<!-- list -->\n\nnew\n\n<!-- /list -->\nafter\n");
    }

    @Test
    void a_document_without_the_marks_is_refused() {
        assertThatThrownBy(() -> MarkedSection.named("table").replaced(DOCUMENT, "new\n"))
                .hasMessageContaining("<!-- table -->");
    }
}
