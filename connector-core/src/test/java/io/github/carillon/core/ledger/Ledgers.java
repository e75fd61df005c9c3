package io.github.carillon.core.ledger;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** A real ledger, in memory. */
public final class Ledgers implements AutoCloseable {

    private final Database database =
            Database.open(new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID(), null, null, 8));

    private final Queue<Ledger> opened = new ConcurrentLinkedQueue<>();

    public Ledger ledger() {
        return ledger(Clock.systemUTC());
    }

    public Ledger ledger(Clock clock) {
        Ledger ledger = new Ledger(database.dataSource(), UUID.randomUUID().toString(), Duration.ofSeconds(60), clock);
        opened.add(ledger);
        return ledger;
    }

    /** Where they are, and inboxes may be too. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public void close() {
        opened.forEach(Ledger::close);
        database.close();
    }
}
