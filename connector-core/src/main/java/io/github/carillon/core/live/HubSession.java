package io.github.carillon.core.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.delivery.Outcome.Misconfigured;
import io.github.carillon.core.delivery.Outcome.Refused;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.delivery.Outcome.Unknown;
import io.github.carillon.core.delivery.ReplyText;
import io.github.carillon.core.live.protocol.HubJson;
import io.github.carillon.core.live.protocol.HubMessage;
import io.github.carillon.core.live.protocol.HubMessage.Completion;
import io.github.carillon.core.live.protocol.HubMessage.Invocation;
import io.github.carillon.core.live.protocol.HubMessage.Ping;
import io.github.carillon.core.live.protocol.Records;
import io.github.carillon.core.value.Validated;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A connection to a hub, by WebSocket: methods of the hub's are called by any number of threads at once. */
final class HubSession implements WebSocket.Listener {

    /** A hub says little to one who only calls. */
    private static final int LONGEST = 256 * 1024;

    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Outcome LOST =
            new Unknown("CONNECTION_LOST", "the connection to the hub broke before it confirmed");

    private final Clock clock;
    private final Duration timeout;
    private final Records records = new Records(LONGEST);
    private final CompletableFuture<Validated<Boolean>> handshake = new CompletableFuture<>();
    private final Map<String, CompletableFuture<Completion>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Object sending = new Object();
    private volatile @Nullable WebSocket socket;
    private volatile boolean over;
    private volatile Instant heard;

    HubSession(Clock clock, Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
        this.heard = clock.instant();
    }

    boolean isOver() {
        return over;
    }

    /** Agrees on the protocol, on a socket that has just been opened; empty, or what that failure means. */
    @Nullable Outcome begin() {
        try {
            if (!send(HubJson.handshake())) {
                return notConnected();
            }
            return handshake
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .match(accepted -> null, refused -> new Misconfigured("HANDSHAKE_REFUSED", safe(refused)));
        } catch (TimeoutException | ExecutionException failed) {
            return notConnected();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return notConnected();
        }
    }

    /** Calls a method of the hub and waits until that is done. */
    Outcome invoke(String method, ArrayNode arguments, Outcome accepted) {
        String id = Long.toString(ids.incrementAndGet());
        CompletableFuture<Completion> completed = new CompletableFuture<>();
        waiting.put(id, completed);
        try {
            if (!send(HubJson.write(new Invocation(id, method, arguments)))) {
                return notConnected();
            }
            return outcome(completed.get(timeout.toMillis(), TimeUnit.MILLISECONDS), accepted);
        } catch (TimeoutException late) {
            return new Unknown("TIMEOUT", "the hub did not confirm in time");
        } catch (ExecutionException lost) {
            return LOST;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Unknown("CLOSED", "stopped while waiting for the hub");
        } finally {
            waiting.remove(id);
        }
    }

    /** Shows that we are there; ends the session where the hub is not. */
    void ping() {
        if (!clock.instant().isBefore(heard.plus(SILENCE))) {
            end();
            return;
        }
        try {
            send(HubJson.write(new Ping()));
        } catch (TimeoutException late) {
            end();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cuts the connection; who still waits does so no longer. */
    void end() {
        over = true;
        WebSocket current = socket;
        if (current != null) {
            current.abort();
        }
        handshake.completeExceptionally(new IllegalStateException("the connection is over"));
        waiting.values()
                .forEach(each -> each.completeExceptionally(new IllegalStateException("the connection is over")));
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket current, CharSequence piece, boolean last) {
        heard = clock.instant();
        records.add(piece.toString()).match(this::take, tooLong -> {
            end();
            return false;
        });
        current.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket current, int status, String reason) {
        end();
        return null;
    }

    @Override
    public void onError(WebSocket current, Throwable failure) {
        end();
    }

    private boolean take(List<String> whole) {
        for (String record : whole) {
            if (!handshake.isDone()) {
                handshake.complete(HubJson.readHandshakeAnswer(record));
            } else {
                HubJson.read(record).match(this::take, nonsense -> {
                    end();
                    return false;
                });
            }
        }
        return true;
    }

    private boolean take(HubMessage message) {
        return message.match(
                invocation -> false,
                stream -> false,
                completion -> {
                    CompletableFuture<Completion> those = waiting.get(completion.id());
                    return those != null && those.complete(completion);
                },
                ping -> true,
                close -> {
                    end();
                    return true;
                },
                other -> false);
    }

    /**
     * Sends one record; a socket takes one at a time.
     *
     * @return false where it did not go out
     * @throws TimeoutException where nobody knows, for now; the connection is cut, since nothing can follow
     */
    private boolean send(String record) throws InterruptedException, TimeoutException {
        WebSocket current = socket;
        synchronized (sending) {
            if (over || current == null) {
                return false;
            }
            try {
                current.sendText(record, true).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (ExecutionException broken) {
                end();
                return false;
            } catch (TimeoutException late) {
                end();
                throw late;
            }
        }
    }

    private static Outcome outcome(Completion completion, Outcome accepted) {
        String error = completion.error();
        if (error == null) {
            return accepted;
        }
        // ASP.NET Core's own words
        boolean ours = error.contains("Method does not exist.") || error.contains("user is unauthorized");
        return ours ? new Misconfigured("HUB_METHOD", safe(error)) : new Refused("HUB_EXCEPTION", safe(error));
    }

    private static Outcome notConnected() {
        return new Deferred("CONNECT_FAILED", "there is no connection to the hub", null, Scope.CONNECTION);
    }

    private static String safe(String said) {
        return "the hub said: " + ReplyText.safe(said, List.of());
    }
}
