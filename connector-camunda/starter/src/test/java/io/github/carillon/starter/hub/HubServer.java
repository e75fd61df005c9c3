package io.github.carillon.starter.hub;

import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.starter.inbox.Caller;
import io.github.carillon.starter.inbox.NoteEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** The hub in the web server it is made for, on a free port of the loopback interface; a token is its user's name. */
final class HubServer implements AutoCloseable {

    private final FakeBus bus;
    private final AtomicInteger notes = new AtomicInteger();
    private final HubConnections connections;
    private final SocketUpgrade sockets;
    private final Tomcat tomcat = new Tomcat();

    private HubServer(FakeBus bus, Hub hub, HubLimits limits, Clock clock) {
        this.bus = bus;
        this.connections = new HubConnections(hub, limits, clock);
        this.sockets = new SocketUpgrade(limits.largestMessage());
        tomcat.setBaseDir("target/tomcat");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context =
                tomcat.addContext("", Path.of("target").toAbsolutePath().toString());
        context.addServletContainerInitializer(new WsSci(), null);
        HubServlet servlet = new HubServlet(connections, sockets, limits, request -> caller(request, clock));
        Wrapper added = Tomcat.addServlet(context, "hub", servlet);
        added.setAsyncSupported(true);
        context.addServletMappingDecoded("/hubs/notifications/*", "hub");
        // for a browser: a page of the hub's own origin
        Tomcat.addServlet(context, "files", new DefaultServlet());
        context.addServletMappingDecoded("/judges/*", "files");
        context.addMimeMapping("html", "text/html");
    }

    static HubServer start() {
        return start(HubLimits.standard(), Clock.systemUTC());
    }

    static HubServer start(HubLimits limits, Clock clock) {
        FakeBus bus = new FakeBus();
        return start(new HubServer(bus, new NotificationHub(bus, bus), limits, clock));
    }

    /** With a hub that does something else. */
    static HubServer start(Hub hub) {
        return start(new HubServer(new FakeBus(), hub, HubLimits.standard(), Clock.systemUTC()));
    }

    private static HubServer start(HubServer server) {
        server.connections.start();
        try {
            server.tomcat.start();
        } catch (LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hubs/notifications";
    }

    /** A page for a browser. */
    String page() {
        return "http://127.0.0.1:" + port() + "/judges/page.html";
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    HubConnections connections() {
        return connections;
    }

    /** How many of this user's clients have shaken hands. */
    int listeners(String user) {
        return bus.listeners(new Reader("", user));
    }

    /** Has a new note told to this user's clients; its id. */
    String tell(String user) {
        int number = notes.incrementAndGet();
        String id = String.format("%032x", number);
        Note note = SampleNotes.note(id, "", user, "Note " + number + " \u2028 \u001e 🔔", "It says:\r\n\"hello\"");
        bus.publish(new Reader("", user), NoteEvent.notification(note));
        return id;
    }

    @Override
    public void close() {
        connections.close();
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
        sockets.close();
    }

    private static Optional<Caller> caller(HttpServletRequest request, Clock clock) {
        String header = request.getHeader("Authorization");
        String token = header == null ? request.getParameter("access_token") : header.replaceFirst("^Bearer ", "");
        return Optional.ofNullable(token)
                .map(user ->
                        new Caller(new Reader("", user), false, clock.instant().plus(1, ChronoUnit.HOURS)));
    }
}
