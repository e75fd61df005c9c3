package io.github.carillon.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.value.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class LedgerFailureAnalyzerTest {

    @Test
    void a_file_that_another_worker_has_open_is_told_as_such(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("ledger");
        Path data = Path.of(file + ".mv.db");
        try (FileChannel other = FileChannel.open(data, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = other.lock()) {
            FailureAnalysis analysis = analysisOf("jdbc:h2:file:" + file);

            assertThat(lock.isValid()).isTrue();
            assertThat(analysis.getDescription()).contains("carillon.ledger.url is in use by another process");
        }
    }

    @Test
    void a_url_that_may_hold_a_password_is_not_repeated() {
        FailureAnalysis analysis = analysisOf("jdbc:nothing://host/ledger?password=the-password");

        assertThat(analysis.getDescription())
                .startsWith("Carillon cannot start: ")
                .doesNotContain("the-password");
        assertThat(analysis.getAction()).contains("carillon.ledger.url");
    }

    @Test
    void a_file_that_is_damaged_is_told_as_such(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("ledger");
        Files.write(Path.of(file + ".mv.db"), new byte[100_000]);

        FailureAnalysis analysis = analysisOf("jdbc:h2:file:" + file);

        assertThat(analysis.getDescription()).contains("could not tell what it has sent", "damaged");
        assertThat(analysis.getAction()).contains("carillon.ledger.url", "second time");
    }

    private static FailureAnalysis analysisOf(String url) {
        Throwable failure =
                catchThrowable(() -> Database.open(new DatabaseSettings(url, "sa", Secret.of("the-password"), 1)));
        return new LedgerFailureAnalyzer().analyze(failure);
    }
}
