package io.github.carillon.starter.inbox;

import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.NoteCommands;
import io.github.carillon.core.inbox.Preferences;
import io.github.carillon.starter.connection.OpenConnections;
import io.github.carillon.starter.settings.Settings;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CorsFilter;

/** The inbox over HTTP, where there is a web server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class InboxWebWiring {

    private static final Logger LOG = LoggerFactory.getLogger(InboxWebWiring.class);
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 100;

    /** Before the tokens, since a browser asks for permission without one. */
    @Bean
    FilterRegistrationBean<CorsFilter> carillonOrigins(Settings settings) {
        return on(Paths.SHARED, OriginRules.filter(settings.inbox().origins()), FIRST);
    }

    @Bean
    FilterRegistrationBean<TokenFilter> carillonTokens(Settings settings, Clock clock) {
        Optional<TokenCheck> tokens = TokenCheck.of(settings.inbox(), clock);
        if (tokens.isEmpty()) {
            LOG.info(
                    "In-app notes are kept, but nobody can ask for them over HTTP: neither carillon.inbox.jwt.issuer nor"
                            + " carillon.inbox.jwt.secret is set");
        }
        return on(Paths.SECURED, new TokenFilter(tokens.orElse(null), new RequestPace(clock)), FIRST + 1);
    }

    @Bean
    NoteStreams carillonNoteStreams(Inbox inbox, NoteBus bus, Clock clock) {
        return new NoteStreams(inbox, bus, clock);
    }

    @Bean
    NotesController carillonNotes(Inbox inbox, NoteBus bus, NoteStreams streams) {
        return new NotesController(inbox, bus, streams);
    }

    /** Where nobody supervises, no note offers anything. */
    @Bean
    CommandsController carillonCommandsOverHttp(ObjectProvider<NoteCommands> commands, Inbox inbox, NoteBus bus) {
        return new CommandsController(commands.getIfAvailable(() -> NoteCommands.NONE), inbox, bus);
    }

    @Bean
    PreferencesController carillonPreferencesOverHttp(Preferences preferences, OpenConnections connections) {
        return new PreferencesController(preferences, connections.channels());
    }

    @Bean
    BellPage carillonBellPage(Settings settings) {
        return new BellPage(settings.inbox());
    }

    @Bean
    OpenApiController carillonOpenApi() {
        return new OpenApiController();
    }

    @Bean
    Problems carillonProblems() {
        return new Problems();
    }

    private static <F extends Filter> FilterRegistrationBean<F> on(List<String> paths, F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setUrlPatterns(paths);
        registration.setOrder(order);
        return registration;
    }
}
