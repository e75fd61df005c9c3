package io.github.carillon.core.database;

import io.github.carillon.core.value.Secret;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger lives.
 *
 * @param url a JDBC URL: {@code jdbc:h2:file:./data/carillon} for one worker, {@code
 *     jdbc:postgresql://db.example.org/carillon} where several share a ledger; what it sets of the PostgreSQL driver's
 *     properties stands. The driver is the application's to bring along
 * @param user the user name, or null
 * @param password the password, or null
 * @param maxConnections how many connections are open at most; the ledger itself needs two
 */
public record DatabaseSettings(
        String url, @Nullable String user, @Nullable Secret password, int maxConnections) {

    /** Whether it may be shared by several workers, and is told things in PostgreSQL's way. */
    public boolean isPostgreSql() {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:");
    }

    @Nullable String revealedPassword() {
        return password == null ? null : password.reveal();
    }
}
