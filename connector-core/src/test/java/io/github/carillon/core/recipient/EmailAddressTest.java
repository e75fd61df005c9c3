package io.github.carillon.core.recipient;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.carillon.core.value.Validated;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "mary@example.org, mary@example.org",
                "' mary@example.org ', mary@example.org",
                "mary@EXAMPLE.org, mary@example.org",
                "Mary@example.org, Mary@example.org",
                "mary@localhost, mary@localhost",
                "mary+tag@mail.example.org, mary+tag@mail.example.org",
                "o'neil@example.org, o'neil@example.org",
                "\"mary ann\"@example.org, \"mary ann\"@example.org",
                "mary@[192.0.2.1], mary@[192.0.2.1]",
                "mary@[IPv6:2001:db8::1], mary@[IPv6:2001:db8::1]",
                "zoë@example.org, zoë@example.org",
                "mary@bücher.example, mary@xn--bcher-kva.example",
                "mary@例え.テスト, mary@xn--r8jz45g.xn--zckzah",
                "<mary@example.org>, mary@example.org",
                "info@faß.de, info@xn--fa-hia.de",
                "info@βόλος.com, info@xn--nxasmm1c.com",
                "info@ශ්\u200dරී.com, info@xn--10cl1a0b660p.com",
                "\u202amary@example.org\u202c, mary@example.org",
                "\ufeff\u00a0mary@example.org\u200b\u200e, mary@example.org",
                "Mary <\u2068mary@example.org\u2069>\u200b, mary@example.org",
            })
    void what_is_an_address_is_read_in_its_ascii_form(String text, String value) {
        assertThat(valid(text.replace("'", text.startsWith("'") ? "" : "'")).value())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "mary",
                "@example.org",
                "mary@",
                "mary@@example.org",
                "mary@example.org@",
                "ma ry@example.org",
                ".mary@example.org",
                "mary.@example.org",
                "ma..ry@example.org",
                "mary@example..org",
                "mary@-example.org",
                "mary@example.org.",
                "mary@exa mple.org",
                "mary@exa_mple.org",
                "mary@[example.org]",
                "mary@[2001:db8::1]",
                "mary@example.org, ann@example.org",
                "mary@example.org\r\nBcc: eve@example.org",
                "ma\r\nry@example.org",
                "\"ma\r\nry\"@example.org",
                "\"ma\u0085ry\"@example.org",
                "\"ma\uD83Dry\"@example.org",
                "Ann\u0007 <ann@example.org>",
                "Ann <ann@example.org",
                "Ann <>",
            })
    void what_is_none_is_told_without_quoting_it(String text) {
        assertThat(invalid(text))
                .containsAnyOf("e-mail address", "display name")
                .doesNotContain("ann", "mary");
    }

    @Test
    void a_domain_that_is_none_is_told_with_the_reason() {
        assertThat(invalid("info@bü\u200dcher.de")).contains("after the @").contains("joiner");
        assertThat(invalid("info@ü\u202e.de")).contains("after the @").contains("character");
    }

    @Test
    void nobody_sees_what_stands_around_a_name() {
        assertThat(valid("\u200eAnn Lee\u00a0<ann@example.org>"))
                .isEqualTo(new EmailAddress("ann@example.org", "Ann Lee"));
    }

    @Test
    void an_address_may_not_be_longer_than_the_standard_allows() {
        String domain = "x".repeat(63) + "." + "y".repeat(63) + "." + "z".repeat(61);

        assertThat(valid("a".repeat(64) + "@" + domain).value()).hasSize(254);
        assertThat(invalid("a".repeat(64) + "@" + domain + "z")).contains("254");
        assertThat(invalid("a".repeat(65) + "@example.org")).contains("before the @");
        assertThat(invalid("a@" + "x".repeat(64) + ".org")).contains("after the @");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "Ann Lee <ann@example.org> | Ann Lee",
                "\"Lee, Ann\" <ann@example.org> | Lee, Ann",
                "\"Ann \\\"The Lee\\\"\" <ann@example.org> | Ann \"The Lee\"",
                "Zoë <ann@example.org> | Zoë",
                "Ann <the boss> <ann@example.org> | Ann <the boss>",
            })
    void a_name_may_stand_before_the_address(String text, String name) {
        assertThat(valid(text)).isEqualTo(new EmailAddress("ann@example.org", name));
    }

    @Test
    void an_address_without_a_name_has_none() {
        assertThat(valid("ann@example.org").name()).isNull();
        assertThat(valid("<ann@example.org>").name()).isNull();
        assertThat(valid("\"\" <ann@example.org>").name()).isNull();
    }

    @Test
    void an_address_is_shown_masked() {
        EmailAddress address = valid("Mary Jones <mary.jones@example.org>");

        assertThat(address).hasToString("m***@example.org");
        assertThat(new EmailAddress("😀@example.org", null).masked()).isEqualTo("😀***@example.org");
    }

    @Test
    void only_a_local_part_beyond_ascii_needs_smtputf8() {
        assertThat(valid("zoë@example.org").needsUtf8()).isTrue();
        assertThat(valid("zoe@bücher.example").needsUtf8()).isFalse();
    }

    @Test
    void what_holds_an_at_sign_looks_like_an_address() {
        assertThat(EmailAddress.looksLikeOne("ann@nowhere")).isTrue();
        assertThat(EmailAddress.looksLikeOne("ann")).isFalse();
    }

    @Test
    void a_long_text_is_refused_as_fast_as_a_short_one() {
        for (String part : new String[] {" ", "a", "<", "\"", ".", "a.", "x@", "ü"}) {
            String text = part.repeat(20_000) + "!";
            assertTimeoutPreemptively(ofSeconds(5), () -> invalid(text));
            assertTimeoutPreemptively(ofSeconds(5), () -> invalid("a@" + text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann\r\nLee <ann@example.org>",
                "Ann \n Lee\n<ann@example.org>",
                "\"\u202EAnn\tLee\" <ann@example.org>"
            })
    void a_name_is_one_line_in_one_direction(String written) {
        assertThat(valid(written)).isEqualTo(new EmailAddress("ann@example.org", "Ann Lee"));
    }

    @Property
    void reading_never_throws_and_an_address_is_safe_and_reads_the_same_when_written(@ForAll("texts") String text) {
        EmailAddress.parse(text)
                .match(EmailAddressTest::isSafe, reason -> assertThat(reason).doesNotContain("\n"));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a", "Z", "@", ".", "<", ">", "\"", "\\", " ", "\r\n", "\n", "\u0000", "\u0085", "\u2028", "ü", "例",
                "。", "xn--", "-", "[", "]", ",", "example", "org", "😀", "\ud800");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(12).map(list -> String.join("", list)), Arbitraries.strings());
    }

    private static Object isSafe(EmailAddress address) {
        assertThat(address.value())
                .matches(value -> value.chars().noneMatch(Character::isISOControl))
                .contains("@");
        assertThat(address.name()).matches(name -> name == null || name.chars().noneMatch(Character::isISOControl));
        assertThat(EmailAddress.parse(address.value()))
                .isEqualTo(Validated.valid(new EmailAddress(address.value(), null)));
        assertThat(EmailAddress.parse(address.written())).isEqualTo(Validated.valid(address));
        return address;
    }

    private static EmailAddress valid(String text) {
        return EmailAddress.parse(text).match(address -> address, reason -> {
            throw new AssertionError(text + " " + reason);
        });
    }

    private static String invalid(String text) {
        return EmailAddress.parse(text).match(address -> "valid: " + address.value(), reason -> reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mailto:a@example.org | a@example.org",
                "MAILTO:a%2Bb@example.org?subject=Hello%20you | a+b@example.org",
                "mailto:a+b@example.org | a+b@example.org",
                "a@example.org; | a@example.org",
                "a@example.org, | a@example.org",
                "Team: a@example.org; | a@example.org",
                "Team One: a@example.org | a@example.org",
                "\"Team: One\": Ann <a@example.org>; | a@example.org",
                "\"Lee: Ann\" <a@example.org> | a@example.org",
                "a@[IPv6:::1] | a@[IPv6:::1]",
            })
    void an_address_is_read_out_of_a_link_and_a_group(String text, String address) {
        assertThat(EmailAddress.parse(text).match(EmailAddress::value, reason -> reason))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:", "Team:", "Team:;", "mailto:a@example.org,b@example.org", "a:b@c:d@example.org"})
    void what_holds_no_single_address_is_still_none(String text) {
        assertThat(EmailAddress.parse(text).<Boolean>match(address -> true, reason -> false))
                .isFalse();
    }
}
