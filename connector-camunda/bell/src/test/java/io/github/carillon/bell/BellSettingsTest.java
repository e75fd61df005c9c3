package io.github.carillon.bell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BellSettingsTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final List<String> mistakes = new ArrayList<>();

    @Test
    void every_mistake_is_named_and_no_value() {
        assertThat(read(Map.of("CARILLON_BELL_SECRET", "too short"))).isEmpty();
        assertThat(mistakes)
                .containsExactly(
                        "CARILLON_BELL_INBOX_URL is not the address of the inbox, such as https://carillon.example.org/api",
                        "CARILLON_BELL_SECRET is missing, or shorter than 32 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "carillon",
                "ftp://host/api",
                "http://host",
                "http://host/",
                "http:///api",
                "http://host/a b",
                "http://host/api?x=1"
            })
    void an_address_that_is_none_is_a_mistake(String address) {
        assertThat(read(Map.of(BellSettings.INBOX_URL, address, BellSettings.SECRET, SECRET)))
                .isEmpty();
        assertThat(mistakes).singleElement().asString().startsWith("CARILLON_BELL_INBOX_URL");
    }

    @Test
    void the_page_of_the_app_is_an_address_or_left_out() {
        Map<String, String> settings =
                new HashMap<>(Map.of(BellSettings.INBOX_URL, "http://h/api", BellSettings.SECRET, SECRET));
        assertThat(read(settings).orElseThrow().app()).isNull();
        settings.put(BellSettings.APP_URL, "https://carillon.example.org/bell/app");
        assertThat(read(settings).orElseThrow().app()).hasToString("https://carillon.example.org/bell/app");
        assertThat(mistakes).isEmpty();
        settings.put(BellSettings.APP_URL, "javascript:alert(1)");
        assertThat(read(settings).orElseThrow().app()).isNull();
        assertThat(mistakes).singleElement().asString().startsWith("CARILLON_BELL_APP_URL");
    }

    @Test
    void slashes_at_the_end_make_no_difference() {
        assertThat(settings("").inbox()).hasToString("http://localhost:8090/api");
    }

    @Test
    void the_tenant_is_none_or_one_or_the_readers_own() {
        List<String> one = List.of("acme");
        List<String> two = List.of("acme", "initech");
        assertThat(settings("").tenantOf(one)).isEmpty();
        assertThat(settings("globex").tenantOf(one)).isEqualTo("globex");
        assertThat(settings("*").tenantOf(one)).isEqualTo("acme");
        assertThat(settings("*").tenantOf(two)).isEmpty();
    }

    @Test
    void the_secret_is_never_told() {
        assertThat(settings("")).asString().doesNotContain(SECRET);
    }

    private BellSettings settings(String tenant) {
        return read(Map.of(
                        BellSettings.INBOX_URL,
                        "http://localhost:8090/api//",
                        BellSettings.SECRET,
                        SECRET,
                        BellSettings.TENANT,
                        tenant))
                .orElseThrow();
    }

    private Optional<BellSettings> read(Map<String, String> settings) {
        return BellSettings.read(settings::get, mistakes);
    }
}
