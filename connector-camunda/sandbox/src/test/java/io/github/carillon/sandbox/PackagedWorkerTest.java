package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.carillon.testserver.JavaProcess;
import io.github.carillon.testserver.SmtpTestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that operators run, with nothing beside it that only a build has. */
final class PackagedWorkerTest {

    private static final Path JAR = Path.of("../app/target/carillon.jar").toAbsolutePath();

    @Test
    void the_jar_starts_and_sends_a_mail(@TempDir Path folder) throws Exception {
        assumeTrue(System.getenv("CI") != null || Files.exists(JAR), () -> JAR + " is not built");
        try (Sandbox sandbox = QuietSandbox.start("--worker=false", "--start=false");
                SmtpTestServer relay = SmtpTestServer.start();
                JavaProcess worker = Workers.startJar(
                        sandbox, relay.port(), folder, JAR, "--carillon.ledger.url=jdbc:h2:mem:packaged")) {
            new Processes(new SandboxClient(sandbox.page())).startWith("order-shipped", Map.of());

            await().atMost(Processes.PATIENCE)
                    .untilAsserted(() -> assertThat(relay.mails())
                            .as(String.join("\n", worker.log()))
                            .hasSize(1));
        }
    }
}
