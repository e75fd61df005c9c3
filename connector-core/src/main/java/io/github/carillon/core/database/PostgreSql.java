package io.github.carillon.core.database;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** What a connection to PostgreSQL needs so that nothing waits without end. */
public final class PostgreSql {

    /**
     * A row that another session keeps is an error soon, while the others can still be written. A session whose worker
     * was stopped in the middle of a transaction is ended, and its rows are free again.
     */
    private static final String LIMITS =
            "set lock_timeout = '1s'; set statement_timeout = '4s'; set idle_in_transaction_session_timeout = '10s'";

    private static final Duration SILENCE = Duration.ofSeconds(5);

    private PostgreSql() {}

    static void prepare(HikariConfig config) {
        config.setConnectionInitSql(LIMITS);
        config.setDataSourceProperties(properties("carillon", SILENCE));
    }

    /**
     * Opens a connection beside the pool, which the caller closes.
     *
     * @param name by which the server's operator knows it
     * @param silence in whole seconds; how long an answer may take, after which the connection is lost
     * @throws SQLException when the server cannot be reached, or refuses
     */
    public static Connection connect(DatabaseSettings settings, String name, Duration silence) throws SQLException {
        Properties properties = properties(name, silence);
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        String password = settings.revealedPassword();
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(settings.url(), properties);
    }

    private static Properties properties(String name, Duration silence) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", Long.toString(silence.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        // else an error would quote the row
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }
}
