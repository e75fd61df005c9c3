package io.github.carillon.core.database;

import java.util.Locale;

/** Completes an H2 URL with what the ledger's promise and its SQL need; other databases' URLs stay as they are. */
final class H2Url {

    /** PostgreSQL's dialect, so that one set of statements serves both. */
    private static final String DIALECT = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    /** By default H2 keeps commits in memory for up to half a second, and a killed process takes them with it. */
    private static final String WRITTEN_AT_ONCE = ";WRITE_DELAY=0";

    /** Else a hook of H2's closes the database while the process ends, and the worker still writes what it has sent. */
    private static final String CLOSED_BY_US = ";DB_CLOSE_ON_EXIT=FALSE";

    private H2Url() {}

    static String complete(String url) {
        return isH2(url) ? url + DIALECT + WRITTEN_AT_ONCE + (saysWhoCloses(url) ? "" : CLOSED_BY_US) : url;
    }

    private static boolean saysWhoCloses(String url) {
        return url.toUpperCase(Locale.ROOT).contains(";DB_CLOSE_ON_EXIT=");
    }

    static boolean isH2(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:h2:");
    }
}
