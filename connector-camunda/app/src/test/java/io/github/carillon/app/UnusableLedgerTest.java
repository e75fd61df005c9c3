package io.github.carillon.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.testserver.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed where the ledger's database cannot be used: why, and what to do, and nothing of how it is wired. */
final class UnusableLedgerTest {

    @Test
    void a_database_that_cannot_be_reached_is_all_that_is_told() throws IOException {
        assertThat(printed("jdbc:postgresql://127.0.0.1:" + FreePort.any() + "/carillon?password=s3cret"))
                .contains("APPLICATION FAILED TO START", "Carillon cannot start: ", "Check carillon.ledger.url")
                .doesNotContain("Exception", "carillonHub", "s3cret");
    }

    @Test
    void a_file_that_is_damaged_is_all_that_is_told(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("ledger.mv.db"), new byte[100_000]);

        assertThat(printed("jdbc:h2:file:" + folder.resolve("ledger")))
                .contains("APPLICATION FAILED TO START", "could not tell what it has sent")
                .doesNotContain("Exception", "carillonHub");
    }

    private static String printed(String url) {
        return Printed.byStartingWith(
                "--server.port=0",
                "--carillon.engine.url=http://127.0.0.1:9/engine-rest",
                "--carillon.connections.mail.type=smtp",
                "--carillon.connections.mail.host=127.0.0.1",
                "--carillon.connections.mail.from=shop@example.org",
                "--carillon.ledger.url=" + url);
    }
}
