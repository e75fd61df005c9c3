package io.github.carillon.core.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PersonTest {

    private static final Recipient MARY =
            new Recipient("mary", "Mary", "Jones", "mary@example.org", "+15005550006", Locale.CANADA_FRENCH);

    @Test
    void an_object_says_all_there_is_to_say_of_a_person() {
        Map<String, Object> object = Map.of(
                "userName", "ann",
                "firstName", "Ann",
                "lastName", "Lee",
                "email", "ann@example.org",
                "phone", "+15005550001",
                "locale", "de");

        assertThat(read(object))
                .contains(new Recipient("ann", "Ann", "Lee", "ann@example.org", "+15005550001", Locale.GERMAN));
    }

    @Test
    void what_the_object_leaves_out_the_directory_knows() {
        assertThat(read(Map.of("userName", "mary"))).contains(MARY);
        assertThat(read(Map.of("id", "mary", "firstName", "Maria", "locale", "it")))
                .contains(new Recipient("mary", "Maria", "Jones", "mary@example.org", "+15005550006", Locale.ITALIAN));
    }

    @Test
    void the_user_name_is_the_id_where_both_are_there() {
        assertThat(read(Map.of("id", "17", "userName", "mary"))).contains(MARY);
        assertThat(read(Map.of("id", "mary", "userName", " "))).contains(MARY);
    }

    @Test
    void whoever_has_an_address_of_the_object_is_not_looked_up() {
        Directory nobodyAsks = id -> {
            throw new AssertionError("asked for " + id);
        };

        assertThat(Person.read(Map.of("userName", "mary", "email", "m@example.org"), nobodyAsks, Contact.email()))
                .contains(new Recipient("mary", null, null, "m@example.org", null, null));
        assertThat(Person.read(Map.of("email", "m@example.org"), nobodyAsks, Contact.email()))
                .contains(Recipient.withEmail("m@example.org"));
    }

    @Test
    void where_messages_go_to_telephones_it_is_the_number_that_counts() {
        Contact phones = Contact.phone(null);
        Directory directory = id -> Optional.of(MARY).filter(mary -> id.equals("mary"));

        assertThat(Person.read(Map.of("userName", "mary", "email", "m@example.org"), directory, phones))
                .contains(
                        new Recipient("mary", "Mary", "Jones", "m@example.org", "+15005550006", Locale.CANADA_FRENCH));
        assertThat(Person.read(Map.of("userName", "mary", "phone", "+15005550001"), directory, phones))
                .contains(new Recipient("mary", null, null, null, "+15005550001", null));
        assertThat(Person.read(Map.of("phone", "+15005550001"), directory, phones))
                .contains(Recipient.withPhone("+15005550001"));
        assertThat(Person.read(Map.of("phone", "+15005550001"), directory, Contact.email()))
                .isEmpty();
    }

    @Test
    void a_user_whom_nobody_knows_is_what_the_object_says() {
        assertThat(read(Map.of("id", "ghost", "phone", "+15005550001")))
                .contains(new Recipient("ghost", null, null, null, "+15005550001", null));
    }

    @Test
    void one_name_counts_as_the_last_one() {
        assertThat(read(Map.of("email", "x@example.org", "name", "Madonna")).map(Recipient::fullName))
                .contains("Madonna");
        assertThat(read(Map.of("email", "x@example.org", "name", "Ann Lee", "lastName", "Lee"))
                        .map(Recipient::fullName))
                .contains("Lee");
    }

    @Test
    void an_object_that_names_neither_a_user_nor_an_address_is_nobody() {
        Map<String, Object> blank = new HashMap<>(Map.of("email", "  ", "userName", "", "firstName", "Ann"));
        blank.put("id", null);

        assertThat(read(Map.of())).isEmpty();
        assertThat(read(Map.of("firstName", "Ann", "phone", "+15005550001"))).isEmpty();
        assertThat(read(blank)).isEmpty();
    }

    @Test
    void a_number_is_read_as_it_is_written_and_what_is_no_text_is_left_out() {
        Map<String, Object> object =
                Map.of("id", 17, "firstName", List.of("Ann"), "lastName", Map.of("x", "y"), "phone", true);

        assertThat(read(object)).contains(new Recipient("17", null, null, null, null, null));
    }

    @Test
    void white_space_around_a_text_is_no_part_of_it() {
        assertThat(read(Map.of("id", " mary\n", "email", "\tm@example.org ")))
                .contains(new Recipient("mary", null, null, "m@example.org", null, null));
    }

    @ParameterizedTest
    @CsvSource({"fr, fr", "fr-CA, fr-CA", "fr_CA, fr-CA", "zh_Hans_CN, zh-Hans-CN", "not a language, und"})
    void a_language_is_named_with_dashes_or_underscores(String written, String tag) {
        assertThat(read(Map.of("email", "x@example.org", "locale", written))
                        .map(Recipient::locale)
                        .map(Locale::toLanguageTag))
                .contains(tag);
    }

    private static Optional<Recipient> read(Map<String, Object> object) {
        return Person.read(object, id -> id.equals("mary") ? Optional.of(MARY) : Optional.empty(), Contact.email());
    }
}
