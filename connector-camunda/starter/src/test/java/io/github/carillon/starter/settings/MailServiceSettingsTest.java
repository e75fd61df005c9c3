package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.aws.AwsCredentials;
import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.mailapi.GraphSettings;
import io.github.carillon.core.mailapi.SendGridSettings;
import io.github.carillon.core.mailapi.SesSettings;
import io.github.carillon.core.oauth.ClientCredentials;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.value.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailServiceSettingsTest {

    private static final EmailAddress SHOP = new EmailAddress("shop@example.org", null);
    private static final long MB = 1024 * 1024;

    @Test
    void graph_needs_a_tenant_an_application_and_a_mailbox() {
        assertThat(settings(graph()))
                .isEqualTo(new GraphSettings(
                        URI.create("https://graph.microsoft.com"),
                        new ClientCredentials(
                                URI.create("https://login.microsoftonline.com/example.org/oauth2/v2.0/token"),
                                "app",
                                Secret.of("the-secret"),
                                "https://graph.microsoft.com/.default"),
                        SHOP,
                        2 * MB,
                        HttpLimits.defaults()));
    }

    @Test
    void sendgrid_needs_a_key() {
        assertThat(settings(sendGrid()))
                .isEqualTo(new SendGridSettings(
                        URI.create("https://api.sendgrid.com"),
                        Secret.of("the-key"),
                        SHOP,
                        10 * MB,
                        HttpLimits.defaults()));
    }

    @Test
    void ses_has_a_region_and_an_access_key(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "the-key\n");
        Configured configured = ses().without("connections.api.secret-access-key")
                .with("connections.api.secret-access-key-file", file.toString())
                .with("connections.api.configuration-set", "my_events")
                .with("connections.api.max-attachments", "512KB")
                .with("connections.api.call-timeout", "1m")
                .variable("CARILLON_CONNECTIONS_API_SESSION_TOKEN", "the-session");

        assertThat(settings(configured))
                .isEqualTo(new SesSettings(
                        URI.create("https://email.eu-central-1.amazonaws.com"),
                        "eu-central-1",
                        new AwsCredentials("AKIAEXAMPLEEXAMPLE00", Secret.of("the-key"), Secret.of("the-session")),
                        "my_events",
                        SHOP,
                        MB / 2,
                        new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(1), 4)));
    }

    @Test
    void a_mail_service_has_nothing_to_do_with_the_default_mail_server() {
        Settings settings = sendGrid().read();

        assertThat(settings.defaultMail()).isEqualTo("mail");
        assertThat(settings.defaultMailService()).isEqualTo("api");
    }

    @Test
    void of_several_mail_services_one_is_chosen_as_the_default() {
        Configured several = sendGrid()
                .with("connections.other.type", "sendgrid")
                .with("connections.other.api-key", "x")
                .with("connections.other.from", "shop@example.org");

        assertThat(several.mistakes())
                .containsExactly("carillon.default-mail-service is missing:"
                        + " several connections are of type graph, sendgrid or ses (api, other)");
        assertThat(several.with("default-mail-service", "other").read().defaultMailService())
                .isEqualTo("other");
        assertThat(several.with("default-mail-service", "mail").mistakes())
                .containsExactly("carillon.default-mail-service names \"mail\", which is no connection of type"
                        + " graph, sendgrid or ses; there are api, other");
    }

    @Test
    void mail_servers_and_mail_services_stand_in_for_each_other() {
        assertThat(sendGrid().with("connections.mail.fail-over", "api").read().failOver())
                .containsEntry("mail", "api");
        assertThat(Configured.withTwilio()
                        .with("connections.text.fail-over", "api")
                        .with("connections.api.type", "sendgrid")
                        .with("connections.api.api-key", "x")
                        .with("connections.api.from", "shop@example.org")
                        .mistakes())
                .containsExactly("carillon.connections.text.fail-over names \"api\", which carries mail");
    }

    @Test
    void ses_without_a_key_has_that_which_aws_gives() {
        Configured bare = ses().without("connections.api.access-key-id").without("connections.api.secret-access-key");

        assertThat(((SesSettings) settings(bare)).credentials()).isNull();
        assertThat(bare.with("connections.api.session-token", "x").mistakes())
                .containsExactly(
                        "carillon.connections.api.secret-access-key is missing: it goes with"
                                + " carillon.connections.api.session-token",
                        "carillon.connections.api.access-key-id is missing: it goes with"
                                + " carillon.connections.api.session-token");
    }

    @ParameterizedTest
    @CsvSource({
        "graph, tenant, is missing: the directory's id or domain",
        "graph, client-id, is missing",
        "graph, client-secret, is missing",
        "graph, from, is missing",
        "sendgrid, api-key, is missing",
        "sendgrid, from, is missing",
        "ses, region, is missing",
        "ses, access-key-id, is missing: it goes with carillon.connections.api.secret-access-key",
        "ses, secret-access-key, is missing: it goes with carillon.connections.api.access-key-id",
        "ses, from, is missing"
    })
    void what_a_type_needs_is_asked_for(String type, String key, String reason) {
        assertThat(of(type).without("connections.api." + key).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.api." + key + " " + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "graph, tenant, a tenant, must be a directory's id or domain",
        "graph, token-url, https://login.example.org/token, cannot stand beside carillon.connections.api.tenant",
        "graph, max-attachments, 3MB, must be a size from 1KB to 2MB",
        "sendgrid, max-attachments, 3000000, must be a size from 1KB to 20MB",
        "sendgrid, base-url, api.sendgrid.com, must be a URL",
        "sendgrid, call-timeout, 30, needs a unit",
        "ses, region, Frankfurt, must be a region such as eu-central-1",
        "ses, access-key-id, wJalrXUtnFEMI, must be an access key's id",
        "ses, configuration-set, my set, must consist of letters",
        "ses, tenant, x, is a key of type graph only",
        "ses, sesion-token, x, is no key; did you mean carillon.connections.api.session-token?",
        "graph, host, x, is a key of type smtp only",
        "graph, api-key, x, is a key of type sendgrid only"
    })
    void what_is_mistaken_is_told_by_key(String type, String key, String value, String reason) {
        assertThat(of(type).with("connections.api." + key, value).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.api." + key + " " + reason)
                .doesNotContain("wJalr");
    }

    @Test
    void no_secret_of_a_mail_service_is_printed() {
        for (String type : new String[] {"graph", "sendgrid", "ses"}) {
            assertThat(of(type).read().toString()).doesNotContain("the-secret", "the-key");
        }
    }

    @Test
    void a_mail_server_may_take_access_tokens_instead_of_a_password() {
        SmtpSettings smtp =
                (SmtpSettings) withTokens().read().connections().get("mail").settings();

        assertThat(smtp.user()).isEqualTo("shop@example.org");
        assertThat(smtp.password()).isNull();
        assertThat(smtp.oauth())
                .isEqualTo(new ClientCredentials(
                        URI.create("https://login.example.org/token"),
                        "app",
                        Secret.of("the-secret"),
                        "https://outlook.office365.com/.default"));
    }

    @ParameterizedTest
    @CsvSource({"user", "oauth-client-id", "oauth-client-secret", "oauth-token-url"})
    void access_tokens_need_everything_that_belongs_to_them(String key) {
        assertThat(withTokens().without("connections.mail." + key).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.mail." + key + " is missing: it goes with");
    }

    @Test
    void access_tokens_and_a_password_exclude_each_other() {
        assertThat(withTokens().with("connections.mail.password", "x").mistakes())
                .containsExactly("carillon.connections.mail.oauth-token-url cannot stand beside"
                        + " carillon.connections.mail.password: only one of them can hold");
    }

    private static ConnectionSettings settings(Configured configured) {
        return configured.read().connections().get("api").settings();
    }

    private static Configured of(String type) {
        return switch (type) {
            case "graph" -> graph();
            case "sendgrid" -> sendGrid();
            default -> ses();
        };
    }

    private static Configured graph() {
        return api("graph")
                .with("connections.api.tenant", "example.org")
                .with("connections.api.client-id", "app")
                .with("connections.api.client-secret", "the-secret");
    }

    private static Configured sendGrid() {
        return api("sendgrid").with("connections.api.api-key", "the-key");
    }

    private static Configured ses() {
        return api("ses")
                .with("connections.api.region", "eu-central-1")
                .with("connections.api.access-key-id", "AKIAEXAMPLEEXAMPLE00")
                .with("connections.api.secret-access-key", "the-key");
    }

    private static Configured api(String type) {
        return Configured.least().with("connections.api.type", type).with("connections.api.from", "shop@example.org");
    }

    private static Configured withTokens() {
        return Configured.least()
                .with("connections.mail.user", "shop@example.org")
                .with("connections.mail.oauth-token-url", "https://login.example.org/token")
                .with("connections.mail.oauth-client-id", "app")
                .with("connections.mail.oauth-client-secret", "the-secret");
    }
}
