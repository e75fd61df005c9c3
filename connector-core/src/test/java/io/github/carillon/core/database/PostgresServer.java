package io.github.carillon.core.database;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL of the tests' own, one for all of them, which ends with the JVM. Where none can be started the tests are
 * skipped, but never in a continuous build.
 */
public final class PostgresServer {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private PostgresServer() {}

    /** The URL of a schema that nobody else uses. */
    public static String emptySchema() {
        String name = "test_" + SCHEMAS.incrementAndGet();
        execute("create schema " + name);
        return "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/postgres?user=postgres&currentSchema=" + name;
    }

    /** As the server's administrator. */
    public static void execute(String sql) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new AssertionError("the test's PostgreSQL did not do as told", broken);
        }
    }

    private static EmbeddedPostgres server() {
        if (Holder.SERVER == null) {
            String reason = "PostgreSQL could not be started here: " + Holder.failure;
            return System.getenv("CI") == null ? abort(reason) : fail(reason);
        }
        return Holder.SERVER;
    }

    private static final class Holder {
        private static String failure = "";
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
            } catch (IOException | RuntimeException impossible) {
                failure = impossible.toString();
                return null;
            }
        }
    }
}
