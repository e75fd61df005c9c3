package io.github.carillon.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "Example.ORG, Example.ORG",
        "faß.de, xn--fa-hia.de",
        "FAẞ.de, xn--fa-hia.de",
        "βόλος.com, xn--nxasmm1c.com",
        "ශ්\u200dරී.com, xn--10cl1a0b660p.com",
        "نامه\u200cای.com, xn--mgba3gch31f060k.com",
        "bücher.example, xn--bcher-kva.example",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "ＥＸＡＭＰＬＥ.org, example.org",
        "xn--fa-hia.de, xn--fa-hia.de",
        "r3---sn-4g5e.example, r3---sn-4g5e.example",
    })
    void a_name_in_any_script_is_that_of_its_own_domain(String name, String ascii) {
        assertThat(HostName.ascii(name)).isEqualTo(Validated.valid(ascii));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bü\u200dcher.de", "a\u200cb.de", "ü\u200c.de"})
    void a_joiner_where_it_means_nothing_is_refused_and_not_left_out(String name) {
        assertThat(reason(name)).contains("joiner");
    }

    @ParameterizedTest
    @CsvSource({
        "ü..de, between two dots",
        "-ü.de, hyphen",
        "ü_b.de, character",
        "ü b.de, character",
        "ü\u202e.de, character",
        "אa1.de, from the right",
    })
    void what_is_no_name_is_told_with_the_reason(String name, String part) {
        assertThat(reason(name)).contains(part).doesNotContain("ü", "א");
    }

    @ParameterizedTest
    @CsvSource({
        "https://faß.de/a?b=ß#c, https://xn--fa-hia.de/a?b=ß#c",
        "http://βόλος.com:8080, http://xn--nxasmm1c.com:8080",
        "https://ann@faß.de/, https://ann@xn--fa-hia.de/",
        "https://Example.org/ß, https://Example.org/ß",
        "https://[2001:db8::1]/ß, https://[2001:db8::1]/ß",
        "mailto:info@faß.de, mailto:info@faß.de",
        "/faß, /faß",
    })
    void a_links_host_is_converted_and_nothing_else_of_it(String link, String ascii) {
        assertThat(HostName.asciiIn(link)).isEqualTo(Validated.valid(ascii));
    }

    @Test
    void a_link_whose_host_has_no_name_is_told_with_the_reason() {
        assertThat(HostName.asciiIn("https://bü\u200dcher.de/x"))
                .isEqualTo(Validated.invalid(
                        "names a host that is not a valid host name: an invisible joiner stands where none may"));
    }

    private static String reason(String name) {
        return HostName.ascii(name).match(ascii -> "valid: " + ascii, reason -> reason);
    }
}
