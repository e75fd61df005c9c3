package io.github.carillon.core.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.carillon.core.recipient.RecipientResolver.Resolved;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecipientResolverTest {

    private static final Recipient MARY = new Recipient("mary", "Mary", "Jones", "Mary@Example.org", null, null);
    private static final Recipient JOHN = new Recipient("john", "John", "Doe", null, "+15005550006", null);
    private static final Map<String, Recipient> USERS = Map.of("mary", MARY, "john", JOHN);

    private final RecipientResolver resolver = new RecipientResolver(id -> Optional.ofNullable(USERS.get(id)));

    @Test
    void everybody_named_is_meant_in_the_order_they_are_named() {
        Resolved resolved = resolve(List.of("john"), List.of(), List.of("ann@example.org", "mary"));

        assertThat(resolved.recipients()).containsExactly(Recipient.withEmail("ann@example.org"), MARY, JOHN);
        assertThat(resolved.skipped()).isEmpty();
    }

    @Test
    void each_person_is_meant_once() {
        Resolved resolved =
                resolve(List.of("mary", "john", "mary"), List.of(), List.of("mary", "ann@example.org", "john"));

        assertThat(resolved.recipients()).containsExactly(MARY, Recipient.withEmail("ann@example.org"), JOHN);
    }

    @Test
    void an_address_is_one_however_it_is_written() {
        Resolved resolved = resolve(
                List.of(),
                List.of(),
                List.of(
                        "Ann <ann@example.org>",
                        "ANN@example.org",
                        " ann@EXAMPLE.org",
                        "ann@bücher.example",
                        "ann@xn--bcher-kva.example"));

        assertThat(resolved.recipients())
                .extracting(Recipient::email)
                .containsExactly("Ann <ann@example.org>", "ann@bücher.example");
    }

    @Test
    void an_address_that_is_a_named_users_own_is_that_user() {
        assertThat(resolve(List.of("mary"), List.of(), List.of("mary@example.org"))
                        .recipients())
                .containsExactly(MARY);
        assertThat(resolve(List.of(), List.of(), List.of("mary", "M <mary@example.org>"))
                        .recipients())
                .containsExactly(MARY);
    }

    @Test
    void a_user_without_an_address_takes_nobody_elses_place() {
        assertThat(resolve(List.of("john"), List.of(), List.of("not an address@"))
                        .recipients())
                .hasSize(2);
    }

    @Test
    void an_unknown_user_is_skipped_and_the_others_are_not() {
        Resolved resolved = resolve(List.of("nobody", "mary"), List.of(), List.of("ghost"));

        assertThat(resolved.recipients()).containsExactly(MARY);
        assertThat(resolved.skipped())
                .containsExactly(new Skipped("ghost", "unknown user"), new Skipped("nobody", "unknown user"));
    }

    @Test
    void what_is_null_blank_or_empty_is_nobody_and_named_by_its_place() {
        Map<String, Object> blank = new HashMap<>(Map.of("email", " ", "userName", "\u200b"));
        blank.put("id", null);
        List<Object> mixed =
                Arrays.asList("mary", null, " ", "\u200b\u00a0", Map.of(), blank, List.of("john", ""), true);
        Resolved resolved = resolve(Arrays.asList("", "john"), Arrays.asList(null, "none"), mixed);

        assertThat(resolved.recipients()).containsExactly(MARY, JOHN);
        assertThat(resolved.skipped())
                .containsExactly(
                        new Skipped("to, entry 2", "empty"),
                        new Skipped("to, entry 3", "empty"),
                        new Skipped("to, entry 4", "empty"),
                        new Skipped("to, entry 5", "neither user id nor address in it"),
                        new Skipped("to, entry 6", "neither user id nor address in it"),
                        new Skipped("to, entry 7, entry 2", "empty"),
                        new Skipped("to, entry 8", "neither a text nor a person"),
                        new Skipped("userName, entry 1", "empty"),
                        new Skipped("userGroup, entry 1", "empty"),
                        new Skipped("none", "unknown group"));
    }

    @Test
    void a_group_without_members_is_named() {
        RecipientResolver deserted = new RecipientResolver(new Directory() {
            @Override
            public Optional<Recipient> user(String id) {
                return Optional.empty();
            }

            @Override
            public Optional<List<Recipient>> members(String group) {
                return Optional.of(List.of());
            }
        });

        assertThat(deserted.resolve(List.of(), Mention.all("userGroup", "sales"), List.of()))
                .isEqualTo(new Resolved(List.of(), List.of(new Skipped("sales", "a group without members")), Map.of()));
    }

    @Test
    void a_person_who_is_no_user_is_unknown_unless_the_data_has_their_address() {
        Resolved resolved = resolve(
                List.of(),
                List.of(),
                List.of(Map.of("userName", "ghost"), Map.of("userName", "guest", "email", "g@example.org")));

        assertThat(resolved.recipients()).extracting(Recipient::userId).containsExactly("guest");
        assertThat(resolved.skipped()).containsExactly(new Skipped("ghost", "unknown user"));
    }

    @Test
    void nobody_sees_what_stands_around_a_user_id_or_an_address() {
        Map<String, Object> person = Map.of("userName", "\ufeffguest\u200b", "email", "\u202ag@example.org\u202c");
        Resolved resolved = resolve(List.of("\u00a0mary\u200e"), List.of(), List.of("\ufeffjohn", person));

        assertThat(resolved.recipients())
                .containsExactly(JOHN, new Recipient("guest", null, null, "g@example.org", null, null), MARY);
    }

    @Test
    void an_unknown_user_is_skipped_once() {
        assertThat(resolve(List.of("ghost"), List.of(), List.of("ghost", "ghost"))
                        .skipped())
                .containsExactly(new Skipped("ghost", "unknown user"));
    }

    @Test
    void an_address_that_stands_for_a_user_or_a_group_is_shown_masked_and_each_counts() {
        assertThat(resolve(List.of("ann@example.org", "abe@example.org"), List.of("all@example.org"), List.of())
                        .skipped())
                .containsExactly(
                        new Skipped("a***@example.org", "unknown user"),
                        new Skipped("a***@example.org", "unknown user"),
                        new Skipped("a***@example.org", "unknown group"));
    }

    @Test
    void who_is_meant_is_named_by_the_user_id_or_else_the_masked_address() {
        assertThat(MARY.who()).isEqualTo("mary");
        assertThat(Recipient.withEmail("Ann Lee <ann@example.org>").who()).isEqualTo("a***@example.org");
        assertThat(Recipient.withEmail("ann lee@example.org").who()).isEqualTo("an address that is not valid");
        Recipient byId = new Recipient("ann@example.org", null, null, null, null, null);
        assertThat(byId.who()).isEqualTo("a***@example.org");
        assertThat(byId).hasToString("Recipient[a***@example.org]");
    }

    @Test
    void nobody_named_is_nobody_meant() {
        assertThat(resolve(List.of(), List.of(), List.of())).isEqualTo(new Resolved(List.of(), List.of(), Map.of()));
    }

    @Test
    void a_directory_that_gives_no_answer_is_told() {
        RecipientResolver cut = new RecipientResolver(id -> {
            throw new DirectoryException("no answer", new IllegalStateException());
        });

        assertThatExceptionOfType(DirectoryException.class)
                .isThrownBy(() -> cut.resolve(Mention.all("userName", "mary"), List.of(), List.of()));
    }

    @Test
    void everybody_is_known_by_the_place_where_they_were_named_first() {
        Resolved resolved = resolve(List.of("mary"), List.of(), List.of("ann@", List.of("mary", "ann@")));

        assertThat(resolved.recipients())
                .extracting(resolved::place)
                .containsExactly("to, entry 1", "to, entry 2, entry 1");
    }

    @Test
    void a_list_or_a_group_of_addresses_in_which_nobody_is_is_empty() {
        assertThat(resolve(List.of(), List.of(), List.of(List.of(), "Team:;", " Team : "))
                        .skipped())
                .containsExactly(
                        new Skipped("to, entry 1", "empty"),
                        new Skipped("to, entry 2", "empty"),
                        new Skipped("to, entry 3", "empty"));
    }

    @Test
    void a_recipient_is_shown_without_an_address() {
        assertThat(MARY).hasToString("Recipient[mary]");
        assertThat(Recipient.withEmail("ann@example.org")).hasToString("Recipient[by address]");
    }

    @Test
    void the_full_name_is_what_is_known_of_it() {
        assertThat(MARY.fullName()).isEqualTo("Mary Jones");
        assertThat(new Recipient("x", null, "Jones", null, null, null).fullName())
                .isEqualTo("Jones");
        assertThat(Recipient.withEmail("ann@example.org").fullName()).isNull();
    }

    @Test
    void where_messages_go_to_telephones_a_number_is_an_address_and_names_one_person_however_it_is_written() {
        RecipientResolver phones = new RecipientResolver(id -> Optional.ofNullable(USERS.get(id)), Contact.phone("US"));
        Resolved resolved = phones.resolve(
                List.of(),
                List.of(),
                mentions(
                        "to",
                        List.of("+1 500 555 0001", "(500) 555-0001", "tel:+1-500-555-0006", "john", "mary", "911")));

        assertThat(resolved.recipients()).containsExactly(Recipient.withPhone("+1 500 555 0001"), JOHN, MARY);
        assertThat(resolved.skipped()).containsExactly(new Skipped("911", "unknown user"));
    }

    @Test
    void where_messages_go_elsewhere_a_number_is_an_unknown_user_and_is_masked() {
        assertThat(resolve(List.of(), List.of(), List.of("+15005550001", "whatsapp:+15005550001"))
                        .skipped())
                .containsExactly(
                        new Skipped("+15***01", "unknown user"),
                        new Skipped("a number that is not valid", "unknown user"));
    }

    private Resolved resolve(List<?> users, List<?> groups, List<?> mixed) {
        return resolver.resolve(mentions("userName", users), mentions("userGroup", groups), mentions("to", mixed));
    }

    /** A list that nobody gives names nobody. */
    private static List<Mention> mentions(String where, List<?> all) {
        return all.isEmpty() ? List.of() : Mention.all(where, all);
    }
}
