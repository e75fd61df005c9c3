package io.github.carillon.starter.inbox;

import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.database.PostgreSql;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.SafeStackTrace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other processes tell, by a connection and a thread of its own: a pool would wonder about a connection that
 * never comes back. A connection that is lost is made again, for as long as it takes.
 */
final class NoteSignalReceiver implements Runnable, AutoCloseable {

    static final String CHANNEL = "carillon_news";

    private static final Logger LOG = LoggerFactory.getLogger(NoteSignalReceiver.class);

    /** After that the connection is tried: one that a firewall has dropped brings nothing, and no error either. */
    private static final int SILENCE_MILLIS = 5_000;

    /** Longer than it waits in silence. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int PAUSE_SECONDS = 1;

    private final DatabaseSettings settings;
    private final Consumer<String> heard;
    private final Consumer<Instant> again;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Daemons.named("carillon-news-in").newThread(this);
    private Instant lastHeard;
    private boolean failing;
    private volatile boolean listening;

    /**
     * @param heard told each thing that is said
     * @param again told each time when it listens again, or for the first time, since when it may have missed something
     */
    NoteSignalReceiver(DatabaseSettings settings, Consumer<String> heard, Consumer<Instant> again, Clock clock) {
        this.settings = settings;
        this.heard = heard;
        this.again = again;
        this.clock = clock;
        this.lastHeard = clock.instant();
    }

    void start() {
        thread.start();
    }

    /** Whether it would hear what is said now. */
    boolean listening() {
        return listening;
    }

    @Override
    public void run() {
        while (closing.getCount() > 0) {
            try (Connection connection = PostgreSql.connect(settings, "carillon-news", PATIENCE)) {
                listen(connection);
            } catch (SQLException | RuntimeException lost) {
                complain(lost);
            } finally {
                listening = false;
            }
            pause();
        }
    }

    /** It ends by itself within the time that it waits in silence. */
    @Override
    public void close() {
        closing.countDown();
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection news = connection.unwrap(PGConnection.class);
        execute(connection, "listen " + CHANNEL);
        listening = true;
        recovered();
        again.accept(lastHeard);
        while (closing.getCount() > 0) {
            PGNotification[] came = news.getNotifications(SILENCE_MILLIS);
            if (came == null || came.length == 0) {
                execute(connection, "select 1");
            } else {
                for (PGNotification one : came) {
                    heard.accept(one.getParameter());
                }
            }
            lastHeard = clock.instant();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Once, until it works again. */
    private void complain(Exception lost) {
        if (!failing) {
            LOG.warn("What other workers tell is not heard, until the database answers: {}", SafeStackTrace.of(lost));
        }
        failing = true;
    }

    private void recovered() {
        if (failing) {
            LOG.info("What other workers tell is heard again");
        }
        failing = false;
    }

    private void pause() {
        try {
            var unused = closing.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            closing.countDown();
        }
    }
}
