package io.github.carillon.starter;

import io.github.carillon.core.database.DamagedDatabaseException;
import io.github.carillon.core.database.DatabaseException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot say in plain words why the ledger's database cannot be used. */
final class LedgerFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseException> {

    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final String OPEN_ELSEWHERE = "90020";

    private static final String SETTINGS = "Check carillon.ledger.url, carillon.ledger.user and"
            + " carillon.ledger.password, and that the database can be reached from here.";
    private static final String DAMAGED =
            "Put back a copy of the file that carillon.ledger.url names, or recover it with"
                    + " org.h2.tools.Recover. Move it away only when you accept that what is still open in the engine may be sent"
                    + " a second time.";
    private static final String ONE_EACH = "Stop the other worker, or give each its own file with carillon.ledger.url;"
            + " workers that serve the same engine must share one database server.";

    @Override
    protected FailureAnalysis analyze(Throwable failure, DatabaseException cause) {
        if (cause instanceof DamagedDatabaseException) {
            return new FailureAnalysis(
                    "Carillon does not start, since it could not tell what it has sent: " + cause.getMessage() + ".",
                    DAMAGED,
                    failure);
        }
        Optional<SQLException> reason = sqlReason(cause);
        boolean elsewhere = reason.map(SQLException::getSQLState)
                .filter(OPEN_ELSEWHERE::equals)
                .isPresent();
        String description = elsewhere
                ? "The file of carillon.ledger.url is in use by another process, probably another worker."
                : "Carillon cannot start: " + cause.getMessage()
                        + reason.map(LedgerFailureAnalyzer::words).orElse(".");
        return new FailureAnalysis(description, elsewhere ? ONE_EACH : SETTINGS, failure);
    }

    private static Optional<SQLException> sqlReason(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner);
    }

    /** What the driver says, but for URLs, which may hold a password. */
    private static String words(SQLException reason) {
        String message = reason.getMessage() == null ? "" : reason.getMessage();
        return ": " + message.replaceAll("\"?jdbc:[^\"\\]]*\"?", "(URL)") + " (SQL state " + reason.getSQLState()
                + ").";
    }
}
