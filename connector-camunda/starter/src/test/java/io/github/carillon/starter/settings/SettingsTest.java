package io.github.carillon.starter.settings;

import static io.github.carillon.starter.settings.Configured.API_KEY;
import static io.github.carillon.starter.settings.Configured.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.core.twilio.TwilioSettings;
import io.github.carillon.core.value.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

    @Test
    void an_engine_and_a_mail_server_are_enough() {
        Settings settings = Configured.least().read();

        assertThat(settings.worker().engineUrl()).isEqualTo(URI.create("http://localhost:8080/engine-rest"));
        assertThat(settings.worker().engineId()).isEqualTo("default");
        assertThat(settings.worker().workerId()).startsWith("carillon-").hasSizeGreaterThan(9);
        assertThat(settings.worker().threads()).isEqualTo(8);
        assertThat(settings.worker().maxTasks()).isEqualTo(500);
        assertThat(settings.worker().priorities()).isTrue();
        assertThat(settings.worker().lock()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.worker().longPoll()).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.worker().stopWithin()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.worker().retry()).isEqualTo(RetryPolicy.standard());
        assertThat(settings.ledger().url()).isEqualTo("jdbc:h2:file:./data/carillon");
        assertThat(settings.ledger().user()).isNull();
        assertThat(settings.ledger().password()).isNull();
        assertThat(settings.defaultMail()).isEqualTo("mail");
        assertThat(settings.defaultSms()).isNull();
        assertThat(settings.defaultMailService()).isNull();
    }

    @Test
    void a_mail_server_is_protected_and_patient_by_default() {
        SmtpSettings smtp = smtp(Configured.least());

        assertThat(smtp.security()).isEqualTo(Security.STARTTLS);
        assertThat(smtp.port()).isEqualTo(587);
        assertThat(smtp.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(smtp.readTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(smtp.writeTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(smtp.finalDotTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(smtp.maxConnections()).isEqualTo(4);
    }

    @Test
    void a_blank_around_a_connections_name_does_no_harm_wherever_the_name_stands() {
        Settings settings = Configured.least()
                .yaml("""
                    carillon.connections:
                      " relay ":
                        type: smtp
                        host: relay.example.org
                        from: shop@example.org
                    """)
                .variable("CARILLON_CONNECTIONS_RELAY_PORT", "2525")
                .with("default-mail", " relay ")
                .with("connections.mail.fail-over", " relay\t")
                .read();

        assertThat(settings.connections()).containsOnlyKeys("mail", "relay");
        assertThat(settings.defaultMail()).isEqualTo("relay");
        assertThat(settings.failOver()).containsExactly(Map.entry("mail", "relay"));
        assertThat(settings.connections().get("relay").settings())
                .isInstanceOfSatisfying(
                        SmtpSettings.class, smtp -> assertThat(smtp.port()).isEqualTo(2525));
    }

    @Test
    void the_port_follows_the_security() {
        assertThat(smtp(Configured.least().with("connections.mail.security", "tls"))
                        .port())
                .isEqualTo(465);
        assertThat(smtp(Configured.least().with("connections.mail.security", "plain"))
                        .port())
                .isEqualTo(25);
        assertThat(smtp(Configured.least()
                                .with("connections.mail.security", "TLS")
                                .with("connections.mail.port", "2465"))
                        .port())
                .isEqualTo(2465);
    }

    @Test
    void durations_are_written_short_or_by_iso_8601() {
        SmtpSettings smtp = smtp(Configured.least()
                .with("connections.mail.connect-timeout", "1500ms")
                .with("connections.mail.read-timeout", "2m")
                .with("connections.mail.write-timeout", "PT1M30S"));

        assertThat(smtp.connectTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(smtp.readTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(smtp.writeTimeout()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void a_variable_wins_over_the_file_whatever_became_of_its_dashes() {
        SmtpSettings smtp = smtp(Configured.least()
                .with("connections.mail.read-timeout", "5s")
                .with("connections.mail.max-connections", "2")
                .variable("CARILLON_CONNECTIONS_MAIL_HOST", "other.example.org")
                .variable("CARILLON_CONNECTIONS_MAIL_READTIMEOUT", "6s")
                .variable("CARILLON_CONNECTIONS_MAIL_MAX_CONNECTIONS", "9"));

        assertThat(smtp.host()).isEqualTo("other.example.org");
        assertThat(smtp.readTimeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(smtp.maxConnections()).isEqualTo(9);
    }

    @Test
    void variables_alone_are_enough() {
        Settings settings = new Configured()
                .variable("CARILLON_ENGINE_URL", "https://engine.example.org/engine-rest/")
                .variable("CARILLON_WORKER_LONG_POLL", "3s")
                .variable("CARILLON_CONNECTIONS_RELAY_TYPE", "smtp")
                .variable("CARILLON_CONNECTIONS_RELAY_HOST", "mail.example.org")
                .variable("CARILLON_CONNECTIONS_RELAY_FROM", "Shop <shop@example.org>")
                .read();

        assertThat(settings.connections()).containsOnlyKeys("relay");
        assertThat(settings.worker().longPoll()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.worker().engineUrl()).isEqualTo(URI.create("https://engine.example.org/engine-rest"));
    }

    @Test
    void a_variable_finds_the_connection_whose_name_has_dashes_and_capitals() {
        Settings settings = new Configured()
                .with("engine.url", "http://localhost:8080/engine-rest")
                .yaml("""
                    carillon.connections:
                      Mail-Relay:
                        type: smtp
                        host: mail.example.org
                        from: shop@example.org
                        user: shop
                    """)
                .variable("CARILLON_CONNECTIONS_MAILRELAY_PORT", "2587")
                .variable("CARILLON_CONNECTIONS_MAIL_RELAY_PASSWORD", "the-password")
                .read();

        assertThat(settings.connections()).containsOnlyKeys("Mail-Relay");
        SmtpSettings smtp = smtp(settings, "Mail-Relay");
        assertThat(smtp.port()).isEqualTo(2587);
        assertThat(smtp.password()).isEqualTo(Secret.of("the-password"));
    }

    @Test
    void a_file_of_yaml_may_leave_quotes_out() {
        Settings settings = Configured.least().yaml("""
            carillon:
              connections:
                text:
                  type: twilio
                  account-sid: AC00000000000000000000000000000001
                  auth-token: 0123456789
                  from: +15005550006
                  default-country: US
            """).read();

        assertThat(twilio(settings, "text").credentials().from()).isEqualTo("+15005550006");
        assertThat(twilio(settings, "text").defaultCountry()).isEqualTo("US");
        assertThat(settings.defaultSms()).isEqualTo("text");
    }

    @Test
    void an_api_key_and_a_messaging_service_take_the_place_of_token_and_number() {
        TwilioSettings twilio = twilio(
                Configured.withTwilio()
                        .without("connections.text.auth-token")
                        .without("connections.text.from")
                        .with("connections.text.api-key-sid", API_KEY)
                        .with("connections.text.api-key-secret", "the-api-secret")
                        .with("connections.text.messaging-service-sid", SERVICE)
                        .with("connections.text.region", "ie1")
                        .read(),
                "text");

        assertThat(twilio.credentials().apiKey()).isEqualTo(API_KEY);
        assertThat(twilio.credentials().secret()).isEqualTo(Secret.of("the-api-secret"));
        assertThat(twilio.credentials().messagingService()).isEqualTo(SERVICE);
        assertThat(twilio.credentials().from()).isNull();
        assertThat(twilio.region()).isEqualTo("ie1");
        assertThat(twilio.baseUrl()).isEqualTo(URI.create("https://api.twilio.com"));
    }

    @Test
    void of_several_connections_of_a_kind_one_is_chosen_as_the_default() {
        Settings settings = Configured.withTwilio()
                .with("connections.second-relay.type", "smtp")
                .with("connections.second-relay.host", "two.example.org")
                .with("connections.second-relay.from", "two@example.org")
                .variable("CARILLON_DEFAULT_MAIL", "secondrelay")
                .read();

        assertThat(settings.connections()).containsOnlyKeys("mail", "text", "second-relay");
        assertThat(settings.defaultMail()).isEqualTo("second-relay");
        assertThat(settings.defaultSms()).isEqualTo("text");
    }

    @Test
    void a_secret_may_come_from_a_file(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("password"), " the password \n");
        SmtpSettings smtp = smtp(Configured.least()
                .with("connections.mail.user", "shop")
                .variable("CARILLON_CONNECTIONS_MAIL_PASSWORDFILE", file.toString()));

        assertThat(smtp.password()).isEqualTo(Secret.of(" the password "));
    }

    @Test
    void hosts_may_have_names_in_any_script() {
        Configured written = Configured.least()
                .with("connections.mail.host", "mail.faß.de")
                .with("engine.url", "https://βόλος.com/engine-rest");

        assertThat(smtp(written).host()).isEqualTo("mail.xn--fa-hia.de");
        assertThat(written.read().worker().engineUrl()).isEqualTo(URI.create("https://xn--nxasmm1c.com/engine-rest"));
    }

    @Test
    void placeholders_are_replaced() {
        SmtpSettings smtp = smtp(Configured.least()
                .with("connections.mail.host", "${RELAY:fallback.example.org}")
                .with("connections.mail.user", "${SHOP_USER}")
                .with("connections.mail.password", "x")
                .variable("SHOP_USER", "shop"));

        assertThat(smtp.host()).isEqualTo("fallback.example.org");
        assertThat(smtp.user()).isEqualTo("shop");
    }

    @Test
    void no_secret_is_in_what_the_settings_print() {
        Settings settings = Configured.withTwilio()
                .with("engine.token", "the-token")
                .with("ledger.user", "sa")
                .with("ledger.password", "the-password")
                .read();

        assertThat(settings.toString())
                .doesNotContain("the-auth-token")
                .doesNotContain("the-token")
                .doesNotContain("the-password");
    }

    private static SmtpSettings smtp(Configured configured) {
        return smtp(configured.read(), "mail");
    }

    private static SmtpSettings smtp(Settings settings, String name) {
        return (SmtpSettings) settings.connections().get(name).settings();
    }

    private static TwilioSettings twilio(Settings settings, String name) {
        return (TwilioSettings) settings.connections().get(name).settings();
    }
}
