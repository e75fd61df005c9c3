package io.github.carillon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.testserver.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as large as they may be, all at once, for a worker with the heap that the README recommends. */
final class LargeFilesTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void files_within_the_limit_wait_for_memory_and_all_go_out() throws Exception {
        try (Engine engine = Engine.large(folder)) {
            send(engine, "file", 30, 99 * MEGABYTE / 10);
            send(engine, "large", 6, 50 * MEGABYTE, "--carillon.connections.mail.max-attachments=50MB");
        }
    }

    @Test
    void a_file_beyond_the_limit_is_refused_unread() throws Exception {
        try (Engine engine = Engine.large(folder);
                Sinks sinks = Sinks.start(Duration.ZERO);
                JavaProcess worker = Worker.alone(folder, "worker", engine, sinks)) {
            engine.startWithFile("files", "large", new byte[60 * MEGABYTE]);

            Map<String, Fate> fates = engine.awaitFates("large", 1);
            assertThat(fates.get("large").toString()).contains("ATTACHMENTS_TOO_LARGE");
            assertThat(sinks.arrived("large")).isEmpty();
            assertThat(worker.log()).noneMatch(line -> line.contains("OutOfMemory") || line.contains(" ERROR "));
        }
    }

    private void send(Engine engine, String key, int count, int bytes, String... options) throws Exception {
        try (Sinks sinks = Sinks.start(Duration.ZERO);
                JavaProcess worker = Worker.alone(folder, key, engine, sinks, options)) {
            engine.startWithFile("files", key, new byte[bytes]);

            Map<String, Fate> fates = engine.awaitFates(key, 1);
            assertThat(fates.get(key)).isEqualTo(Fate.completed());
            assertThat(sinks.arrived(key))
                    .hasSize(count)
                    .allSatisfy((to, mails) -> assertThat(mails).hasSize(1));
            assertThat(worker.log()).noneMatch(line -> line.contains("OutOfMemory") || line.contains(" ERROR "));
        }
    }
}
