package io.github.carillon.bell;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the plugin needs in a web application, made when it is first asked and kept in the servlet context. */
final class Bell {

    /** The plugin's name in addresses and asset directories. */
    static final String ID = "carillon-bell";

    private static final String ATTRIBUTE = Bell.class.getName();
    private static final System.Logger LOG = System.getLogger(Bell.class.getPackageName());

    private final Optional<InboxClient> inbox;
    private final Optional<URI> app;

    private Bell(Optional<InboxClient> inbox, Optional<URI> app) {
        this.inbox = inbox;
        this.app = app;
    }

    /** That of the web application, the same for Tasklist and Cockpit. */
    static Bell in(ServletContext context) {
        synchronized (context) {
            if (context.getAttribute(ATTRIBUTE) instanceof Bell bell) {
                return bell;
            }
            Bell made = configured(context);
            context.setAttribute(ATTRIBUTE, made);
            return made;
        }
    }

    /** Empty where the settings are missing or wrong; the log has said so. */
    Optional<InboxClient> inbox() {
        return inbox;
    }

    /** The bell's page as users reach it; empty where none is configured. */
    Optional<URI> app() {
        return app;
    }

    private static Bell configured(ServletContext context) {
        List<String> mistakes = new ArrayList<>();
        Optional<BellSettings> settings = BellSettings.read(Lookup.of(context), mistakes);
        mistakes.forEach(mistake -> LOG.log(System.Logger.Level.WARNING, "The bell stays silent: " + mistake));
        return new Bell(
                settings.map(found -> new InboxClient(found, Clock.systemUTC())), settings.map(BellSettings::app));
    }
}
