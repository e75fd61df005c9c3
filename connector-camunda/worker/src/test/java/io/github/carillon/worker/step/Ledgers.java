package io.github.carillon.worker.step;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.delivery.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A real ledger, in memory. */
public final class Ledgers implements AutoCloseable {

    private final Database database =
            Database.open(new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID(), null, null, 8));

    private final Queue<Ledger> opened = new ConcurrentLinkedQueue<>();

    public Ledger ledger() {
        Ledger ledger = new Ledger(
                database.dataSource(), UUID.randomUUID().toString(), Duration.ofSeconds(60), Clock.systemUTC());
        opened.add(ledger);
        return ledger;
    }

    @Override
    public void close() {
        opened.forEach(Ledger::close);
        database.close();
    }
}
