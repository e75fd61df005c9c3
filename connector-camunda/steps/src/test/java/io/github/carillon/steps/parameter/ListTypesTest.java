package io.github.carillon.steps.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Validated;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What texts with several entries mean, by who wrote which part of them. */
final class ListTypesTest {

    @Test
    void nobody_adds_recipients_by_a_line_break_in_data() {
        for (String forged : List.of(
                "a@example.org\r\nRCPT TO:<evil@example.org>",
                "a@example.org\nBcc: evil@example.org",
                "a@example.org\revil@example.org",
                "a@example.org\u2028evil@example.org",
                "a@example.org\u0085evil@example.org")) {
            assertThat(people(forged, "${x}")).as(forged).hasSize(1);
            assertThat(copies(forged, "${x}")).as(forged).hasSize(1);
            assertThat(copies(List.of(forged), "${x}")).as(forged).hasSize(1);
            assertThat(people("b@example.org, " + forged, "b@example.org, ${x}"))
                    .as(forged)
                    .hasSize(2);
        }
        assertThat(isWrong(copies("a@example.org\nb@example.org", "${x}").get(0)))
                .isTrue();
        assertThat(isWrong(ListTypes.addresses()
                        .read(new Given("a@example.org\nb@example.org", Declaration.text("${x}")))))
                .isTrue();
    }

    @Test
    void the_models_own_line_breaks_separate() {
        assertThat(people("ann\n\nbob\r\neve", "ann\n\nbob\r\neve")).containsExactly("ann", "bob", "eve");
        assertThat(people("ann\nbob", "ann\n${x}")).containsExactly("ann", "bob");
        assertThat(copies("a@example.org,\nb@example.org", "a@example.org,\n${x}"))
                .hasSize(2);
    }

    @Test
    void somebody_who_was_meant_and_is_not_there_keeps_their_place() {
        assertThat(people("ann, , eve", "ann, ${x}, eve")).containsExactly("ann", "", "eve");
        assertThat(people("ann, ", "ann, ${x}")).containsExactly("ann", "");
        assertThat(people(", ann", "${x}, ann")).containsExactly("", "ann");
        assertThat(people("ann,,eve", "${x}")).containsExactly("ann", "", "eve");
        assertThat(copies("c@example.org, , bad@@", "c@example.org, ${x}, ${y}"))
                .extracting(CopyEntry::place)
                .containsExactly(", entry 1", ", entry 2", ", entry 3");
    }

    @Test
    void a_comma_at_the_end_has_nobody_behind_it() {
        assertThat(people("ann; eve;", "${x}")).containsExactly("ann", "eve");
        assertThat(people("ann, eve,", "ann, ${x},")).containsExactly("ann", "eve");
        assertThat(people("ann,\n", "${x}")).containsExactly("ann");
    }

    /** The designer sees where nothing stands, and is told the place of what is wrong. */
    @Test
    void what_the_model_leaves_empty_is_nobody_and_keeps_its_place() {
        assertThat(people("ann,, ;eve,", "ann,, ;eve,")).containsExactly("ann", "eve");
        assertThat(copies("a@example.org,,b@example.org", "a@example.org,,b@example.org"))
                .extracting(CopyEntry::place)
                .containsExactly(", entry 1", ", entry 3");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        String text = "bad1@@, a@example.org,, bad2@@";

        assertThat(wrong(ListTypes.copies().read(new Given(text, Declaration.text(text)))))
                .contains(", entry 1: ", "; , entry 4: ");
    }

    private static List<@Nullable Object> people(String value, String model) {
        return right(ListTypes.people().read(new Given(value, Declaration.text(model))));
    }

    private static List<CopyEntry> copies(Object value, String model) {
        return right(ListTypes.copies().read(new Given(value, Declaration.text(model))));
    }

    private static boolean isWrong(CopyEntry entry) {
        return isWrong(entry.address());
    }

    private static boolean isWrong(Validated<?> value) {
        return value.match(right -> false, wrong -> true);
    }

    private static <T> T right(Validated<T> value) {
        return value.match(right -> right, wrong -> {
            throw new AssertionError(wrong);
        });
    }

    private static String wrong(Validated<?> value) {
        return value.match(right -> "", wrong -> wrong);
    }
}
