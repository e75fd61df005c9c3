package io.github.carillon.steps.parameter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.Validated;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TypesTest {

    @Test
    void a_text_may_be_given_as_a_number_or_a_truth_value() {
        assertThat(Types.line().read("text")).isEqualTo(Validated.valid("text"));
        assertThat(Types.line().read(15005550006L)).isEqualTo(Validated.valid("15005550006"));
        assertThat(Types.line().read(true)).isEqualTo(Validated.valid("true"));
    }

    @Test
    @SuppressWarnings("JavaUtilDate") // a process variable of type Date is one
    void what_is_no_text_is_told_in_a_designers_words() {
        assertThat(mistake(Types.line(), Map.of("a", 1))).isEqualTo("is no text but an object");
        assertThat(mistake(Types.line(), List.of("a"))).isEqualTo("is no text but a list");
        assertThat(mistake(Types.line(), new byte[3])).isEqualTo("is no text but bytes");
        assertThat(mistake(Types.line(), Instant.EPOCH)).isEqualTo("is no text but a value of type Date");
        assertThat(mistake(Types.line(), new Date(0))).isEqualTo("is no text but a value of type Date");
        assertThat(mistake(Types.line(), LocalDate.EPOCH)).isEqualTo("is no text but a value of type Date");
        assertThat(mistake(Types.line(), (NamedFile) () -> "order.pdf")).isEqualTo("is no text but a file");
        assertThat(mistake(Types.line(), new Object())).isEqualTo("is no text but a value of another type");
    }

    @Test
    void a_line_of_its_own_that_data_would_begin_leaves_open_which_field_is_which() {
        assertThat(mistake(Types.fields(), "X-A: ${a}\nX-B: ${b}", "X-A: 1\nX-B: 2\nX-B: 3"))
                .startsWith("cannot be told from its data");
        assertThat(read(Types.fields(), "X-A: ${a}\nX-B: ${b}", "X-A: 1\nX-C: 2\nX-B: 3"))
                .isEqualTo(Validated.valid("X-A: 1 X-C: 2\nX-B: 3"));
        assertThat(read(Types.fields(), "X-A: ${a}-${b}", "X-A: 1-2-3")).isEqualTo(Validated.valid("X-A: 1-2-3"));
    }

    @Test
    void a_part_of_a_link_that_data_repeats_leaves_open_what_is_encoded() {
        assertThat(mistake(Types.templateLink(), "https://x.org/${a}/of/${b}", "https://x.org/1/of/2/of/3"))
                .startsWith("cannot be told from its data");
        assertThat(read(Types.templateLink(), "https://x.org/${a}-${b}", "https://x.org/1-2-3"))
                .isInstanceOf(Validated.Valid.class);
    }

    private static <T> Validated<T> read(Type<T> type, String model, String value) {
        return type.read(new Given(value, Declaration.text(model)));
    }

    private static String mistake(Type<?> type, String model, String value) {
        return read(type, model, value).match(text -> "read", wrong -> wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "Shop, Shop",
        "ELEVENCHARS, ELEVENCHARS",
        "12345, 12345",
        "+1 (500) 555-0006, +15005550006",
        "15005550006, +15005550006",
        "whatsapp:+15005550006, whatsapp:+15005550006"
    })
    void a_sender_is_a_number_a_short_code_or_a_name(String text, String sender) {
        assertThat(Types.sender().read(text)).isEqualTo(Validated.valid(sender));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TWELVE CHARS", "Größe", "whatsapp:Shop", "+", "Shop, Ltd"})
    void any_other_sender_is_none(String text) {
        assertThat(mistake(Types.sender(), text))
                .startsWith("is not a valid sender: one is a number with its country code");
    }

    @Test
    void one_of_twilios_ids_has_32_digits() {
        assertThat(SendMessage.MESSAGING_SERVICE_SID.type().read(" MG0123456789abcdef0123456789ABCDEF "))
                .isEqualTo(Validated.valid("MG0123456789abcdef0123456789ABCDEF"));
        for (String wrong :
                List.of("MG1", "AC0123456789abcdef0123456789abcdef", "MG0123456789abcdef0123456789abcdeg")) {
            assertThat(mistake(SendMessage.MESSAGING_SERVICE_SID.type(), wrong))
                    .isEqualTo("is none of Twilio's ids: one is MG and 32 hexadecimal digits");
        }
    }

    @Test
    void a_secret_stays_one() {
        assertThat(Types.secret().read("hunter2")).hasToString("Valid[value=***]");
    }

    @Test
    void a_choice_is_read_without_regard_to_case() {
        assertThat(Types.choice(OnError.class).read(" BPMNerror ")).isEqualTo(Validated.valid(OnError.BPMN_ERROR));
        assertThat(mistake(Types.choice(OnError.class), "retry"))
                .isEqualTo("is none of [incident, continue, bpmnError]");
    }

    @Test
    void seconds_are_a_whole_number_within_bounds() {
        Type<Duration> type = Types.seconds(1, 36_000);

        assertThat(type.read("1")).isEqualTo(Validated.valid(Duration.ofSeconds(1)));
        assertThat(type.read(36_000L)).isEqualTo(Validated.valid(Duration.ofHours(10)));
        for (Object wrong : List.of("0", "36001", "-1", "1.5", "1e3", "ten", "99999999999999999999", "١")) {
            assertThat(mistake(type, wrong)).isEqualTo("is no whole number of seconds from 1 to 36000");
        }
    }

    @Test
    void a_number_is_whole_and_within_bounds() {
        assertThat(Types.number(1, 100).read(" 7 ")).isEqualTo(Validated.valid(7));
        for (Object wrong : List.of("0", "101", "-1", "1.5", "ten")) {
            assertThat(mistake(Types.number(1, 100), wrong)).isEqualTo("is no whole number from 1 to 100");
        }
    }

    @ParameterizedTest
    @CsvSource({"P2D, PT48H", "PT4H, PT4H", " pt90m , PT1H30M", "P1DT12H, PT36H", "P2W, PT336H", "PT45S, PT45S"})
    void an_age_is_a_duration_of_iso_8601(String text, Duration age) {
        assertThat(Types.age().read(text)).isEqualTo(Validated.valid(age));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"P", "PT", "2D", "PT0S", "P1M", "P1Y", "P-2D", "P1DT", "two days", "P999999999999D", "P1.5D"})
    void any_other_age_is_refused_with_an_example(String text) {
        assertThat(mistake(Types.age(), text))
                .isEqualTo("is no duration: one looks like P2D (two days) or PT4H (four hours)");
    }

    @Test
    void addresses_are_a_list_or_a_text() {
        EmailAddress ann = new EmailAddress("ann@example.org", "Lee, Ann");
        EmailAddress bob = new EmailAddress("bob@example.org", null);

        assertThat(ListTypes.addresses().read("\"Lee, Ann\" <ann@example.org>; bob@example.org"))
                .isEqualTo(Validated.valid(List.of(ann, bob)));
        assertThat(ListTypes.addresses().read(List.of("\"Lee, Ann\" <ann@example.org>", " bob@example.org ", "")))
                .isEqualTo(Validated.valid(List.of(ann, bob)));
    }

    @Test
    void one_wrong_address_spoils_the_list_and_is_not_quoted() {
        assertThat(mistake(ListTypes.addresses(), "ann@example.org, bob@"))
                .contains("is not a valid e-mail address")
                .doesNotContain("bob");
    }

    @Test
    void where_nothing_stands_among_addresses_nobody_is_meant() {
        EmailAddress ann = new EmailAddress("ann@example.org", null);

        assertThat(ListTypes.addresses().read(Arrays.asList(null, " \u200b", "ann@example.org", List.of(), "Team:;")))
                .isEqualTo(Validated.valid(List.of(ann)));
        assertThat(ListTypes.addresses().read("Team:; ann@example.org")).isEqualTo(Validated.valid(List.of(ann)));
        assertThat(ListTypes.addresses().read(Arrays.asList(null, List.of()))).isEqualTo(Validated.valid(List.of()));
    }

    @Test
    void a_wrong_entry_is_told_with_its_place() {
        String wrong = "is not a valid e-mail address: one looks like name@example.org";

        assertThat(mistake(ListTypes.addresses(), "bob@")).isEqualTo(wrong);
        assertThat(mistake(ListTypes.addresses(), "ann@example.org; bob@")).isEqualTo(", entry 2: " + wrong);
        assertThat(mistake(ListTypes.addresses(), Arrays.asList(null, "ann@example.org", List.of("bob@"))))
                .isEqualTo(", entry 3, entry 1: " + wrong);
        assertThat(mistake(ListTypes.addresses(), List.of("ann@example.org", "eve@example.org, bob@")))
                .isEqualTo(", entry 2, entry 2: " + wrong);
        assertThat(mistake(ListTypes.addresses(), List.of("ann@example.org", Map.of())))
                .isEqualTo(", entry 2: is no text but an object");
        assertThat(mistake(ListTypes.links(9), Arrays.asList(null, "https://example.org", "ftp://example.org")))
                .isEqualTo(", entry 3: holds a link that is neither http:// nor https://");
    }

    @Test
    void links_may_be_left_out_of_their_list() {
        assertThat(ListTypes.links(1).read(Arrays.asList(null, "https://example.org", "")))
                .isEqualTo(Validated.valid(List.of(URI.create("https://example.org"))));
    }

    @Test
    void a_text_may_be_the_name_of_one_file_or_of_several_and_a_list_holds_no_empty_ones() {
        assertThat(ListTypes.files("f").read("a,b")).isEqualTo(Validated.valid(List.of("a,b")));
        assertThat(ListTypes.files("f").read(Arrays.asList("a", null, " ", new byte[0])))
                .isEqualTo(Validated.valid(List.of("a", "f[3]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a.png", "HTTP://example.org", "https://example.org:8443/?a=b#c"})
    void a_link_leads_to_the_web(String link) {
        assertThat(ListTypes.links(1).read(link)).isEqualTo(Validated.valid(List.of(URI.create(link))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "example.org",
                "/a",
                "https:///a",
                "https://exa mple.org",
                "http://"
            })
    void any_other_link_is_refused_without_quoting_it(String link) {
        assertThat(mistake(ListTypes.links(1), link))
                .startsWith("holds a link that is ")
                .doesNotContain("example");
    }

    @Test
    void people_are_texts_numbers_and_objects_and_nobody_is_left_out() {
        List<Object> people = Arrays.asList("mary", 7, " ", null, Map.of("id", "john"));

        assertThat(ListTypes.people().read(people)).isEqualTo(Validated.valid(people));
        assertThat(ListTypes.people().read("mary; john,")).isEqualTo(Validated.valid(List.of("mary", "john")));
        assertThat(ListTypes.people().read(Map.of("id", "john")))
                .isEqualTo(Validated.valid(List.of(Map.of("id", "john"))));
        assertThat(mistake(ListTypes.people(), new byte[0])).isEqualTo("is no text but bytes");
    }

    @Test
    void links_may_have_commas_in_them() {
        URI picture = URI.create("https://x.example/a,b.png");
        URI other = URI.create("http://y.example/c;d,e");

        assertThat(ListTypes.links(2).read(" https://x.example/a,b.png ")).isEqualTo(Validated.valid(List.of(picture)));
        assertThat(ListTypes.links(2).read("https://x.example/a,b.png, http://y.example/c;d,e;"))
                .isEqualTo(Validated.valid(List.of(picture, other)));
        assertThat(ListTypes.links(2).read("https://x.example/a,b.png\nhttp://y.example/c;d,e\n"))
                .isEqualTo(Validated.valid(List.of(picture, other)));
        assertThat(ListTypes.links(2).read(List.of("https://x.example/a,b.png", "http://y.example/c;d,e")))
                .isEqualTo(Validated.valid(List.of(picture, other)));
    }

    @Test
    void a_links_host_may_have_any_script() {
        assertThat(ListTypes.links(1).read("https://faß.de/a.png"))
                .isEqualTo(Validated.valid(List.of(URI.create("https://xn--fa-hia.de/a.png"))));
    }

    @Test
    void links_may_not_be_too_many() {
        assertThat(mistake(ListTypes.links(1), "https://a.example https://b.example".replace(' ', ',')))
                .isEqualTo("holds 2 links, and 1 is the most");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 99, 100, 101, 999, 1000})
    void a_template_takes_the_numbers_that_the_worker_takes(int number) {
        for (Type<?> type : List.of(Types.number(1, 100), Types.seconds(1, 100))) {
            assertThat(requireNonNull(type.pattern()).matcher("" + number).matches())
                    .isEqualTo(type.read(number).match(valid -> true, wrong -> false));
        }
    }

    private static String mistake(Type<?> type, Object value) {
        return type.read(value)
                .match(
                        read -> {
                            throw new AssertionError("read");
                        },
                        reason -> reason);
    }
}
