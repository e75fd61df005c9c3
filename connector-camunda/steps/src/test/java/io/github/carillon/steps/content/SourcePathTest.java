package io.github.carillon.steps.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Validated;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        assertThat(SourcePath.find(" owner ", fields)).isEqualTo(Validated.valid("mary"));
        assertThat(SourcePath.find("customer.contact.email", fields)).isEqualTo(Validated.valid("ann@example.org"));
        assertThat(SourcePath.find("customer.names", fields)).isEqualTo(Validated.valid(List.of("Ann")));
    }

    @Test
    void a_name_with_a_dot_in_it_is_found_too() {
        assertThat(SourcePath.find("odd.name", fields)).isEqualTo(Validated.valid("bob"));
    }

    @Test
    void a_path_that_ends_says_where_and_what_there_is_instead() {
        fields.put("empty", null);

        assertThat(SourcePath.find("customer.contact.mail", fields))
                .isEqualTo(Validated.invalid(
                        "is \"customer.contact.mail\", which leads nowhere at \"mail\"; there are [email]"));
        assertThat(SourcePath.find("empty", fields))
                .isEqualTo(
                        Validated.invalid("is \"empty\", which leads nowhere at \"empty\"; there are [customer, empty,"
                                + " odd.name, owner]"));
        assertThat(SourcePath.find("owner.email", fields))
                .isEqualTo(Validated.invalid("is \"owner.email\", which leads nowhere at \"email\""));
    }

    @Test
    void of_many_names_the_first_ones_are_told_and_the_others_counted() {
        fields.put(
                "prices",
                IntStream.range(100, 1_000)
                        .boxed()
                        .collect(Collectors.toMap(number -> "p" + number, number -> number)));

        assertThat(reason("prices.none"))
                .startsWith("is \"prices.none\", which leads nowhere at \"none\"; there are [p100, p101, ")
                .endsWith(", p119] and 880 more");
    }

    @Test
    void an_address_is_shown_to_nobody_be_it_a_name_of_the_data_or_of_the_path() {
        fields.put("people", Map.of("ann@example.org", 1, "b@@example.org", 2, "sum", 3));

        assertThat(reason("people.none")).endsWith("; there are [a***@example.org, an address that is not valid, sum]");
        assertThat(reason("zoe@example")).startsWith("is \"z***@example\", which leads nowhere at \"z***@example\"");
        assertThat(reason(".zoe@example")).startsWith("is \"an address that is not valid\", which is no path");
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
                .isEqualTo(
                        Validated.invalid("is \"" + path + "\", which is no path: one looks like order.lines[0].item"));
    }

    @Test
    void an_entry_of_a_list_is_found_by_its_position_from_0() {
        assertThat(SourcePath.find("customer.names[0]", fields)).isEqualTo(Validated.valid("Ann"));
        assertThat(SourcePath.find("customer.names.0", fields)).isEqualTo(Validated.valid("Ann"));
        assertThat(SourcePath.find("customer.names.1", fields))
                .isEqualTo(
                        Validated.invalid("is \"customer.names.1\", which leads nowhere at \"1\"; it is a list of 1"));
        assertThat(SourcePath.find("customer.names[1]", fields))
                .isEqualTo(Validated.invalid(
                        "is \"customer.names[1]\", which leads nowhere at \"[1]\"; it is a list of 1"));
    }

    @Test
    void a_name_of_digits_is_a_name_where_an_object_has_it() {
        fields.put("floors", Map.of("0", "ground"));

        assertThat(SourcePath.find("floors.0", fields)).isEqualTo(Validated.valid("ground"));
        assertThat(reason("floors[0]")).startsWith("is \"floors[0]\", which leads nowhere at \"[0]\"");
    }

    @Test
    void a_path_to_null_or_through_it_is_known() {
        fields.put("nothing", null);
        fields.put("people", Arrays.asList("ann", null));
        fields.put("odd[name", null);

        assertThat(List.of("nothing", "nothing.at.all", "people[1]", "people.1.name", "odd[name"))
                .allMatch(path -> SourcePath.leadsToNull(path, fields));
        assertThat(List.of("owner", "missing", "people[0]", "people.2", "owner.name", "["))
                .noneMatch(path -> SourcePath.leadsToNull(path, fields));
    }

    private String reason(String path) {
        return SourcePath.find(path, fields).match(value -> "found", reason -> reason);
    }
}
