package io.github.carillon.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.carillon.core.value.Secret;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The database of ledger and inbox: a pool of connections to a schema that is brought up to date on opening. Safe for
 * use from any thread.
 */
public final class Database implements AutoCloseable {

    private static final String MIGRATIONS = "classpath:io/github/carillon/core/database";

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Opens the database, and creates or updates its tables.
     *
     * @throws DatabaseException when it cannot be reached or its schema is not ours
     */
    public static Database open(DatabaseSettings settings) {
        HikariDataSource pool = connect(settings);
        try {
            Flyway.configure().dataSource(pool).locations(MIGRATIONS).load().migrate();
            return new Database(pool);
        } catch (FlywayException broken) {
            pool.close();
            throw new DatabaseException("the schema of the ledger's database could not be brought up to date", broken);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource connect(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("carillon");
        config.setJdbcUrl(H2Url.complete(settings.url()));
        config.setUsername(settings.user());
        Secret password = settings.password();
        config.setPassword(password == null ? null : password.reveal());
        config.setMaximumPoolSize(settings.maxConnections());
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException broken) {
            throw new DatabaseException("the ledger's database could not be opened", broken);
        }
    }
}
