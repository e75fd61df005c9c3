package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.value.Validated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class MistakesTest {

    @Test
    void all_are_reported_at_once_each_with_its_key() {
        List<String> mistakes = new Configured()
                .with("engine.url", "localhost:8080/engine-rest")
                .with("worker.threads", "many")
                .with("worker.lok", "60s")
                .with("connections.mail.type", "smtp")
                .with("connections.mail.port", "70000")
                .with("connections.mail.from", "shop")
                .with("connections.mail.user", "shop")
                .with("connections.text.type", "twillio")
                .variable("CARILLON_RETRY_FIRST", "5")
                .mistakes();

        assertThat(mistakes)
                .satisfiesExactlyInAnyOrder(
                        mistake -> assertThat(mistake)
                                .startsWith("carillon.engine.url must be a URL that begins with http://")
                                .contains("\"localhost:8080/engine-rest\""),
                        mistake -> assertThat(mistake)
                                .startsWith("carillon.worker.threads must be a whole number from 1 to 256")
                                .contains("\"many\""),
                        mistake -> assertThat(mistake)
                                .startsWith("carillon.worker.lok is no key; did you mean carillon.worker.lock?"),
                        mistake -> assertThat(mistake).startsWith("carillon.retry.first needs a unit, such as 5s"),
                        mistake -> assertThat(mistake).startsWith("carillon.connections.mail.host is missing"),
                        mistake -> assertThat(mistake)
                                .startsWith("carillon.connections.mail.port must be a whole number from 1 to 65535"),
                        mistake -> assertThat(mistake)
                                .startsWith("carillon.connections.mail.from is not a valid e-mail address"),
                        mistake -> assertThat(mistake)
                                .isEqualTo("carillon.connections.mail.password is missing:"
                                        + " it goes with carillon.connections.mail.user"),
                        mistake -> assertThat(mistake)
                                .startsWith("carillon.connections.text.type must be one of: smtp, twilio")
                                .contains("\"twillio\""));
    }

    @Test
    void a_variable_is_named_as_the_origin() {
        assertThat(Configured.least()
                        .variable("CARILLON_CONNECTIONS_MAIL_PORT", "abc")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.mail.port ")
                .contains("CARILLON_CONNECTIONS_MAIL_PORT");
    }

    @Test
    void a_line_of_a_file_is_named_as_the_origin() {
        assertThat(Configured.least()
                        .yaml("carillon:\n  worker:\n    threads: 0\n")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.worker.threads ")
                .contains("3:14");
    }

    @Test
    void nothing_at_all_misses_the_engine_and_a_connection() {
        assertThat(new Configured().mistakes())
                .satisfiesExactlyInAnyOrder(
                        mistake -> assertThat(mistake).startsWith("carillon.engine.url is missing"),
                        mistake -> assertThat(mistake).startsWith("carillon.connections is missing"));
        assertThat(new Configured().yaml("carillon:\n  connections:\n").mistakes())
                .hasSize(2);
    }

    @Test
    void a_connection_without_anything_misses_its_type() {
        assertThat(Configured.least()
                        .yaml("carillon:\n  connections:\n    other:\n")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.other.type is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "connections.mail.hots, did you mean carillon.connections.mail.host?",
        "connections.mail.account-sid, is a key of type twilio only",
        "connection.mail.host, did you mean carillon.connections.mail.host?",
        "default-mial, did you mean carillon.default-mail?",
        "engin.url, did you mean carillon.engine.url?",
        "colour, is no key"
    })
    void an_unknown_key_comes_with_the_nearest_known_one(String key, String hint) {
        assertThat(Configured.least().with(key, "never-shown").mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon." + key + " is ")
                .contains(hint)
                .doesNotContain("never-shown");
    }

    @Test
    void the_variables_that_kubernetes_sets_for_a_service_are_no_mistake() {
        assertThat(Configured.least()
                        .variable("CARILLON_SERVICE_HOST", "10.0.0.1")
                        .variable("CARILLON_SERVICE_PORT", "8090")
                        .variable("CARILLON_SERVICE_PORT_HTTP", "8090")
                        .variable("CARILLON_PORT", "tcp://10.0.0.1:8090")
                        .variable("CARILLON_PORT_8090_TCP", "tcp://10.0.0.1:8090")
                        .variable("CARILLON_PORT_8090_TCP_ADDR", "10.0.0.1")
                        .mistakes())
                .isEmpty();
        assertThat(Configured.least().with("port", "8090").mistakes()).hasSize(1);
    }

    @Test
    void a_driver_that_does_not_tell_what_it_wrote_is_refused() {
        String url = "jdbc:postgresql://db.example.org/carillon?ssl=true&reWriteBatchedInserts=";

        assertThat(Configured.least().with("ledger.url", url + "true").mistakes())
                .allSatisfy(mistake ->
                        assertThat(mistake).startsWith("carillon.ledger.url must be without reWriteBatchedInserts"))
                .hasSize(1);
        assertThat(Configured.least().with("ledger.url", url + "false").mistakes())
                .isEmpty();
    }

    @Test
    void a_secret_is_never_repeated(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "from-the-file");
        List<String> mistakes = Configured.withTwilio()
                .with("connections.text.account-sid", "my-auth-token-by-mistake")
                .with("connections.text.auth-token", "hunter-${MISSING}")
                .with("connections.mail.pasword", "hunter3")
                .with("engine.url", "http://demo:hunter4@localhost:8080/engine-rest")
                .with("ledger.url", "h2:file:x;PASSWORD=hunter5")
                .with("engine.token", "hunter6")
                .variable("CARILLON_ENGINE_TOKEN_FILE", file.toString())
                .mistakes();

        assertThat(mistakes).hasSize(6);
        assertThat(mistakes.toString()).doesNotContain("hunter", "my-auth-token", "from-the-file");
        assertThat(mistakes)
                .anySatisfy(mistake ->
                        assertThat(mistake).startsWith("carillon.connections.text.auth-token holds a placeholder"))
                .anySatisfy(mistake -> assertThat(mistake)
                        .startsWith("carillon.engine.token-file cannot stand beside carillon.engine.token"))
                .anySatisfy(mistake -> assertThat(mistake)
                        .startsWith("carillon.connections.mail.pasword is no key;"
                                + " did you mean carillon.connections.mail.password?"));
    }

    @Test
    void a_file_for_a_secret_must_be_there_and_hold_one(@TempDir Path directory) throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));
        assertThat(Configured.least()
                        .with("connections.mail.user", "shop")
                        .with("connections.mail.password-file", "no/such/file")
                        .with("engine.token-file", empty.toString())
                        .mistakes())
                .satisfiesExactlyInAnyOrder(
                        mistake -> assertThat(mistake).startsWith("carillon.engine.token-file names an empty file"),
                        mistake -> assertThat(mistake)
                                .startsWith(
                                        "carillon.connections.mail.password-file names a file that cannot be read"));
    }

    @Test
    void a_ledger_that_forgets_what_still_waits_is_one() {
        assertThat(Configured.least()
                        .with("retry.longest", "10d")
                        .with("ledger.retention", "9d")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.ledger.retention is shorter than carillon.retry.longest");
    }

    @Test
    void what_excludes_each_other_is_not_combined() {
        List<String> mistakes = Configured.withTwilio()
                .with("engine.user", "demo")
                .with("engine.password", "x")
                .with("engine.token", "x")
                .with("connections.text.api-key-sid", Configured.API_KEY)
                .with("connections.text.messaging-service-sid", Configured.SERVICE)
                .with("ledger.password", "x")
                .with("retry.first", "2h")
                .mistakes();

        assertThat(mistakes)
                .satisfiesExactlyInAnyOrder(
                        mistake -> assertThat(mistake).startsWith("carillon.engine.token cannot stand beside"),
                        mistake -> assertThat(mistake).startsWith("carillon.ledger.user is missing"),
                        mistake -> assertThat(mistake).startsWith("carillon.retry.longest is shorter than"),
                        mistake -> assertThat(mistake)
                                .startsWith("carillon.connections.text.api-key-sid cannot stand beside"),
                        mistake ->
                                assertThat(mistake).startsWith("carillon.connections.text.api-key-secret is missing"),
                        mistake -> assertThat(mistake)
                                .startsWith("carillon.connections.text.messaging-service-sid cannot stand beside"));
    }

    @Test
    void twilio_needs_a_token_or_an_api_key() {
        assertThat(Configured.withTwilio()
                        .variable("CARILLON_CONNECTIONS_TEXT_AUTHTOKEN", "")
                        .without("connections.text.auth-token")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.text.auth-token is missing");
    }

    @Test
    void a_default_is_needed_among_several_and_must_be_one_of_them() {
        Configured several = Configured.withTwilio()
                .with("connections.second.type", "smtp")
                .with("connections.second.host", "two.example.org")
                .with("connections.second.from", "two@example.org");

        assertThat(several.mistakes())
                .containsExactly(
                        "carillon.default-mail is missing: several connections are of type smtp (mail, second)");
        assertThat(several.with("default-mail", "text").mistakes())
                .containsExactly("carillon.default-mail names \"text\", which is no connection of type smtp;"
                        + " there are mail, second");
    }

    @Test
    void norway_needs_quotes_in_yaml() {
        assertThat(Configured.withTwilio()
                        .yaml("carillon.connections.text.default-country: NO\n")
                        .mistakes())
                .singleElement()
                .asString()
                .contains("YAML takes NO without quotes for false");
    }

    @ParameterizedTest
    @CsvSource({"https://mail.example.org", "mail.example.org:587", "mail example", "'a,b'"})
    void a_host_is_a_host_alone(String host) {
        assertThat(Configured.least().with("connections.mail.host", host).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.mail.host must be a host name or an address alone");
    }

    @ParameterizedTest
    @CsvSource({"0s", "25h", "soon", "-5s", "P1D2"})
    void a_duration_has_limits(String duration) {
        assertThat(Configured.least().with("worker.lock", duration).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.worker.lock must be a duration from 1s to 24h");
    }

    @Test
    void spring_boot_prints_them_one_by_one() {
        FailureAnalysis analysis = new SettingsFailureAnalyzer().analyze(new SettingsException(List.of("a b", "c d")));

        assertThat(analysis.getDescription().lines().map(String::strip))
                .containsExactly("The configuration has these mistakes (2):", "", "a b", "c d");
    }

    @Test
    void every_default_is_a_good_value() {
        assertThat(ConfigurationTable.sections().values().stream().flatMap(List::stream))
                .allSatisfy(key -> assertThat(standardIsGood(key)).isTrue());
    }

    private static boolean standardIsGood(Key<?> key) {
        return key.standard() == null || key.type().parse(key.standard()) instanceof Validated.Valid;
    }
}
