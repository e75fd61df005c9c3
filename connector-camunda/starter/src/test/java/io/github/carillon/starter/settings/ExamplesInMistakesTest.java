package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.starter.connection.ConnectionTypes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes what a mistake says would be right has no second mistake. */
final class ExamplesInMistakesTest {

    private static final Pattern EXAMPLES = Pattern.compile("such as ([^;]+)");

    /** None of these is right for every key, and each is right for some. */
    private static final List<String> TRIED = List.of("?", "", "-1", "0", "7", "600", "99999999", "1ns", "9999d", "1B");

    static Stream<Key<?>> keys() {
        ConnectionKeys connections = new ConnectionKeys(ConnectionTypes.standard());
        return Stream.of(
                        ConfigurationMetadata.general().stream(),
                        connections.common().stream(),
                        connections.providers().all().stream().flatMap(provider -> provider.keys().stream()))
                .flatMap(keys -> keys);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void an_example_of_what_would_be_right_is_right(Key<?> key) {
        TRIED.stream()
                .flatMap(text -> reason(key.type(), text).stream())
                .flatMap(ExamplesInMistakesTest::examples)
                .forEach(example -> assertThat(reason(key.type(), example))
                        .as(key.name() + ": " + example)
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "100ms, 5m, ?, 'must be a duration from 100ms to 5m, such as 30s'",
        "1h, 3650d, ?, 'must be a duration from 1h to 3650d, such as PT1H or 30d'",
        "1s, 24h, ?, 'must be a duration from 1s to 24h, such as 30s, 10m or PT1H'",
        "100ms, 5m, 600, 'needs a unit, such as 600ms'",
        "1h, 3650d, 30, 'needs a unit, such as 30h'",
        "1ms, 5m, -5, 'must be a duration from 1ms to 5m, such as 30s'",
        "1ms, 2ms, 5, 'must be a duration from 1ms to 2ms, such as 1ms'"
    })
    void examples_are_within_the_range(String least, String most, String text, String mistake) {
        Type<Duration> type = Types.duration(least, most);

        assertThat(reason(type, text)).contains(mistake);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://db.example.org/carillon", "jdbc:sqlserver://db:1433", "jdbc:h2", "h2:file:x"})
    void a_database_that_is_not_supported_is_a_mistake_of_its_key(String url) {
        assertThat(Configured.least().with("ledger.url", url).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.ledger.url must begin with jdbc:h2: or jdbc:postgresql:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!", "12", "a-name-that-is-too-long", "whatsapp:Shop"})
    void a_sender_that_a_step_could_not_name_is_a_mistake(String from) {
        assertThat(Configured.withTwilio().with("connections.text.from", from).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.text.from is not a valid sender: one is a number")
                .doesNotContain(from + "\"");
    }

    private static Optional<String> reason(Type<?> type, String text) {
        return type.parse(text).match(value -> Optional.empty(), Optional::of);
    }

    /** Those that are shortened, as a key's id is, are none to be copied. */
    private static Stream<String> examples(String reason) {
        Matcher said = EXAMPLES.matcher(reason);
        return said.find() && !said.group(1).contains("…")
                ? Stream.of(said.group(1).split(", | or "))
                : Stream.empty();
    }
}
