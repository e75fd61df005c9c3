package io.github.carillon.core.oauth;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpLimits;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of one set of credentials: each is kept until shortly before it expires, and however many threads
 * need one at once, one asks and all get the answer. May be used from any thread.
 */
public final class AccessTokens implements AutoCloseable {

    private final TokenRequest request;
    private final HttpCaller caller;
    private final Clock clock;
    private final Object lock = new Object();
    private TokenAnswer.@Nullable Token kept;
    private @Nullable FutureTask<TokenAnswer> latest;

    public AccessTokens(Grant grant, HttpLimits limits, Clock clock) {
        this.request = new TokenRequest(grant, clock);
        this.caller = new HttpCaller(limits);
        this.clock = clock;
    }

    /** The token that is kept, or a new one. */
    public TokenAnswer token() {
        FutureTask<TokenAnswer> task;
        synchronized (lock) {
            if (kept != null && clock.instant().isBefore(kept.until())) {
                return new TokenAnswer.Token(kept.value(), false, kept.until());
            }
            task = latest == null || latest.isDone() ? new FutureTask<>(this::ask) : latest;
            latest = task;
        }
        // whoever comes first does the work; for all others this does nothing
        task.run();
        return result(task);
    }

    /** Forgets the token that a server refused, so that the next is a new one. */
    public void refused(TokenAnswer.Token token) {
        synchronized (lock) {
            if (kept != null && kept.value().equals(token.value())) {
                kept = null;
            }
        }
    }

    @Override
    public void close() {
        caller.close();
    }

    private TokenAnswer ask() {
        TokenAnswer answer = request.send(caller);
        synchronized (lock) {
            kept = answer.<TokenAnswer.@Nullable Token>match(token -> token, failed -> null);
        }
        return answer;
    }

    private static TokenAnswer result(FutureTask<TokenAnswer> task) {
        try {
            return task.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new TokenAnswer.Failed(new Outcome.Deferred("CLOSED", "stopped while waiting for a token", null));
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a bug in asking for a token", bug.getCause());
        }
    }
}
