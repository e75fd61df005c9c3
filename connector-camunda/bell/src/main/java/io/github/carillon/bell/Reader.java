package io.github.carillon.bell;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in to the web apps.
 *
 * @param user the user's id in the engine
 * @param tenants the tenants that the user belongs to
 */
record Reader(String user, List<String> tenants) {

    /** Who is logged in to the engine in the session of the request that this thread serves. */
    static Optional<Reader> ofRequest(String engine) {
        @Nullable Authentications current = Authentications.getCurrent();
        return current == null
                ? Optional.empty()
                : current.getAuthentications().stream()
                        .filter(login -> engine.equals(login.getProcessEngineName()))
                        .findFirst()
                        .map(login -> new Reader(login.getIdentityId(), tenants(login.getTenantIds())));
    }

    private static List<String> tenants(@Nullable List<String> ids) {
        return ids == null ? List.of() : List.copyOf(ids);
    }
}
