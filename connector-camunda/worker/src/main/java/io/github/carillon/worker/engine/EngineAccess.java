package io.github.carillon.worker.engine;

import io.github.carillon.core.value.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How the worker shows the engine who it is: a value for the Authorization header, or none. */
public final class EngineAccess {

    private final Optional<Secret> authorization;

    private EngineAccess(Optional<Secret> authorization) {
        this.authorization = authorization;
    }

    /** An engine that asks for nothing. */
    public static EngineAccess none() {
        return new EngineAccess(Optional.empty());
    }

    /** HTTP Basic (RFC 7617), as Camunda Run asks for. */
    public static EngineAccess basic(String user, Secret password) {
        byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return new EngineAccess(
                Optional.of(Secret.of("Basic " + Base64.getEncoder().encodeToString(pair))));
    }

    /** A bearer token (RFC 6750), as a gateway asks for. */
    public static EngineAccess bearer(Secret token) {
        return new EngineAccess(Optional.of(Secret.of("Bearer " + token.reveal())));
    }

    Optional<Secret> authorization() {
        return authorization;
    }
}
