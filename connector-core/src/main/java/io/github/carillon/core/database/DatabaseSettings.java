package io.github.carillon.core.database;

import io.github.carillon.core.value.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger lives.
 *
 * @param url a JDBC URL: {@code jdbc:h2:file:./data/carillon} for one worker
 * @param user the user name, or null
 * @param password the password, or null
 * @param maxConnections how many connections are open at most
 */
public record DatabaseSettings(
        String url, @Nullable String user, @Nullable Secret password, int maxConnections) {}
