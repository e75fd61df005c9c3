package io.github.carillon.starter.hub;

import io.github.carillon.core.inbox.NoteListener;
import io.github.carillon.starter.inbox.NoteBus;
import io.github.carillon.starter.inbox.NoteEvent;
import io.github.carillon.starter.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How notes get live to who is connected, by the mode that is configured. */
@Configuration(proxyBeanMethods = false)
@Import(HubWebWiring.class)
public class HubWiring {

    @Bean(destroyMethod = "close")
    LiveNotifiers carillonPushes(Settings settings, MeterRegistry metrics, Clock clock) {
        return LiveNotifiers.open(settings.signalR(), metrics, clock);
    }

    /** Tells those who listen here in any case, and by the configured way everybody else. */
    @Bean
    NoteListener carillonLiveListener(NoteBus bus, LiveNotifiers pushes) {
        return note -> {
            bus.publish(note.reader(), NoteEvent.notification(note));
            pushes.later(note);
        };
    }
}
