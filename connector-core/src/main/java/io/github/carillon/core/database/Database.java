package io.github.carillon.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The database of ledger and inbox: a pool of connections to a schema that is brought up to date on opening. Safe for
 * use from any thread.
 */
public final class Database implements AutoCloseable {

    private static final String MIGRATIONS = "classpath:io/github/carillon/core/database";

    /** How long anybody waits for a connection: a database that hangs is to be an answer within seconds. */
    private static final Duration WAIT = Duration.ofSeconds(3);

    /** As many as the ledger uses; others come and go. */
    private static final int IDLE = 2;

    private static final Duration VALIDATION = Duration.ofSeconds(2);

    /** A connection that a firewall has dropped is noticed before it is needed. */
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(1);

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Opens the database, and creates or updates its tables.
     *
     * @throws DamagedDatabaseException when it is a file that cannot be read through
     * @throws DatabaseException when it cannot be reached or its schema is not ours
     */
    public static Database open(DatabaseSettings settings) {
        H2Check.beforeOpening(settings.url());
        HikariDataSource pool = connect(settings);
        try {
            if (H2Url.isH2(settings.url())) {
                H2Check.opened(pool);
            }
            migrate(settings);
            return new Database(pool);
        } catch (DamagedDatabaseException damaged) {
            pool.close();
            throw damaged;
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

    /** By a connection of its own, which may take its time: other workers may be at it, and tables may be large. */
    private static void migrate(DatabaseSettings settings) {
        Flyway.configure()
                .dataSource(H2Url.complete(settings.url()), settings.user(), settings.revealedPassword())
                .locations(MIGRATIONS)
                .load()
                .migrate();
    }

    private static HikariDataSource connect(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("carillon");
        config.setJdbcUrl(H2Url.complete(settings.url()));
        config.setUsername(settings.user());
        config.setPassword(settings.revealedPassword());
        config.setMaximumPoolSize(settings.maxConnections());
        config.setMinimumIdle(Math.min(IDLE, settings.maxConnections()));
        config.setConnectionTimeout(WAIT.toMillis());
        config.setValidationTimeout(VALIDATION.toMillis());
        config.setKeepaliveTime(KEEP_ALIVE.toMillis());
        if (settings.isPostgreSql()) {
            PostgreSql.prepare(config);
        } else {
            config.setExceptionOverride(new H2Connections());
        }
        // else it would write a stack trace into the log before anybody can say in plain words what is wrong
        config.setInitializationFailTimeout(-1);
        try {
            return opened(new HikariDataSource(config));
        } catch (RuntimeException | SQLException broken) {
            throw H2Check.isCorrupted(broken)
                    ? new DamagedDatabaseException("the ledger's file is damaged", broken)
                    : new DatabaseException("the ledger's database could not be opened", broken);
        }
    }

    private static HikariDataSource opened(HikariDataSource pool) throws SQLException {
        try {
            pool.getConnection().close();
            return pool;
        } catch (SQLException broken) {
            pool.close();
            throw broken;
        }
    }
}
