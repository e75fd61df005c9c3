package io.github.carillon.app;

import io.github.carillon.app.connection.ConnectionListener;
import io.github.carillon.app.connection.ConnectionTypes;
import io.github.carillon.app.connection.OpenConnections;
import io.github.carillon.app.health.HealthWiring;
import io.github.carillon.app.hub.HubWiring;
import io.github.carillon.app.inbox.InboxWiring;
import io.github.carillon.app.metrics.TasksInFlight;
import io.github.carillon.app.metrics.WorkerMetrics;
import io.github.carillon.app.settings.Settings;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.database.Database;
import io.github.carillon.core.inbox.Escalations;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.InboxChannel;
import io.github.carillon.core.inbox.NoteListener;
import io.github.carillon.core.inbox.Preferences;
import io.github.carillon.core.inbox.Reader;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.worker.CarillonWorker;
import io.github.carillon.worker.DirectoryCustomizer;
import io.github.carillon.worker.step.Connections.Inboxes;
import io.github.carillon.worker.step.StepFactory;
import io.github.carillon.worker.step.WorkerListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The worker and what it needs, from the configuration below {@code carillon.}; to be imported by any Spring Boot
 * application. Starts when the application is ready and stops before everything else. A host that has settings, a
 * clock, a {@link DirectoryCustomizer} or a {@link ChannelProvider} of its own registers them as beans before the context
 * is refreshed.
 */
@Configuration(proxyBeanMethods = false)
@Import({HealthWiring.class, HubWiring.class, InboxWiring.class})
public class CarillonWiring {

    @Bean
    @ConditionalOnMissingBean
    Clock carillonClock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    Settings carillonSettings(ConfigurableEnvironment environment, ObjectProvider<ChannelProvider> own) {
        return Settings.read(
                environment, ConnectionTypes.standard().and(own.orderedStream().toList()));
    }

    @Bean(destroyMethod = "close")
    Database carillonDatabase(Settings settings) {
        return Database.open(settings.ledger());
    }

    /** The owner is new at each start, so that what a killed worker had claimed is nobody's when its lease ends. */
    @Bean(destroyMethod = "close")
    Ledger carillonLedger(Database database, Settings settings, Clock clock) {
        String owner = settings.worker().workerId() + "/" + UUID.randomUUID();
        return new Ledger(database.dataSource(), owner, settings.worker().lock(), settings.retention(), clock);
    }

    @Bean(destroyMethod = "close")
    OpenConnections carillonConnections(Settings settings, ConnectionListener listener, Ledger ledger, Clock clock) {
        return OpenConnections.open(settings, listener, ledger::workers, clock);
    }

    @Bean
    WorkerMetrics carillonMetrics(MeterRegistry registry) {
        return new WorkerMetrics(registry);
    }

    /** Closed by its lifecycle. */
    @Bean(destroyMethod = "")
    CarillonWorker carillonWorker(
            Settings settings,
            OpenConnections connections,
            Inbox inbox,
            NoteListener live,
            Preferences preferences,
            Escalations escalations,
            Ledger ledger,
            WorkerListener listener,
            Clock clock,
            ObjectProvider<DirectoryCustomizer> people,
            ObjectProvider<StepFactory> steps) {
        CarillonWorker.Builder worker = CarillonWorker.builder(
                        settings.worker(),
                        connections
                                .connections()
                                .withInboxes(
                                        inboxes(settings, new InboxChannel(inbox, live), preferences, escalations)),
                        ledger)
                .listener(listener)
                .clock(clock);
        people.ifAvailable(worker::people);
        steps.orderedStream().forEach(worker::step);
        return worker.build();
    }

    private static Inboxes inboxes(
            Settings settings, InboxChannel channel, Preferences preferences, Escalations escalations) {
        return new Inboxes(
                settings.governance().notes(channel),
                settings.inbox().retention(),
                (tenant, user, category, way) -> preferences.isEnabled(new Reader(tenant, user), category, way),
                escalations);
    }

    @Bean
    MeterBinder carillonTasksInFlight(CarillonWorker worker, Settings settings) {
        return new TasksInFlight(worker, settings.connections().keySet());
    }

    @Bean
    WorkerLifecycle carillonLifecycle(CarillonWorker worker, Settings settings) {
        return new WorkerLifecycle(worker, settings);
    }
}
