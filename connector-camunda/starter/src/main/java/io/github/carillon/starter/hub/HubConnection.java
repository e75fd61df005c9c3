package io.github.carillon.starter.hub;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.live.protocol.HubJson;
import io.github.carillon.core.live.protocol.HubMessage;
import io.github.carillon.core.live.protocol.HubMessage.Close;
import io.github.carillon.core.live.protocol.HubMessage.Completion;
import io.github.carillon.core.live.protocol.HubMessage.Invocation;
import io.github.carillon.core.live.protocol.HubMessage.Ping;
import io.github.carillon.core.live.protocol.Records;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Json;
import io.github.carillon.starter.inbox.Caller;
import io.github.carillon.starter.inbox.NoteBus.Subscription;
import io.github.carillon.starter.stream.SendBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, whichever transport it is by: handshake, then messages both ways, until either side ends it.
 * It belongs to one reader for life. All methods may be called from any thread.
 */
final class HubConnection implements HubClient {

    private enum Phase {
        WAITING,
        OPEN,
        ENDED
    }

    private final Caller caller;
    private final Hub hub;
    private final ConnectionLifetime lifetime;
    private final SendBuffer outbox;
    private final Records records;
    private final RequestCounter pace;
    private final Object receiving = new Object();
    private volatile @Nullable Transport transport;
    private volatile boolean leaving;
    private volatile boolean over;
    private Phase phase = Phase.WAITING;
    private Transport.@Nullable Kind kind;
    private @Nullable Subscription visit;

    HubConnection(Caller caller, Hub hub, HubLimits limits, Clock clock) {
        this.caller = caller;
        this.hub = hub;
        this.lifetime = new ConnectionLifetime(caller.until(), limits, clock);
        this.outbox = new SendBuffer(limits.backlog());
        this.records = new Records(limits.largestMessage());
        this.pace = new RequestCounter(limits.messages(), clock);
    }

    @Override
    public Reader reader() {
        return caller.reader();
    }

    @Override
    public void call(String method, JsonNode argument) {
        if (isIn(Phase.OPEN)) {
            say(new Invocation(null, method, Json.array().add(argument)));
        }
    }

    /** Takes it for a kind of transport; false when it is taken, but for one more poll. */
    synchronized boolean claim(Transport.Kind wanted) {
        boolean free = kind == null || (kind == Transport.Kind.LONG_POLLING && wanted == kind);
        if (free) {
            kind = wanted;
        }
        return free;
    }

    synchronized boolean isBy(Transport.Kind asked) {
        return kind == asked;
    }

    /** Has what is said brought to the client by this transport from now on. */
    void attach(Transport next) {
        Transport last;
        synchronized (this) {
            last = transport;
            transport = next;
        }
        if (last != null) {
            last.replaced();
        }
        next.ready();
    }

    /** The client is there, and has shown a token that is good until then. */
    void sign(Instant goodUntil) {
        lifetime.heard();
        lifetime.prolong(goodUntil);
    }

    /** Takes what the client says: any piece of its stream of records. After the end nothing is heard any more. */
    void receive(String piece) {
        synchronized (receiving) {
            if (isEnded()) {
                return;
            }
            lifetime.heard();
            records.add(piece)
                    .match(
                            whole -> {
                                whole.forEach(this::take);
                                return true;
                            },
                            reason -> {
                                end("The message " + reason + ".", false);
                                return false;
                            });
        }
    }

    /** What is to be said to the client next; empty when there is nothing. */
    String take() {
        return outbox.take();
    }

    /** Whether it has ended and there is nothing left to say. */
    boolean isDone() {
        return outbox.isDone();
    }

    boolean isEnded() {
        return isIn(Phase.ENDED);
    }

    /** Whether the client has said that it goes, and has a socket that it closes next. */
    boolean isLeaving() {
        return leaving && !over && isBy(Transport.Kind.WEB_SOCKETS);
    }

    /** Whether the client has gone, or has taken the end. */
    boolean isOver() {
        return over;
    }

    /** Ends it and tells the client why. */
    void end(@Nullable String error, boolean allowReconnect) {
        end(() -> outbox.close(
                isIn(Phase.WAITING)
                        ? HubJson.handshakeAnswer(error)
                        : HubJson.write(new Close(error, allowReconnect))));
    }

    /** The client has gone, or has taken the end. */
    void lost() {
        end(outbox::discard);
        outbox.discard();
        over = true;
    }

    /** Does what is due: a ping, or the end. To be called every now and then. */
    void tick() {
        if (isIn(Phase.ENDED)) {
            // whoever has not taken the end by now does not come for it
            if (lifetime.isSilent()) {
                lost();
                wake();
            }
        } else if (lifetime.isExpired()) {
            end("The token has expired.", true);
        } else if (isIn(Phase.WAITING) && lifetime.isLate()) {
            end("The handshake did not come in time.", false);
        } else if (lifetime.isSilent()) {
            end("The client was silent for too long.", true);
        } else if (isIn(Phase.OPEN) && lifetime.isQuiet()) {
            say(new Ping());
        }
    }

    private void take(String record) {
        if (isIn(Phase.ENDED)) {
            return;
        }
        if (!pace.admits()) {
            end("Too many messages in a short time.", false);
        } else if (isIn(Phase.WAITING)) {
            shakeHands(record);
        } else {
            HubJson.read(record).match(this::take, reason -> {
                end("The message " + reason + ".", false);
                return false;
            });
        }
    }

    private void shakeHands(String record) {
        Optional<String> refusal = HubJson.refusal(record);
        if (refusal.isPresent()) {
            end(refusal.get(), false);
            return;
        }
        synchronized (this) {
            if (phase != Phase.WAITING) {
                return;
            }
            // before anything else can be said
            outbox.add(HubJson.handshakeAnswer(null));
            phase = Phase.OPEN;
        }
        wake();
        enter();
    }

    private void enter() {
        Subscription entered = hub.enter(this);
        synchronized (this) {
            if (phase == Phase.OPEN) {
                visit = entered;
                return;
            }
        }
        entered.close();
    }

    private boolean take(HubMessage message) {
        return message.match(
                this::invoke,
                stream -> complete(stream.id(), "The hub has no streams."),
                completion -> true,
                ping -> true,
                close -> {
                    leaving = true;
                    end(null, false);
                    return true;
                },
                other -> true);
    }

    private boolean invoke(Invocation invocation) {
        String id = invocation.id();
        return hub.invoke(this, invocation.target(), invocation.arguments())
                .match(
                        result -> id == null || say(new Completion(id, result, null)),
                        error -> id == null || complete(id, error));
    }

    private boolean complete(String id, String error) {
        return say(new Completion(id, null, error));
    }

    private boolean say(HubMessage message) {
        if (!outbox.add(HubJson.write(message))) {
            end("The client is too slow.", true);
            return false;
        }
        lifetime.said();
        wake();
        return true;
    }

    private void wake() {
        Transport current = transport;
        if (current != null) {
            current.ready();
        }
    }

    private void end(Runnable last) {
        @Nullable Subscription over;
        synchronized (this) {
            if (phase == Phase.ENDED) {
                return;
            }
            last.run();
            phase = Phase.ENDED;
            over = visit;
        }
        if (over != null) {
            over.close();
        }
        wake();
    }

    private synchronized boolean isIn(Phase asked) {
        return phase == asked;
    }
}
