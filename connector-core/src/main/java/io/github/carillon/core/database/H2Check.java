package io.github.carillon.core.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an H2 file once before anybody relies on it: H2 opens one whose rows cannot be read, and takes an empty one for a
 * new one.
 */
final class H2Check {

    private static final Logger LOG = LoggerFactory.getLogger(H2Check.class);
    private static final Pattern FILE = Pattern.compile("(?i)jdbc:h2:(?:file:|nio:|async:)*([^;]+)");
    private static final String CORRUPTED = "90030";
    private static final String TIMED_OUT = "57014";
    private static final int SECONDS = 30;

    /** The first column of each of our tables; whatever is read of a row, its page is read. */
    private static final String COLUMNS = "select t.table_name, c.column_name from information_schema.tables t"
            + " join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name"
            + " where t.table_schema = current_schema and t.table_type = 'BASE TABLE' and c.ordinal_position = 1";

    private H2Check() {}

    /**
     * Before it is opened.
     *
     * @throws DamagedDatabaseException when there is a file with nothing in it
     */
    static void beforeOpening(String url) {
        Matcher file = FILE.matcher(url);
        if (H2Url.isH2(url) && file.lookingAt() && isEmpty(file.group(1) + ".mv.db")) {
            throw new DamagedDatabaseException("the ledger's file is empty", null);
        }
    }

    /**
     * When it is open.
     *
     * @throws DamagedDatabaseException when a row cannot be read
     */
    static void opened(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try {
                readThrough(statement);
            } finally {
                // H2 keeps it for the connection, which others use afterwards
                statement.setQueryTimeout(0);
            }
        } catch (SQLException broken) {
            if (TIMED_OUT.equals(broken.getSQLState())) {
                LOG.info("The ledger's file is too large to be read through at the start");
            } else {
                throw new DamagedDatabaseException("the ledger's file is damaged", broken);
            }
        }
    }

    private static void readThrough(Statement statement) throws SQLException {
        for (String scan : scans(statement)) {
            try (ResultSet read = statement.executeQuery(scan)) {
                read.next();
            }
        }
    }

    /** Whether H2 itself says so. */
    static boolean isCorrupted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CORRUPTED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** By no index, which would be read in the place of the rows. */
    private static List<String> scans(Statement statement) throws SQLException {
        List<String> scans = new ArrayList<>();
        try (ResultSet columns = statement.executeQuery(COLUMNS)) {
            while (columns.next()) {
                scans.add("select count(*) from " + quoted(columns.getString(1)) + " where length(cast("
                        + quoted(columns.getString(2)) + " as varchar)) < 0");
            }
        }
        return scans;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static boolean isEmpty(String path) {
        try {
            Path file = Path.of(path.replaceFirst("^~", System.getProperty("user.home")));
            return Files.isRegularFile(file) && Files.size(file) == 0 && isNobodys(file);
        } catch (IOException | InvalidPathException notToBeSeen) {
            return false;
        }
    }

    /** One that somebody has just made and not yet filled is said to be in use, by H2. */
    private static boolean isNobodys(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }
}
