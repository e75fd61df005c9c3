package io.github.carillon.worker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The engine's identity service as the directory of users. What it says is kept for a minute. */
public final class EngineDirectory implements Directory {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_USERS = 10_000;
    private static final int MOST_GROUPS = 100;
    private static final int PAGE = 500;

    private final EngineRest engine;
    private final Clock clock;
    private final Map<String, Known<Recipient>> known = new ConcurrentHashMap<>();
    private final Map<String, Known<List<Recipient>>> groups = new ConcurrentHashMap<>();

    /** Asks this engine. */
    public EngineDirectory(EngineRest engine, Clock clock) {
        this.engine = engine;
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
        } catch (EngineUnavailableException unavailable) {
            throw new DirectoryException(
                    unavailable.isLasting()
                            ? String.valueOf(unavailable.getMessage())
                            : "the engine's identity service gave no answer",
                    unavailable);
        }
    }

    private Optional<Recipient> askForUser(String id) {
        return seen(Permission.USERS, engine.first(one("user", id)).map(EngineDirectory::recipient));
    }

    private Optional<List<Recipient>> askForMembers(String group) {
        if (seen(Permission.GROUPS, engine.first(one("group", group))).isEmpty()) {
            return Optional.empty();
        }
        List<Recipient> members = new ArrayList<>();
        JsonNode page = page(group, 0);
        while (!page.isEmpty()) {
            page.forEach(user -> members.add(recipient(user)));
            page = page.size() < PAGE ? MissingNode.getInstance() : page(group, members.size());
        }
        return seen(Permission.USERS, Optional.of(List.copyOf(members)).filter(all -> !all.isEmpty()))
                .or(() -> Optional.of(List.of()));
    }

    /** An engine shows nobody to whom it does not show anybody, and says nothing of it. */
    private <T> Optional<T> seen(Permission permission, Optional<T> found) {
        if (found.isEmpty() && engine.permissions().lacks(permission)) {
            throw new EngineUnavailableException(
                    "the engine's identity service shows none: the worker's user lacks " + permission, true);
        }
        return found;
    }

    private JsonNode page(String group, int first) {
        return engine.list(UrlPath.of("user")
                .with("sortBy", "userId")
                .with("sortOrder", "asc")
                .with("memberOfGroup", group)
                .with("firstResult", String.valueOf(first))
                .with("maxResults", String.valueOf(PAGE)));
    }

    private static UrlPath one(String resource, String id) {
        return UrlPath.of(resource).with("maxResults", "1").with("id", id);
    }

    private static Recipient recipient(JsonNode user) {
        return new Recipient(
                text(user, "id"), text(user, "firstName"), text(user, "lastName"), text(user, "email"), null, null);
    }

    private static @Nullable String text(JsonNode user, String field) {
        String text = user.path(field).asText("");
        return text.isBlank() || user.path(field).isNull() ? null : text;
    }

    private record Known<T>(T value, Instant until) {}
}
