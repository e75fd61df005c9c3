package io.github.carillon.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlPathTest {

    private static final URI BASE = URI.create("https://example.org/engine-rest/");

    @ParameterizedTest
    @CsvSource({
        "invoice, invoice",
        "order form, order%20form",
        "a/b, a%2Fb",
        "a%20b, a%2520b",
        "?x, %3Fx",
        "#, %23",
        "a;b=c&d+e, a%3Bb%3Dc%26d%2Be",
        "../../user?x, ..%2F..%2Fuser%3Fx",
        "Größe, Gr%C3%B6%C3%9Fe",
        "process:1:2, process:1:2"
    })
    void a_part_stays_one_part_whatever_it_holds(String part, String escaped) {
        assertThat(UrlPath.of("user", part).below(BASE))
                .isEqualTo(URI.create("https://example.org/engine-rest/user/" + escaped));
        assertThat(UrlPath.of("user").with("id", part).below(BASE))
                .isEqualTo(URI.create("https://example.org/engine-rest/user?id=" + escaped));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void a_segment_that_leads_elsewhere_is_none(String segment) {
        assertThatIllegalArgumentException().isThrownBy(() -> UrlPath.of("user", segment));
        assertThat(UrlPath.of("user").with("id", segment).below(BASE))
                .isEqualTo(URI.create("https://example.org/engine-rest/user?id=" + segment));
    }

    @Test
    void a_base_may_have_a_query_of_its_own() {
        URI hub = URI.create("https://example.org/hub?tenant=1");

        assertThat(UrlPath.of("negotiate").with("a", "b").with("c", "d").below(hub))
                .isEqualTo(URI.create("https://example.org/hub/negotiate?tenant=1&a=b&c=d"));
        assertThat(UrlPath.of().below(hub)).isEqualTo(hub);
    }

    @Test
    void people_see_no_query() {
        assertThat(UrlPath.of("user").with("id", "mary")).hasToString("/user");
    }

    @Test
    void an_address_in_a_header_has_its_escapes_in_small_letters() {
        assertThat(Urls.inHeader(URI.create("https://example.org/Größe?münü=A%3F")))
                .isEqualTo("https://example.org/Gr%c3%b6%c3%9fe?m%c3%bcn%c3%bc=A%3f");
    }

    @Test
    void an_address_to_write_to_begins_no_subject() {
        assertThat(Urls.mailto("a?subject=b@example.org")).isEqualTo(URI.create("mailto:a%3Fsubject=b@example.org"));
        assertThat(Urls.mailto("leave+17@example.org")).isEqualTo(URI.create("mailto:leave+17@example.org"));
    }
}
