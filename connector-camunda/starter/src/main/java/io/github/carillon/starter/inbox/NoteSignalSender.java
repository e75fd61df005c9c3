package io.github.carillon.starter.inbox;

import io.github.carillon.core.value.SafeStackTrace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the other processes, one thing after the other, by a thread of its own. What is too much is dropped. */
final class NoteSignalSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoteSignalSender.class);
    private static final int MOST = 10_000;
    private static final int PATIENCE_SECONDS = 2;

    private final DataSource database;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST),
            work -> new Thread(work, "carillon-news-out"),
            new ThreadPoolExecutor.DiscardPolicy());

    NoteSignalSender(DataSource database) {
        this.database = database;
    }

    /** Returns at once. */
    void send(String news) {
        thread.execute(() -> tell(news));
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                thread.getQueue().clear();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String news) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select pg_notify('" + NoteSignalReceiver.CHANNEL + "', ?)")) {
            statement.setString(1, news);
            statement.execute();
        } catch (SQLException silent) {
            LOG.warn("The other workers could not be told of a note: {}", SafeStackTrace.of(silent));
        }
    }
}
