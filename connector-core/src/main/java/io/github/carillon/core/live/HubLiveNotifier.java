package io.github.carillon.core.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteJson;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Pushes by calling a method of an application's hub, as a client of it: {@code NotifyUsers(users[], note)} or {@code
 * NotifyGroup(group, note)}. Connects when there is something to push, and stays so; accepted is what the method
 * returned from. May be called by many threads at once, but none of the common pool: the JDK's HTTP client needs that for
 * its answers, and on two cores it is but one thread. Closed when no longer needed.
 */
public final class HubLiveNotifier implements LiveNotifier, AutoCloseable {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final HubSettings settings;
    private final HttpCaller caller;
    private final HubConnector connector;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("hub-push-timer"));

    /** Connects to nothing yet. */
    public HubLiveNotifier(HubSettings settings, Clock clock) {
        this.settings = settings;
        Duration timeout = settings.timeout();
        this.caller = new HttpCaller(new HttpLimits(timeout, timeout, timeout, 1, settings.tls()));
        this.connector = new HubConnector(settings, caller, clock);
        var unused = timer.scheduleWithFixedDelay(
                connector::ping, KEEP_ALIVE.toMillis(), KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Outcome push(String hubUser, Note note) {
        ArrayNode arguments = Json.array();
        arguments.addArray().add(hubUser);
        return invoke(settings.usersMethod(), arguments, note);
    }

    @Override
    public Outcome pushToGroup(String group, Note note) {
        return invoke(settings.groupMethod(), Json.array().add(group), note);
    }

    /** Ends the connection; who waits for the hub is told that nobody knows. */
    @Override
    public void close() {
        timer.shutdownNow();
        connector.close();
        caller.close();
    }

    private Outcome invoke(String method, ArrayNode arguments, Note note) {
        arguments.add(NoteJson.of(note));
        Outcome accepted = new Outcome.Accepted(note.id(), null);
        return connector.session().match(session -> session.invoke(method, arguments, accepted), failed -> failed);
    }
}
