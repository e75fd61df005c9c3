package io.github.carillon.starter.settings;

import io.github.carillon.starter.connection.ConnectionTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** A configuration that a test writes down; environment variables win over the file, as in Spring Boot. */
final class Configured {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String API_KEY = "SK00000000000000000000000000000002";
    static final String SERVICE = "MG00000000000000000000000000000003";

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private String yaml = "";

    /** The least that is enough: an engine and a mail server. */
    static Configured least() {
        return new Configured()
                .with("engine.url", "http://localhost:8080/engine-rest")
                .with("connections.mail.type", "smtp")
                .with("connections.mail.host", "mail.example.org")
                .with("connections.mail.from", "shop@example.org");
    }

    static Configured withTwilio() {
        return least().with("connections.text.type", "twilio")
                .with("connections.text.account-sid", ACCOUNT)
                .with("connections.text.auth-token", "the-auth-token")
                .with("connections.text.from", "+15005550006");
    }

    Configured with(String key, String value) {
        properties.put("carillon." + key, value);
        return this;
    }

    Configured without(String key) {
        properties.remove("carillon." + key);
        return this;
    }

    Configured variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Configured yaml(String text) {
        this.yaml = text;
        return this;
    }

    Settings read() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        environment.getPropertySources().addLast(new MapPropertySource("test", properties));
        try {
            new YamlPropertySourceLoader()
                    .load("application.yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Settings.read(environment, ConnectionTypes.standard());
    }

    List<String> mistakes() {
        try {
            read();
            return List.of();
        } catch (SettingsException mistaken) {
            return mistaken.mistakes();
        }
    }
}
