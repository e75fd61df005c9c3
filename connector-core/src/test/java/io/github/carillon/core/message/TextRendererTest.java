package io.github.carillon.core.message;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextRendererTest {

    private final Rendering renderer = new Rendering();
    private final Map<String, Object> values = new HashMap<>(Map.of(
            "name",
            "Ann",
            "customer",
            Map.of("name", "Bob", "address", Map.of("city", "Łódź")),
            "items",
            List.of(Map.of("title", "book"), Map.of("title", "pen")),
            "empty",
            List.of(),
            "paid",
            true,
            "number",
            3));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no placeholder at all | no placeholder at all",
                "a { and a } and a }} | a { and a } and a }}",
                "Dear {{name}}! | Dear Ann!",
                "{{ customer.name }} of {{customer.address.city}} | Bob of Łódź",
                "{{#items}}{{title}}, {{/items}} | book, pen,",
                "{{#items}}{{title}} for {{name}}, {{/items}} | book for Ann, pen for Ann,",
                "{{items[0].title}} {{items.1.title}} {{ items[1].title }} | book pen pen",
                "{{#items[1]}}{{title}}{{/items[1]}}{{^items[2]}} and no more{{/items[2]}} | pen and no more",
                "{{^empty}}nothing{{/empty}} | nothing",
                "{{#paid}}thanks{{/paid}}{{^paid}}please pay{{/paid}} | thanks",
                "{{#missing}}never{{/missing}}x | x",
                "{{! a comment }}{{number}} | 3",
                "{{{name}}} {{&name}} | Ann Ann",
            })
    void placeholders_are_filled_from_maps_and_lists(String template, String text) {
        assertThat(render(template)).isEqualToIgnoringWhitespace(text);
    }

    @Test
    void a_text_keeps_its_characters() {
        values.put("name", "<b>\"Ann\" & 'Bob'</b>");

        assertThat(render("{{name}}")).isEqualTo("<b>\"Ann\" & 'Bob'</b>");
    }

    @Test
    void a_value_that_is_null_is_empty() {
        values.put("nothing", null);
        values.put("customer", Collections.singletonMap("name", null));

        assertThat(render("[{{nothing}}{{nothing.at.all}}{{nothing[0].at}}{{customer.name}}]"))
                .isEqualTo("[]");
    }

    @Test
    void a_position_is_found_wherever_a_list_is_and_a_name_that_looks_like_one_goes_before_it() {
        values.put("rows", List.of(List.of("a", "b"), List.of("c")));
        values.put("items[0]", "the name");
        values.put("group", new Extended(List.of(Map.of("name", "first")), Map.of("id", "ours")));

        assertThat(render("{{rows[0][1]}} {{rows.0[1]}} {{rows[1].0}} {{#rows}}{{[0]}}{{/rows}}"))
                .isEqualTo("b b c ac");
        assertThat(render("{{items[0]}} {{items[1].title}}")).isEqualTo("the name pen");
        assertThat(render("{{group[0].name}}")).isEqualTo("first");
    }

    @Test
    void a_position_that_is_not_there_leads_nowhere() {
        for (String path : List.of("items[2]", "items[2].title", "name[0]", "items[x]", "items[0", "customer[0]")) {
            assertThat(mistake("{{" + path + "}}")).contains("leads nowhere");
        }
    }

    @ParameterizedTest
    @CsvSource({"{{missing}},missing", "{{customer.missing}},customer.missing", "{{name.length}},name.length"})
    void a_placeholder_that_leads_nowhere_is_named_with_what_there_is(String template, String placeholder) {
        assertThat(mistake(template))
                .contains("{{" + placeholder + "}}")
                .contains("[customer, empty, items, name, number, paid]")
                .doesNotContain("Ann", "Bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${7*7}",
                "#{7*7}",
                "{{number}}",
                "{{{number}}}",
                "{{#items}}{{title}}{{/items}}",
                "<#assign x=1>${x}",
                "[[${7*7}]]",
                "{{=<% %>=}}<%number%>"
            })
    void the_content_of_a_value_is_never_evaluated(String hostile) {
        values.put("name", hostile);

        assertThat(render("Dear {{name}},")).isEqualTo("Dear " + hostile + ",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{class}}",
                "{{name.class}}",
                "{{name.bytes}}",
                "{{customer.class.classLoader}}",
                "{{customer.size}}",
                "{{customer.isEmpty}}",
                "{{items.size}}",
                "{{trap.secret}}",
                "{{trap.field}}",
                "{{trap.call}}"
            })
    void no_method_is_called_and_no_field_is_read(String template) {
        values.put("trap", new Trap());

        assertThat(mistake(template)).contains("leads nowhere").doesNotContain("sprung");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{>other}}", "{{> other }}", "{{ > other}}", "{{=<% %>=}}", "{{= | | =}}"})
    void partials_and_other_delimiters_are_refused(String template) {
        assertThat(mistake(template)).contains("neither partials nor other delimiters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{name",
                "{{name}",
                "{{#items}}",
                "{{/items}}",
                "{{#items}}{{/empty}}",
                "{{}}",
                "{{ }}",
                "{{{}}}",
                "{{&}}",
                "{{#}}x{{/}}",
                "{{name {{name}}"
            })
    void what_is_malformed_is_told(String template) {
        assertThat(mistake(template)).contains("is malformed");
    }

    @Test
    void a_template_may_not_be_too_long() {
        String longest = "{{name}}" + "x".repeat(TemplateRules.LONGEST_TEMPLATE - 8);

        assertThat(render(longest)).startsWith("Annxxx");
        assertThat(mistake(longest + "x")).contains("65536 characters");
    }

    @Test
    void sections_may_not_nest_too_deep() {
        assertThat(render(nested(TemplateRules.DEEPEST_NESTING))).isEqualTo("x");
        assertThat(mistake(nested(TemplateRules.DEEPEST_NESTING + 1))).contains("deeper than 8");
    }

    @Test
    void comments_hide_no_nesting() {
        String hidden = "{{#paid}}{{!{{/paid}}".repeat(2_000) + "{{/paid}}".repeat(2_000);

        assertThat(mistake(hidden)).contains("deeper than 8");
    }

    @Test
    void the_text_may_not_become_too_long() {
        values.put("items", Collections.nCopies(5_000, Map.of("title", "x".repeat(1_000))));

        assertThat(mistake("{{#items}}{{title}}{{/items}}")).contains("1048576 characters");
    }

    @Test
    void sections_may_not_repeat_without_end() {
        values.put("items", Collections.nCopies(1_000, "x"));
        String template = "{{#items}}".repeat(8) + "{{/items}}".repeat(8);

        assertThat(assertTimeoutPreemptively(ofSeconds(10), () -> mistake(template)))
                .contains("repeats its sections");
    }

    @Test
    void numbers_are_written_as_people_write_them() {
        values.put("amounts", Arrays.asList(12_345_678.9, 0.00001, 10L, 2.5f));

        assertThat(render("{{#amounts}}{{.}} {{/amounts}}")).isEqualTo("12345678.9 0.00001 10 2.5 ");
    }

    @Test
    void an_object_or_a_list_is_written_as_json() {
        assertThat(render("{{items}} {{customer.address}}"))
                .isEqualTo("[{\"title\":\"book\"},{\"title\":\"pen\"}] {\"city\":\"Łódź\"}");
    }

    @Test
    void a_section_is_left_out_for_what_says_nothing_and_a_zero_says_something() {
        List<Object> nothing = Arrays.asList(null, "", false, List.of(), new byte[0]);
        nothing.forEach(value -> assertPresent(value, false));
        List.of("text", " ", 0, 0.0, true, List.of(1), Map.of(), new byte[] {0})
                .forEach(value -> assertPresent(value, true));
    }

    private void assertPresent(Object value, boolean present) {
        values.put("c", value);

        assertThat(render("{{#c}}yes{{/c}}{{^c}}no{{/c}}")).as("%s", value).isEqualTo(present ? "yes" : "no");
    }

    @Test
    void a_value_may_have_further_fields_and_is_still_itself() {
        Map<String, Object> ours = Collections.singletonMap("id", null);
        values.put("one", new Extended(Map.of("id", "theirs", "city", "Łódź"), ours));
        values.put("two", new Extended("plain", Map.of("id", "ours")));
        values.put("three", new Extended(List.of("a", "b"), Map.of("id", "ours")));

        assertThat(render("{{one.id}}-{{one.city}} {{#one}}{{id}}-{{city}}{{/one}}"))
                .isEqualTo("-Łódź -Łódź");
        assertThat(render("{{two}} {{two.id}} {{#two}}{{id}} {{.}}{{/two}}")).isEqualTo("plain ours ours plain");
        assertThat(render("{{three}} {{three.id}} {{#three}}{{.}}{{/three}} {{three.1}}"))
                .isEqualTo("[\"a\",\"b\"] ours ab b");
        assertThat(mistake("{{two.length}}")).contains("{{two.length}}");
    }

    @Test
    void what_asking_the_values_throws_is_thrown() {
        Map<String, Object> failing = new AbstractMap<>() {
            @Override
            public boolean containsKey(Object key) {
                return true;
            }

            @Override
            public Object get(Object key) {
                throw new IllegalStateException("gone");
            }

            @Override
            public Set<Entry<String, Object>> entrySet() {
                return Set.of();
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> renderer.render("{{x}}", failing))
                .withMessage("gone");
    }

    @Property
    void rendering_never_throws(@ForAll("templates") String template) {
        assertThat(renderer.render(template, values)).isNotNull();
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(
                        "{{",
                        "}}",
                        "{",
                        "}",
                        "#",
                        "^",
                        "/",
                        "!",
                        "&",
                        ">",
                        "=",
                        ".",
                        "-",
                        " ",
                        "\n",
                        "name",
                        "customer",
                        "items",
                        "paid",
                        "empty",
                        "0",
                        "this",
                        "-first",
                        "{{#items}}",
                        "{{/items}}",
                        "{{^empty}}",
                        "{{/empty}}",
                        "{{#paid}}",
                        "{{/paid}}",
                        "{{name}}",
                        "${")
                .list()
                .ofMaxSize(14)
                .map(pieces -> String.join("", pieces));
    }

    private static String nested(int depth) {
        return "{{#paid}}".repeat(depth) + "x" + "{{/paid}}".repeat(depth);
    }

    private String render(String template) {
        return renderer.render(template, values).match(text -> text, reason -> {
            throw new AssertionError(template + " " + reason);
        });
    }

    private String mistake(String template) {
        return renderer.render(template, values)
                .match(
                        text -> {
                            throw new AssertionError(template + " became " + text);
                        },
                        reason -> reason);
    }

    /** What a reflective template engine would fall into. */
    public static final class Trap {

        public final String field = "sprung";

        public String getSecret() {
            return "sprung";
        }

        public String call() {
            return "sprung";
        }
    }
}
