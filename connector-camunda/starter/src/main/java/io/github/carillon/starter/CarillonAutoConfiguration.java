package io.github.carillon.starter;

import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.database.Database;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.device.Devices;
import io.github.carillon.core.inbox.Escalations;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.InboxChannel;
import io.github.carillon.core.inbox.NoteCommands;
import io.github.carillon.core.inbox.NoteListener;
import io.github.carillon.core.inbox.Preferences;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.outbox.Outbox;
import io.github.carillon.core.push.PushChannel;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.starter.connection.ConnectionListener;
import io.github.carillon.starter.connection.ConnectionTypes;
import io.github.carillon.starter.connection.OpenConnections;
import io.github.carillon.starter.device.DeviceWiring;
import io.github.carillon.starter.health.HealthWiring;
import io.github.carillon.starter.hub.HubWiring;
import io.github.carillon.starter.inbox.InboxWiring;
import io.github.carillon.starter.metrics.SupervisionMetrics;
import io.github.carillon.starter.metrics.TasksInFlight;
import io.github.carillon.starter.metrics.WorkerMetrics;
import io.github.carillon.starter.settings.Settings;
import io.github.carillon.steps.StepFactory;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Inboxes;
import io.github.carillon.steps.connection.Connections.Pushes;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.worker.CarillonWorker;
import io.github.carillon.worker.DirectoryCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The worker and what it needs, from the configuration below {@code carillon.}, in any Spring Boot application that has
 * this starter. Starts when the application is ready and stops before everything else. A host that has settings, a
 * clock, a {@link DirectoryCustomizer} or a {@link ChannelProvider} of its own registers them as beans before the context
 * is refreshed.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "carillon.enabled", havingValue = "true", matchIfMissing = true)
@Import({DeviceWiring.class, HealthWiring.class, HubWiring.class, InboxWiring.class})
public class CarillonAutoConfiguration {

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
            Outbox outbox,
            Escalations escalations,
            Devices devices,
            Database database,
            Ledger ledger,
            WorkerListener listener,
            Clock clock,
            ObjectProvider<DirectoryCustomizer> people,
            ObjectProvider<StepFactory> steps) {
        Channel<Note> notes = settings.governance().notes(new InboxChannel(inbox, live));
        CarillonWorker.Builder worker = CarillonWorker.builder(
                        settings.worker(),
                        withPushes(
                                connections
                                        .connections()
                                        .withInboxes(inboxes(settings, notes, preferences, outbox, escalations)),
                                connections,
                                notes,
                                devices),
                        ledger)
                .listener(listener)
                .limits(settings.messages())
                .tellsOfAbTests(settings.tellsOfAbTests())
                .clock(clock);
        if (settings.supervision() != null) {
            worker.supervision(settings.supervision(), database.dataSource());
        }
        people.ifAvailable(worker::people);
        steps.orderedStream().forEach(worker::step);
        return worker.build();
    }

    private static Connections withPushes(Connections all, OpenConnections open, Channel<Note> notes, Devices devices) {
        return open.pushes().isEmpty()
                ? all
                : all.withPushes(new Pushes(new PushChannel(notes, devices, open.pushes()), devices));
    }

    private static Inboxes inboxes(
            Settings settings, Channel<Note> channel, Preferences preferences, Outbox outbox, Escalations escalations) {
        return new Inboxes(
                channel,
                settings.inbox().retention(),
                (tenant, user, category, way) -> preferences.isEnabled(new Reader(tenant, user), category, way),
                outbox,
                escalations);
    }

    @Bean
    MeterBinder carillonTasksInFlight(CarillonWorker worker, Settings settings) {
        return new TasksInFlight(worker, settings.connections().keySet());
    }

    /** Nothing where nobody watches. */
    @Bean
    MeterBinder carillonSupervisionMetrics(CarillonWorker worker, Clock clock) {
        return registry -> worker.supervision()
                .ifPresent(supervision -> new SupervisionMetrics(supervision, clock).bindTo(registry));
    }

    @Bean
    NoteCommands carillonNoteCommands(CarillonWorker worker) {
        return worker.commands();
    }

    @Bean
    WorkerLifecycle carillonLifecycle(CarillonWorker worker, Settings settings) {
        return new WorkerLifecycle(worker, settings);
    }
}
