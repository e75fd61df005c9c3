package io.github.carillon.core.mailapi;

import static io.github.carillon.core.mailapi.ApiSamples.ANN;
import static io.github.carillon.core.mailapi.ApiSamples.IMPATIENT;
import static io.github.carillon.core.mailapi.ApiSamples.LIMITS;
import static io.github.carillon.core.mailapi.ApiSamples.SENDER;
import static io.github.carillon.core.mailapi.ApiSamples.codeOf;
import static io.github.carillon.core.mailapi.ApiSamples.delivery;
import static io.github.carillon.core.mailapi.ApiSamples.plain;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Accepted;
import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.delivery.Outcome.Misconfigured;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.message.MimeComposer;
import io.github.carillon.testserver.AwsKey;
import io.github.carillon.testserver.AwsKeys;
import io.github.carillon.testserver.ContainerCredentialsTestServer;
import io.github.carillon.testserver.InstanceMetadataTestServer;
import io.github.carillon.testserver.ServiceAnswer;
import io.github.carillon.testserver.ServiceTestServer;
import io.github.carillon.testserver.SesTestServer;
import io.github.carillon.testserver.StsTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A connection without a key of its own; the surroundings are set by the properties that AWS's library has for them. */
class SesRolesTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/carillon";
    private static final String IDENTITY = "eyJhbGciOiJSUzI1NiJ9.the-identity-that-must-not-leak.c2lnbmF0dXJl";

    private final AwsKeys keys = new AwsKeys(Clock.systemUTC());
    private final SesTestServer ses = SesTestServer.start(keys, "eu-central-1", "example.org", Clock.systemUTC());
    private final List<ServiceTestServer> servers = new ArrayList<>(List.of(ses));
    private final List<String> set = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger library = (Logger) LoggerFactory.getLogger("software.amazon");
    private final Level before = library.getLevel();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        set("aws.disableEc2Metadata", "true");
        // never that of the machine that runs the tests
        set("aws.ec2MetadataServiceEndpoint", "http://127.0.0.1:1");
        log.start();
        library.addAppender(log);
        library.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        library.setLevel(before);
        library.detachAppender(log);
        set.forEach(System::clearProperty);
        servers.forEach(ServiceTestServer::close);
        assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage)).noneMatch(this::tells);
    }

    @Test
    void an_instance_lends_the_key_of_its_role() {
        instance(InstanceMetadataTestServer.start(keys));

        try (SesMailChannel channel = channel()) {
            assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Accepted.class);
            assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Accepted.class);
            assertThat(channel.check().detail()).contains("with the instance's role");
        }
        assertThat(keys.lent()).as("it is kept").hasSize(1);
        assertThat(ses.mails()).hasSize(2);
    }

    @Test
    void an_instance_without_a_role_is_for_an_operator_to_look_at() {
        instance(InstanceMetadataTestServer.withoutRole());

        assertNone(Misconfigured.class, "NO_CREDENTIALS", "the instance's role");
    }

    @Test
    void where_there_is_no_instance_it_is_tried_again_and_told_what_would_do() {
        var gone = InstanceMetadataTestServer.start(keys);
        instance(gone);
        gone.close();

        assertNone(Deferred.class, "NO_CREDENTIALS", "cannot be reached; give the connection access-key-id");
    }

    @Test
    void where_the_instance_is_not_to_be_asked_there_are_none() {
        assertNone(Misconfigured.class, "NO_CREDENTIALS", "give the connection access-key-id and secret-access-key");
    }

    @Test
    void a_container_lends_the_key_of_its_role_to_whoever_shows_its_token() throws IOException {
        container("the-pods-token", "the-pods-token");

        try (SesMailChannel channel = channel()) {
            assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Accepted.class);
            assertThat(channel.check().detail()).contains("with the container's role");
        }
    }

    @Test
    void a_token_that_is_none_is_not_told() throws IOException {
        container("the-pods-token", "the-pods-token\n");

        assertNone(Misconfigured.class, "NO_CREDENTIALS", "the container's role: what is set up for it does not work");
    }

    @Test
    void a_container_whose_token_is_wrong_is_for_an_operator_to_look_at() throws IOException {
        container("the-pods-token", "another-token");

        assertNone(Misconfigured.class, "HTTP_403", "the container's role: the answer is 403");
    }

    @Test
    void a_container_whose_endpoint_has_trouble_is_asked_again_later() throws IOException {
        var container = container("the-pods-token", "the-pods-token");
        for (int attempts = 0; attempts < 20; attempts++) {
            container.next(ServiceAnswer.reply(500, "{}"));
        }

        assertNone(Deferred.class, "HTTP_500", "the container's role: the answer is 500");
    }

    @Test
    void a_web_identity_is_given_the_key_of_the_role_that_trusts_it() throws IOException {
        StsTestServer sts = webIdentity(IDENTITY);

        try (SesMailChannel channel = channel()) {
            assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Accepted.class);
            assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Accepted.class);
            assertThat(channel.check().detail()).contains("with the web identity");
        }
        assertThat(sts.requests("/")).isOne();
    }

    @Test
    void a_web_identity_that_is_not_trusted_is_for_an_operator_to_look_at() throws IOException {
        webIdentity("eyJhbGciOiJSUzI1NiJ9.another-that-must-not-leak.c2lnbmF0dXJl");

        assertNone(Misconfigured.class, "InvalidIdentityToken", "the answer is 400");
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, Misconfigured",
        "400, ValidationError, Misconfigured",
        "400, ExpiredTokenException, Deferred",
        "400, IDPCommunicationError, Deferred",
        "429, Throttling, Deferred",
        "503, ServiceUnavailable, Deferred"
    })
    void each_refusal_of_the_token_service_has_its_outcome(int status, String code, String outcome) throws IOException {
        StsTestServer sts = webIdentity(IDENTITY);
        sts.next(StsTestServer.error(status, code));

        Outcome seen = assertNone(Outcome.class, code, "the answer is " + status);

        assertThat(seen.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(sts.requests("/")).as("one request is one request").isOne();
    }

    @ParameterizedTest
    @CsvSource({"DROP, CONNECTION_LOST", "STALL, TIMEOUT"})
    void without_an_answer_of_the_token_service_nothing_was_sent(ServiceAnswer.Mode mode, String code)
            throws IOException {
        webIdentity(IDENTITY).next(mode == ServiceAnswer.Mode.DROP ? ServiceAnswer.drop() : ServiceAnswer.stall());

        assertNone(
                channel(mode == ServiceAnswer.Mode.DROP ? LIMITS : IMPATIENT),
                Deferred.class,
                code,
                "no AWS credentials by the web identity");
    }

    @Test
    void a_token_file_that_is_not_there_is_for_an_operator_to_look_at() throws IOException {
        webIdentity(IDENTITY);
        set("aws.webIdentityTokenFile", folder.resolve("nowhere").toString());

        assertNone(Misconfigured.class, "NO_CREDENTIALS", "token's file cannot be read");
    }

    @Test
    void a_web_identity_without_a_role_is_for_an_operator_to_look_at() throws IOException {
        webIdentity(IDENTITY);
        System.clearProperty("aws.roleArn");

        assertNone(Misconfigured.class, "NO_CREDENTIALS", "AWS_ROLE_ARN");
    }

    @Test
    void an_address_of_the_token_service_that_is_none_is_for_an_operator_to_look_at() throws IOException {
        webIdentity(IDENTITY);
        set("aws.endpointUrlSts", "no address");

        assertNone(Misconfigured.class, "NO_CREDENTIALS", "what is set up for it does not work");
    }

    @Test
    void a_key_is_replaced_before_it_expires() throws IOException {
        webIdentity(IDENTITY);
        keys.last(Duration.ofSeconds(30));

        try (SesMailChannel channel = channel()) {
            assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Accepted.class);
            assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Accepted.class);
        }
        assertThat(keys.lent()).hasSize(2);
    }

    @Test
    void a_lent_key_that_expired_is_tried_again_with_the_next() throws IOException {
        webIdentity(IDENTITY);
        ses.next(ServiceAnswer.reply(403, "{\"__type\":\"ExpiredTokenException\",\"message\":\"expired\"}"));

        try (SesMailChannel channel = channel()) {
            assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Deferred.class);
        }
    }

    @Test
    void the_environments_own_key_comes_first() throws IOException {
        webIdentity(IDENTITY);
        set("aws.accessKeyId", "AKIAENVIRONMENT00000");
        set("aws.secretAccessKey", "the-environments-key-that-must-not-leak");

        try (SesMailChannel channel = channel()) {
            Outcome outcome = channel.send(delivery(plain(ANN)));
            assertThat(codeOf(outcome)).isEqualTo("UnrecognizedClientException");
        }
        assertThat(keys.lent()).isEmpty();
    }

    @Test
    void half_a_key_of_the_environment_is_for_an_operator_to_look_at() {
        set("aws.accessKeyId", "AKIAENVIRONMENT00000");

        assertNone(Misconfigured.class, "NO_CREDENTIALS", "aws.secretAccessKey");
    }

    @Test
    void no_thread_stays_behind() throws IOException {
        webIdentity(IDENTITY);
        channel().close();
        var threads = Thread.getAllStackTraces().keySet();

        try (SesMailChannel channel = channel()) {
            assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Accepted.class);
        }

        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !threads.contains(thread))
                        .map(Thread::getName)
                        .filter(name -> !name.startsWith("service-test-server") && !name.startsWith("http-timer"))
                        .collect(Collectors.toSet()))
                .noneMatch(name -> name.contains("sdk") || name.contains("aws"));
    }

    private Outcome assertNone(Class<? extends Outcome> type, String code, String reason) {
        return assertNone(channel(), type, code, reason);
    }

    private Outcome assertNone(SesMailChannel open, Class<? extends Outcome> type, String code, String reason) {
        try (SesMailChannel channel = open) {
            Outcome outcome = channel.send(delivery(plain(ANN)));
            assertThat(outcome).isInstanceOf(type);
            assertThat(codeOf(outcome)).isEqualTo(code);
            assertThat(outcome.toString()).contains(reason);
            assertThat(tells(outcome.toString())).isFalse();
            assertThat(ses.requests()).isEmpty();
            return outcome;
        }
    }

    private boolean tells(String text) {
        return text.contains("must-not-leak")
                || text.contains("the-pods-token")
                || text.contains("another-token")
                || keys.lent().stream()
                        .anyMatch((AwsKey key) -> text.contains(key.secret()) || text.contains(key.token()));
    }

    private void instance(InstanceMetadataTestServer server) {
        servers.add(server);
        set("aws.disableEc2Metadata", "false");
        set("aws.ec2MetadataServiceEndpoint", server.baseUri().toString());
    }

    private ContainerCredentialsTestServer container(String wanted, String shown) throws IOException {
        var server = ContainerCredentialsTestServer.start(keys, wanted);
        servers.add(server);
        set("aws.containerCredentialsFullUri", server.credentialsUri().toString());
        set("aws.containerAuthorizationTokenFile", file("pod", shown));
        return server;
    }

    private StsTestServer webIdentity(String shown) throws IOException {
        var server = StsTestServer.start(keys, ROLE, IDENTITY);
        servers.add(server);
        set("aws.endpointUrlSts", server.baseUri().toString());
        set("aws.roleArn", ROLE);
        set("aws.webIdentityTokenFile", file("identity", shown));
        return server;
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private void set(String property, String value) {
        System.setProperty(property, value);
        set.add(property);
    }

    private SesMailChannel channel() {
        return channel(LIMITS);
    }

    private SesMailChannel channel(HttpLimits limits) {
        return new SesMailChannel(
                new SesSettings(
                        ses.baseUri(), "eu-central-1", null, null, SENDER, MimeComposer.LARGEST_ATTACHMENTS, limits),
                Clock.systemUTC());
    }
}
