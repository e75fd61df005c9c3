package io.github.carillon.starter.hub;

import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.starter.inbox.NoteBus;
import io.github.carillon.starter.inbox.Readers;
import io.github.carillon.starter.settings.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What there is at the hub's address: our own hub, the way to Azure's, or nothing. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class HubWebWiring {

    private static final String ADDRESS = "/hubs/notifications/*";
    private static final HubLimits LIMITS = HubLimits.standard();

    /** Closed by its lifecycle. */
    @Bean(destroyMethod = "")
    HubConnections carillonHubConnections(NoteBus bus, Inbox inbox, Clock clock) {
        return new HubConnections(new NotificationHub(bus, new InboxReplay(inbox)), LIMITS, clock);
    }

    @Bean
    HubLifecycle carillonHubLifecycle(HubConnections connections) {
        return new HubLifecycle(connections);
    }

    @Bean(destroyMethod = "close")
    SocketUpgrade carillonSockets() {
        return new SocketUpgrade(LIMITS.largestMessage());
    }

    @Bean
    ServletRegistrationBean<Servlet> carillonHub(
            Settings settings, LiveNotifiers pushes, HubConnections connections, SocketUpgrade sockets) {
        HubServlet hub = new HubServlet(connections, sockets, LIMITS, request -> Optional.of(Readers.caller(request)));
        Servlet servlet = pushes.azure()
                .<Servlet>map(azure -> new AzureNegotiation(azure, Readers::of))
                .orElse(hub);
        ServletRegistrationBean<Servlet> registration = new ServletRegistrationBean<>(servlet, ADDRESS);
        registration.setName("carillonHub");
        registration.setAsyncSupported(true);
        boolean here = settings.signalR().match(() -> true, azure -> true, elsewhere -> false, http -> false);
        registration.setEnabled(here);
        return registration;
    }

    @Bean
    MeterBinder carillonHubGauge(HubConnections connections) {
        return registry -> Gauge.builder("carillon.hub.connections", connections, HubConnections::size)
                .description("clients that are connected to the hub, or about to be")
                .register(registry);
    }
}
