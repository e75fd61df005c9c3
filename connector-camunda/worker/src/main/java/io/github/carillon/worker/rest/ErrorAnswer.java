package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.carillon.core.http.HttpContent;
import io.github.carillon.worker.engine.EngineException.Kind;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What came instead of what was asked for: the engine's own error, or another one's page.
 *
 * @param body of the engine's error; missing of a page
 */
record ErrorAnswer(int status, JsonNode body) {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int FAILED = 500;

    static ErrorAnswer of(HttpContent response, ObjectMapper json) {
        try {
            return new ErrorAnswer(response.status(), json.readTree(response.bytes()));
        } catch (IOException anotherOnesPage) {
            return new ErrorAnswer(response.status(), MissingNode.getInstance());
        }
    }

    /** Whether the engine itself says it, and nothing before it. */
    boolean isEngines() {
        return body.path("type").isTextual();
    }

    Kind kind() {
        if (isOfValue()) {
            return Kind.REFUSED;
        }
        return EngineErrors.isCollision(body.path("code").asInt()) ? Kind.COLLIDED : EngineErrors.kind(status);
    }

    /** The engine names the permissions that a refused request lacks; of which resource is left out. */
    String lacking() {
        Set<String> lacking = new LinkedHashSet<>();
        if (status == FORBIDDEN) {
            body.path("missingAuthorizations")
                    .forEach(one -> lacking.add(one.path("resourceName").asText() + " "
                            + one.path("permissionName").asText()));
        }
        return lacking.isEmpty() ? "" : ": the worker's user lacks " + String.join(" or ", lacking);
    }

    /** The engine tells of which class its own error is: what a value cannot be turned into is no fault of the engine's. */
    private boolean isOfValue() {
        return status == BAD_REQUEST
                || (status == FAILED
                        && body.path("type").asText().equals(IllegalArgumentException.class.getSimpleName()));
    }
}
