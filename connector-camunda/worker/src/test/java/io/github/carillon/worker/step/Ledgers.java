package io.github.carillon.worker.step;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.delivery.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** A real ledger, in memory. */
public final class Ledgers implements AutoCloseable {

    private final Database database =
            Database.open(new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID(), null, null, 8));

    public Ledger ledger() {
        return new Ledger(
                database.dataSource(), UUID.randomUUID().toString(), Duration.ofSeconds(60), Clock.systemUTC());
    }

    @Override
    public void close() {
        database.close();
    }
}
