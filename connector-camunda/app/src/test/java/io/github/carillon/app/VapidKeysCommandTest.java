package io.github.carillon.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.starter.connection.ConnectionTypes;
import io.github.carillon.starter.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

final class VapidKeysCommandTest {

    @Test
    void what_it_prints_is_a_connection_that_can_be_used() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("printed", new ByteArrayResource(printed().getBytes(StandardCharsets.UTF_8)))
                .forEach(environment.getPropertySources()::addLast);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "engine", Map.of("carillon.engine.url", "http://localhost:8080/engine-rest")));

        Settings settings = Settings.read(environment, ConnectionTypes.standard());

        assertThat(settings.connections()).containsOnlyKeys("web-push");
    }

    @Test
    void each_time_it_makes_another_pair() {
        assertThat(printed()).isNotEqualTo(printed());
    }

    private static String printed() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            CarillonApplication.main("vapid-keys");
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
