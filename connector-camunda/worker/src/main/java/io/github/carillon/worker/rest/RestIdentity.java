package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.recipient.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engine's identity service. */
final class RestIdentity {

    private static final int PAGE = 500;

    private final EngineRest engine;

    RestIdentity(EngineRest engine) {
        this.engine = engine;
    }

    Optional<Recipient> user(String id) {
        return engine.first(one("user", id)).map(RestIdentity::recipient);
    }

    boolean isGroup(String id) {
        return engine.first(one("group", id)).isPresent();
    }

    List<Recipient> members(String group) {
        List<Recipient> members = new ArrayList<>();
        JsonNode page = page(group, 0);
        while (!page.isEmpty()) {
            page.forEach(user -> members.add(recipient(user)));
            page = page.size() < PAGE ? MissingNode.getInstance() : page(group, members.size());
        }
        return List.copyOf(members);
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
                Texts.in(user, "id"),
                Texts.in(user, "firstName"),
                Texts.in(user, "lastName"),
                Texts.in(user, "email"),
                null,
                null);
    }
}
