package io.github.carillon.worker.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RowIdsTest {

    @Test
    void the_same_list_has_the_same_ids_each_time() {
        assertThat(ids("ann", Map.of("mail", "ann"), 7, List.of("ann")))
                .doesNotHaveDuplicates()
                .isEqualTo(ids("ann", Map.of("mail", "ann"), 7, List.of("ann")));
    }

    @Test
    void a_row_keeps_its_id_wherever_it_stands() {
        assertThat(ids("zoe", "bob", "ann")).contains(ids("ann", "bob").toArray(String[]::new));
    }

    @Test
    void rows_that_say_the_same_are_told_apart_by_their_number() {
        List<String> ids = ids("ann", "ann", "bob");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids("bob", "ann", "ann")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids("ann")).containsExactly(ids.get(0));
    }

    @Test
    void a_row_that_says_something_else_is_another_one() {
        assertThat(ids("7", 7, 7.0, true, "true", null, "null", "", "ann", "Ann", " ann", Map.of("value", "ann")))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_order_of_fields_says_nothing_at_any_depth() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("mail", "ann");
        one.put("order", Map.of("number", 7, "lines", List.of(Map.of("item", "nut", "count", 2))));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("order", Map.of("lines", List.of(Map.of("count", 2, "item", "nut")), "number", 7));
        other.put("mail", "ann");

        assertThat(ids(one)).isEqualTo(ids(other));
    }

    @Test
    void an_id_is_short_and_tells_nothing_of_the_row() {
        assertThat(ids("ann@example.org".repeat(100)))
                .singleElement()
                .satisfies(id -> assertThat(id).matches("[0-9a-f]{32}\\.1"));
    }

    private static List<String> ids(Object... rows) {
        RowIds ids = new RowIds();
        return Arrays.stream(rows).map(ids::next).toList();
    }
}
