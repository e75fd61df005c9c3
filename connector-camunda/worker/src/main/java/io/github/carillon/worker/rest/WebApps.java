package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.worker.engine.EngineException;
import org.jspecify.annotations.Nullable;

/** Where the engine's web apps are: Camunda's under {@code /camunda}, those of its fork Operaton under a name of its own. */
final class WebApps {

    private static final String CAMUNDA = "camunda";
    private static final String OPERATON = "operaton";

    /** The forks count their versions anew. */
    private static final int FIRST_OF_CAMUNDA = 7;

    private final EngineRest engine;
    private @Nullable String path;

    WebApps(EngineRest engine) {
        this.engine = engine;
    }

    /**
     * The first part of their path.
     *
     * @throws EngineException when the engine gives no answer
     */
    synchronized String path() {
        if (path == null) {
            int version = engine.get(UrlPath.of("version"))
                    .map(answer -> major(answer.path("version")))
                    .orElse(FIRST_OF_CAMUNDA);
            path = version < FIRST_OF_CAMUNDA && isOperaton() ? OPERATON : CAMUNDA;
        }
        return path;
    }

    /** Its name is told to whoever has a permission; its web apps are there for all, but perhaps on another host. */
    private boolean isOperaton() {
        return product().startsWith("Operaton") || engine.servesBeside("/" + OPERATON + "/app/cockpit/default/");
    }

    private String product() {
        try {
            return engine.get(UrlPath.of("telemetry", "data"))
                    .map(data -> data.path("product").path("name").asText())
                    .orElse("");
        } catch (EngineException refused) {
            if (refused.isLasting()) {
                return "";
            }
            throw refused;
        }
    }

    private static int major(JsonNode version) {
        String first = version.asText().replaceFirst("\\D.*", "");
        return first.isEmpty() || first.length() > 4 ? FIRST_OF_CAMUNDA : Integer.parseInt(first);
    }
}
