package io.github.carillon.starter.inbox;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.inbox.Escalations;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.Preferences;
import io.github.carillon.core.outbox.Outbox;
import io.github.carillon.starter.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The inbox, beside the ledger, and who is told of news. */
@Configuration(proxyBeanMethods = false)
@Import(InboxWebWiring.class)
public class InboxWiring {

    private static final Duration SWEEP = Duration.ofMinutes(1);

    @Bean
    Inbox carillonInbox(Database database, Clock clock) {
        return new Inbox(database.dataSource(), clock);
    }

    @Bean
    Outbox carillonOutbox(Database database, Clock clock) {
        return new Outbox(database.dataSource(), clock);
    }

    @Bean
    Escalations carillonEscalations(Database database, Clock clock) {
        return new Escalations(database.dataSource(), clock);
    }

    @Bean
    Preferences carillonPreferences(Database database) {
        return new Preferences(database.dataSource());
    }

    @Bean(destroyMethod = "close")
    ExpiryJob carillonSweeper(Inbox inbox) {
        return ExpiryJob.start("notes", inbox::sweep, SWEEP);
    }

    /** Workers that share a PostgreSQL tell each other; H2 has but one. */
    @Bean
    NoteBus carillonNoteBus(Settings settings, Database database, Inbox inbox, Clock clock) {
        return settings.ledger().isPostgreSql()
                ? PostgresNoteBus.start(settings.ledger(), database.dataSource(), inbox, clock)
                : new LocalNoteBus();
    }
}
