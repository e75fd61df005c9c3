package io.github.carillon.bench.lab;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

/** A PostgreSQL of the benchmark's own, which writes through to the disk at each commit as a real one does. */
final class Postgres implements AutoCloseable {

    private static final String ON = "on";

    private final EmbeddedPostgres server;
    private final ProcessHandle process;

    private Postgres(EmbeddedPostgres server, ProcessHandle process) {
        this.server = server;
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @throws IOException when it cannot be had here
     */
    static Postgres start(Path folder) throws IOException {
        Path data = folder.resolve("postgres");
        // the embedded server is made for tests, and writes nothing through unless told
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", ON)
                .setServerConfig("synchronous_commit", ON)
                .start();
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
        Postgres postgres =
                new Postgres(server, ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
        postgres.checkDurable();
        return postgres;
    }

    /** The JDBC URL of an empty database. */
    String create(String name) {
        execute("create database " + name);
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name + "?user=postgres";
    }

    /** Processor time of all its processes that still run. */
    Duration cpu() {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(one -> one.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("PostgreSQL could not be stopped", broken);
        }
    }

    private void checkDurable() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("show fsync")) {
            if (!shown.next() || !shown.getString(1).equals(ON)) {
                throw new IllegalStateException("this PostgreSQL does not write through to the disk");
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("PostgreSQL gives no answer", broken);
        }
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException("PostgreSQL did not do as told", broken);
        }
    }
}
