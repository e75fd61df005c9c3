package io.github.carillon.worker.context;

import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The engine's identity service as the directory of users. What it says is kept for a minute. */
public final class EngineDirectory implements Directory {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_USERS = 10_000;
    private static final int MOST_GROUPS = 100;

    private final EngineQueries engine;
    private final EnginePermissions permissions;
    private final Clock clock;
    private final Map<String, Known<Recipient>> known = new ConcurrentHashMap<>();
    private final Map<String, Known<List<Recipient>>> groups = new ConcurrentHashMap<>();

    /** Asks this engine. */
    public EngineDirectory(EngineQueries engine, EnginePermissions permissions, Clock clock) {
        this.engine = engine;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public Optional<Recipient> user(String id) {
        return kept(known, MOST_USERS, id, this::askForUser);
    }

    @Override
    public Optional<List<Recipient>> members(String group) {
        return kept(groups, MOST_GROUPS, group, this::askForMembers);
    }

    /** One who is unknown is asked for again: the operator whom we just called may create them. */
    private <T> Optional<T> kept(Map<String, Known<T>> before, int most, String id, Function<String, Optional<T>> ask) {
        Instant now = clock.instant();
        Known<T> kept = before.get(id);
        if (kept != null && now.isBefore(kept.until())) {
            return Optional.of(kept.value());
        }
        if (before.size() >= most) {
            before.clear();
        }
        try {
            Optional<T> found = ask.apply(id);
            found.ifPresent(value -> before.put(id, new Known<>(value, now.plus(KEPT))));
            return found;
        } catch (EngineException unavailable) {
            throw new DirectoryException(
                    unavailable.isLasting()
                            ? String.valueOf(unavailable.getMessage())
                            : "the engine's identity service gave no answer",
                    unavailable);
        }
    }

    private Optional<Recipient> askForUser(String id) {
        return seen(Permission.USERS, engine.user(id));
    }

    private Optional<List<Recipient>> askForMembers(String group) {
        if (seen(Permission.GROUPS, Optional.of(group).filter(engine::isGroup)).isEmpty()) {
            return Optional.empty();
        }
        List<Recipient> members = engine.members(group);
        return seen(Permission.USERS, Optional.of(members).filter(all -> !all.isEmpty()))
                .or(() -> Optional.of(List.of()));
    }

    /** An engine shows nobody to whom it does not show anybody, and says nothing of it. */
    private <T> Optional<T> seen(Permission permission, Optional<T> found) {
        if (found.isEmpty() && permissions.lacks(permission)) {
            throw new EngineException(
                    EngineException.Kind.FAILED,
                    "the engine's identity service shows none: the worker's user lacks " + permission);
        }
        return found;
    }

    private record Known<T>(T value, Instant until) {}
}
