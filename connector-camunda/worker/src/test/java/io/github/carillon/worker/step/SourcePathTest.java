package io.github.carillon.worker.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Parsed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourcePathTest {

    private final Map<String, Object> fields = new HashMap<>(Map.of(
            "owner", "mary",
            "customer", Map.of("contact", Map.of("email", "ann@example.org"), "names", List.of("Ann")),
            "odd.name", "bob"));

    @Test
    void a_name_or_a_path_leads_to_a_value() {
        assertThat(SourcePath.find(" owner ", fields)).isEqualTo(Parsed.valid("mary"));
        assertThat(SourcePath.find("customer.contact.email", fields)).isEqualTo(Parsed.valid("ann@example.org"));
        assertThat(SourcePath.find("customer.names", fields)).isEqualTo(Parsed.valid(List.of("Ann")));
    }

    @Test
    void a_name_with_a_dot_in_it_is_found_too() {
        assertThat(SourcePath.find("odd.name", fields)).isEqualTo(Parsed.valid("bob"));
    }

    @Test
    void a_path_that_ends_says_where_and_what_there_is_instead() {
        fields.put("empty", null);

        assertThat(SourcePath.find("customer.contact.mail", fields))
                .isEqualTo(Parsed.invalid(
                        "is \"customer.contact.mail\", which leads nowhere at \"mail\"; there are [email]"));
        assertThat(SourcePath.find("empty", fields))
                .isEqualTo(Parsed.invalid("is \"empty\", which leads nowhere at \"empty\"; there are [customer, empty,"
                        + " odd.name, owner]"));
        assertThat(SourcePath.find("owner.email", fields))
                .isEqualTo(Parsed.invalid("is \"owner.email\", which leads nowhere at \"email\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "[]",
                "]",
                "owner.",
                ".owner",
                "customer..contact",
                "customer.names[x]",
                "customer]contact"
            })
    void what_is_no_path_leads_nowhere(String path) {
        assertThat(SourcePath.find(path, fields))
                .isEqualTo(Parsed.invalid("is \"" + path + "\", which is no path: one looks like order.lines[0].item"));
    }

    @Test
    void an_entry_of_a_list_is_found_by_its_position_from_0() {
        assertThat(SourcePath.find("customer.names[0]", fields)).isEqualTo(Parsed.valid("Ann"));
        assertThat(SourcePath.find("customer.names[1]", fields))
                .isEqualTo(
                        Parsed.invalid("is \"customer.names[1]\", which leads nowhere at \"[1]\"; it is a list of 1"));
    }
}
