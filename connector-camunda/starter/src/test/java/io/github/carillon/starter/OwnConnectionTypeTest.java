package io.github.carillon.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.starter.connection.ConnectionListener;
import io.github.carillon.starter.connection.ConnectionTypes;
import io.github.carillon.starter.connection.OpenConnections;
import io.github.carillon.starter.pigeon.PigeonProvider;
import io.github.carillon.starter.settings.Settings;
import io.github.carillon.starter.settings.SettingsException;
import io.github.carillon.steps.connection.Connections;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** An application that has a mail service of its own registers its provider as a bean. */
final class OwnConnectionTypeTest {

    private static final ConnectionListener IGNORED = (from, to) -> {};

    @Test
    void sends_by_a_type_that_an_application_adds() {
        Settings settings = read(Map.of("connections.coop.loft", "roof", "connections.coop.pigeons", "2"));

        try (OpenConnections open = OpenConnections.open(settings, IGNORED, () -> 1, Clock.systemUTC())) {
            Connections connections = open.connections();
            assertThat(connections.mail().standard()).isEqualTo("coop");
            assertThat(connections.widths()).containsEntry("coop", 4);
            assertThat(connections.files()).containsEntry("coop", FileLimit.putTogether(100));
            Channel<Mail> channel =
                    Objects.requireNonNull(connections.mail().all().get("coop"));
            assertThat(channel.send(delivery())).isEqualTo(new Outcome.Accepted("roof to ann@example.org", null));
            assertThat(Objects.requireNonNull(open.checks().get("coop")).get().detail())
                    .isEqualTo("roof is awake");
        }
    }

    @Test
    void says_what_is_wrong_with_its_keys_as_with_all_others() {
        assertThatThrownBy(() -> read(Map.of("connections.coop.pigeon", "2", "connections.coop.host", "h")))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        mistaken -> assertThat(mistaken.mistakes())
                                .containsExactlyInAnyOrder(
                                        "carillon.connections.coop.loft is missing: where the pigeons live",
                                        "carillon.connections.coop.pigeon is no key; did you mean"
                                                + " carillon.connections.coop.pigeons? (from"
                                                + " \"carillon.connections.coop.pigeon\" from property source \"test\")",
                                        "carillon.connections.coop.host is a key of type smtp only (from"
                                                + " \"carillon.connections.coop.host\" from property source \"test\")"));
        assertThatThrownBy(() -> read(Map.of("connections.coop.loft", "none", "connections.coop.pigeons", "2")))
                .hasMessageContaining("carillon.connections.coop.pigeons needs a loft");
        assertThatThrownBy(() -> read(Map.of("connections.coop.type", "dove")))
                .hasMessageContaining(
                        "must be one of: smtp, twilio, graph, sendgrid, ses, web-push, fcm, apns, webhook, pigeon; it says"
                                + " \"dove\"");
        assertThatThrownBy(() -> read(Map.of("default-mail-service", "none", "connections.coop.loft", "roof")))
                .hasMessageContaining("which is no connection of type graph, sendgrid, ses or pigeon; there are coop");
    }

    @Test
    void no_two_types_have_the_same_name() {
        List<ChannelProvider> twice = List.of(new PigeonProvider(), new PigeonProvider());

        assertThatThrownBy(() -> ConnectionTypes.standard().and(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two types of connections are called pigeon");
    }

    private static Settings read(Map<String, String> more) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("carillon.engine.url", "http://127.0.0.1:1/engine-rest");
        properties.put("carillon.connections.coop.type", "pigeon");
        more.forEach((key, value) -> properties.put("carillon." + key, value));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("pigeons", new PigeonProvider()));
        return new CarillonAutoConfiguration()
                .carillonSettings(environment, beans.getBeanProvider(ChannelProvider.class));
    }

    private static Delivery<Mail> delivery() {
        EmailAddress ann = new EmailAddress("ann@example.org", null);
        Mail mail = new Mail(null, List.of(), ann, List.of(), List.of(), "Order 17", "It is ready.", null);
        return new Delivery<>(new DeliveryKey("engine", "", "activation", "ann", "pigeon", ann.value()), mail);
    }
}
