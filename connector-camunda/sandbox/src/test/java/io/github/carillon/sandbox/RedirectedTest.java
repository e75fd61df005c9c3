package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.webpush.VapidKeyPair;
import io.github.carillon.testserver.JavaProcess;
import io.github.carillon.testserver.ReceivedMail;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.TwilioMessage;
import io.github.carillon.testserver.TwilioTestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation where no customer may get anything, whole: every example runs, and everything goes to one place. */
final class RedirectedTest {

    private static final String MAILBOX = "tests@example.com";
    private static final String NUMBER = "+15005550010";

    private static final List<String> TOPICS =
            List.of("send-notification", "sendmessage", "send-message-to-users", "send-message-to-devices");

    @TempDir
    private Path folder;

    @Test
    void every_example_runs_and_nobody_else_is_contacted() throws Exception {
        try (Sandbox sandbox = QuietSandbox.start("--worker=false", "--start=true");
                SmtpTestServer relay = SmtpTestServer.start();
                TwilioTestServer twilio = TwilioTestServer.start(TestServers.ACCOUNT, Clock.systemUTC());
                JavaProcess worker = worker(sandbox, relay, twilio)) {
            SandboxClient client = new SandboxClient(sandbox.page());
            await().atMost(Processes.PATIENCE.multipliedBy(2)).untilAsserted(() -> noTaskIsLeft(client));

            // one fails on purpose, and not for want of a message
            assertThat(client.read("/engine-rest/incident?incidentType=failedExternalTask"))
                    .isEmpty();
            assertThat(relay.mails()).isNotEmpty().allSatisfy(RedirectedTest::wentToTheTests);
            assertThat(relay.mails())
                    .anySatisfy(mail -> assertThat(mail.text()).contains("X-Original-To: mary@example.org"));
            assertThat(twilio.messages())
                    .isNotEmpty()
                    .extracting(TwilioMessage::to)
                    .containsOnly(NUMBER);
            assertThat(outputs(client)).contains("redirected");
            assertThat(String.join("\n", worker.log())).contains("redirect").doesNotContain("mary@example.org");
        }
    }

    private JavaProcess worker(Sandbox sandbox, SmtpTestServer relay, TwilioTestServer twilio) throws Exception {
        VapidKeyPair keys = VapidKeyPair.generate();
        return Workers.start(
                sandbox,
                relay.port(),
                folder,
                "redirecting",
                "--carillon.ledger.url=jdbc:h2:mem:redirected",
                "--carillon.connections.texts.type=twilio",
                "--carillon.connections.texts.account-sid=" + TestServers.ACCOUNT.sid(),
                "--carillon.connections.texts.auth-token=" + TestServers.ACCOUNT.authToken(),
                "--carillon.connections.texts.from=" + TestServers.SENDER,
                "--carillon.connections.texts.base-url=" + twilio.baseUri(),
                "--carillon.connections.push.type=web-push",
                "--carillon.connections.push.public-key=" + keys.publicKey(),
                "--carillon.connections.push.private-key=" + keys.privateKey().reveal(),
                "--carillon.connections.push.subject=mailto:tests@example.com",
                "--carillon.connections.push.page=https://example.com/bell/app",
                "--carillon.governance.mode=redirect",
                "--carillon.governance.redirect-mail=" + MAILBOX,
                "--carillon.governance.redirect-sms=" + NUMBER);
    }

    private static void wentToTheTests(ReceivedMail mail) {
        assertThat(mail.recipients()).containsExactly(MAILBOX);
        assertThat(mail.text()).contains("X-Original-To: ");
    }

    private static void noTaskIsLeft(SandboxClient client) throws Exception {
        assertThat(count(client, "history/process-instance/count")).isPositive();
        for (String topic : TOPICS) {
            assertThat(client.read("/engine-rest/external-task?topicName=" + topic))
                    .isEmpty();
        }
    }

    private static int count(SandboxClient client, String resource) throws Exception {
        return client.read("/engine-rest/" + resource).path("count").asInt();
    }

    private static String outputs(SandboxClient client) throws Exception {
        JsonNode statuses = client.read("/engine-rest/history/variable-instance?variableName=MESSAGE_STATUS");
        return statuses.findValuesAsText("value").toString();
    }
}
