package io.github.carillon.chaos;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.carillon.testserver.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/** A PostgreSQL that can break down and come back with its data. */
final class Postgres implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private Postgres(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.server = launch();
    }

    /** Starts one; where none can be started the test is skipped, but never in a continuous build. */
    static Postgres start() throws IOException {
        // not below the test's own folder: the server runs as somebody else, who may not enter that
        Path data = Files.createTempDirectory("carillon-chaos-postgres");
        try {
            return new Postgres(data, FreePort.any());
        } catch (IOException | RuntimeException impossible) {
            String reason = "PostgreSQL could not be started here: " + impossible.getMessage();
            return System.getenv("CI") == null ? abort(reason) : fail(reason);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** As the server's administrator. */
    void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As {@code pg_ctl stop -m immediate} does: no goodbye to anybody, nothing written. */
    void breakDown() throws IOException, InterruptedException {
        String postmaster = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(postmaster.trim())).orElseThrow();
        new ProcessBuilder("kill", "-QUIT", postmaster.trim()).start().waitFor();
        process.onExit().join();
        server.close();
    }

    void comeBack() throws IOException {
        server = launch();
    }

    /** For good, with its data. */
    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        File folder = data.toFile();
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
    }
}
