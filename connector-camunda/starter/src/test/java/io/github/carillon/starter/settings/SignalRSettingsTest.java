package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignalRSettingsTest {

    private static final String ACCOUNT =
            "Endpoint=https://example.service.signalr.net;AccessKey=hunter2=;Version=1.0;";

    @Test
    void without_a_word_the_hub_is_our_own() {
        assertThat(Configured.least().read().signalR()).isEqualTo(new SignalRSettings.Embedded());
    }

    @Test
    void azure_takes_a_connection_string() {
        SignalRSettings settings = Configured.least()
                .with("signalr.mode", "azure")
                .with("signalr.connection-string", ACCOUNT)
                .with("signalr.hub", "shop")
                .with("signalr.timeout", "3s")
                .read()
                .signalR();

        assertThat(settings).isInstanceOfSatisfying(SignalRSettings.Azure.class, azure -> {
            assertThat(azure.settings().account().endpoint())
                    .isEqualTo(URI.create("https://example.service.signalr.net"));
            assertThat(azure.settings().account().key().reveal()).isEqualTo("hunter2=");
            assertThat(azure.settings().hub()).isEqualTo("shop");
            assertThat(azure.settings().method()).isEqualTo("notification");
            assertThat(azure.settings().limits().deadline()).isEqualTo(Duration.ofSeconds(3));
        });
        assertThat(settings.toString()).doesNotContain("hunter");
    }

    @Test
    void a_hub_has_methods() {
        SignalRSettings settings = Configured.least()
                .with("signalr.mode", "hub")
                .with("signalr.url", "https://app.example.org/notify/")
                .with("signalr.token", "hunter2")
                .with("signalr.users-method", "Tell")
                .read()
                .signalR();

        assertThat(settings).isInstanceOfSatisfying(SignalRSettings.Hub.class, hub -> {
            assertThat(hub.settings().url()).isEqualTo(URI.create("https://app.example.org/notify"));
            assertThat(hub.settings().usersMethod()).isEqualTo("Tell");
            assertThat(hub.settings().groupMethod()).isEqualTo("NotifyGroup");
        });
        assertThat(settings.toString()).doesNotContain("hunter");
    }

    @Test
    void an_address_may_have_a_header_of_its_own() {
        SignalRSettings settings = Configured.least()
                .with("signalr.mode", "http")
                .with("signalr.url", "http://127.0.0.1:5000/internal/notify")
                .with("signalr.header", "X-Api-Key")
                .with("signalr.token", "hunter2")
                .read()
                .signalR();

        assertThat(settings)
                .isInstanceOfSatisfying(
                        SignalRSettings.Http.class,
                        http -> assertThat(http.settings().header()).isEqualTo("X-Api-Key"));
        assertThat(settings.toString()).doesNotContain("hunter");
    }

    @ParameterizedTest
    @CsvSource({
        "azure,carillon.signalr.connection-string is missing",
        "hub,carillon.signalr.url is missing",
        "http,carillon.signalr.url is missing",
        "carrier-pigeon,'carillon.signalr.mode must be one of: embedded, azure, hub, http'"
    })
    void a_mode_needs_its_own(String mode, String mistake) {
        assertThat(Configured.least().with("signalr.mode", mode).mistakes())
                .singleElement()
                .asString()
                .startsWith(mistake);
    }

    @Test
    void what_goes_with_another_mode_is_a_mistake() {
        assertThat(Configured.least()
                        .with("signalr.connection-string", ACCOUNT)
                        .with("signalr.token", "hunter2")
                        .with("signalr.timeout", "1s")
                        .mistakes())
                .containsExactly(
                        "carillon.signalr.connection-string goes with signalr.mode=azure only",
                        "carillon.signalr.token goes with signalr.mode=hub or signalr.mode=http only",
                        "carillon.signalr.timeout goes with signalr.mode=azure or signalr.mode=hub or"
                                + " signalr.mode=http only");
    }

    @Test
    void every_mistake_is_named_at_once_and_no_secret() {
        List<String> mistakes = Configured.least()
                .with("signalr.mode", "http")
                .with("signalr.url", "http://app.example.org/notify")
                .with("signalr.header", "X Api Key")
                .with("signalr.hub", "9")
                .with("signalr.mehtod", "hunter2")
                .mistakes();

        assertThat(mistakes)
                .satisfiesExactlyInAnyOrder(
                        mistake -> assertThat(mistake).startsWith("carillon.signalr.url must begin with https://"),
                        mistake -> assertThat(mistake).startsWith("carillon.signalr.header must consist of"),
                        mistake -> assertThat(mistake).startsWith("carillon.signalr.hub must begin with a letter"),
                        mistake -> assertThat(mistake).startsWith("carillon.signalr.hub goes with"),
                        mistake -> assertThat(mistake).startsWith("carillon.signalr.token is missing: it goes with"),
                        mistake -> assertThat(mistake)
                                .startsWith(
                                        "carillon.signalr.mehtod is no key; did you mean carillon.signalr.method?"));
        assertThat(mistakes.toString()).doesNotContain("hunter");
    }

    @Test
    void a_connection_string_says_what_it_misses_and_not_its_key() {
        assertThat(Configured.least()
                        .with("signalr.mode", "azure")
                        .with("signalr.connection-string", "AccessKey=hunter2;Version=1.0;")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.signalr.connection-string has no Endpoint")
                .doesNotContain("hunter");
    }
}
