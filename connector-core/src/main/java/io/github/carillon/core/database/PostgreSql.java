package io.github.carillon.core.database;

import com.zaxxer.hikari.HikariConfig;
import java.util.Locale;

/** What a connection to PostgreSQL needs so that nothing waits without end. Other databases stay as they are. */
final class PostgreSql {

    /**
     * A row that another session keeps is an error soon, while the others can still be written. A session whose worker
     * was stopped in the middle of a transaction is ended, and its rows are free again.
     */
    private static final String LIMITS =
            "set lock_timeout = '1s'; set statement_timeout = '4s'; set idle_in_transaction_session_timeout = '10s'";

    private PostgreSql() {}

    static void prepare(HikariConfig config) {
        if (!config.getJdbcUrl().toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:")) {
            return;
        }
        config.setConnectionInitSql(LIMITS);
        config.addDataSourceProperty("ApplicationName", "carillon");
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("socketTimeout", "5");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // else an error would quote the row
        config.addDataSourceProperty("logServerErrorDetail", "false");
    }
}
