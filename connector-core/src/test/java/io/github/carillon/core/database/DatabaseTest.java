package io.github.carillon.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    private static final int CONNECTIONS = 4;

    @TempDir
    private Path folder;

    @Test
    void an_h2_that_closed_itself_as_on_a_full_disk_is_open_again_once_each_connection_was_tried() {
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        try (Database database = Database.open(new DatabaseSettings(url, null, null, CONNECTIONS))) {
            assertThatThrownBy(() -> execute(database, "shutdown immediately")).isInstanceOf(SQLException.class);

            assertThat(Stream.generate(() -> answers(database)).limit(CONNECTIONS + 1))
                    .endsWith(true);
        }
    }

    private static boolean answers(Database database) {
        try {
            execute(database, "select count(*) from delivery");
            return true;
        } catch (SQLException closed) {
            return false;
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
