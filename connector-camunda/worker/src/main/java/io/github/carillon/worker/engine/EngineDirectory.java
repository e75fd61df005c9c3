package io.github.carillon.worker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The engine's identity service as the directory of users. What it says is kept for a minute. */
public final class EngineDirectory implements Directory {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private final EngineRest engine;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** Asks this engine. */
    public EngineDirectory(EngineRest engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public Optional<Recipient> user(String id) {
        Instant now = clock.instant();
        Known before = known.get(id);
        if (before != null && now.isBefore(before.until())) {
            return Optional.of(before.user());
        }
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        Optional<Recipient> user = ask(id);
        // one who is unknown may be created at once, by the operator whom we just called
        user.ifPresent(found -> known.put(id, new Known(found, now.plus(KEPT))));
        return user;
    }

    private Optional<Recipient> ask(String id) {
        try {
            return engine.get("/user?maxResults=1&id=" + EngineRest.escaped(id))
                    .filter(users -> users.isArray() && !users.isEmpty())
                    .map(users -> recipient(users.get(0)));
        } catch (EngineUnavailableException unavailable) {
            throw new DirectoryException("the engine's identity service gave no answer", unavailable);
        }
    }

    private static Recipient recipient(JsonNode user) {
        return new Recipient(
                text(user, "id"), text(user, "firstName"), text(user, "lastName"), text(user, "email"), null, null);
    }

    private static @Nullable String text(JsonNode user, String field) {
        String text = user.path(field).asText("");
        return text.isBlank() || user.path(field).isNull() ? null : text;
    }

    private record Known(Recipient user, Instant until) {}
}
