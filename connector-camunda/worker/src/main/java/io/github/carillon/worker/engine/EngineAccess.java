package io.github.carillon.worker.engine;

import io.github.carillon.core.value.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How the worker shows the engine who it is: a value for the Authorization header, or none. One for all that talks to an
 * engine, so that credentials which it does not accept are not tried from every side.
 */
public final class EngineAccess {

    private final Optional<Secret> authorization;

    private final AccessGate gate;
    private final @Nullable SSLContext tls;

    private EngineAccess(Optional<Secret> authorization, Clock clock) {
        this(authorization, new AccessGate(clock), null);
    }

    private EngineAccess(Optional<Secret> authorization, AccessGate gate, @Nullable SSLContext tls) {
        this.authorization = authorization;
        this.gate = gate;
        this.tls = tls;
    }

    /** The same, trusting whom this says; null for the certificate authorities that the platform trusts. */
    public EngineAccess over(@Nullable SSLContext context) {
        return new EngineAccess(authorization, gate, context);
    }

    /** An engine that asks for nothing. */
    public static EngineAccess none() {
        return new EngineAccess(Optional.empty(), Clock.systemUTC());
    }

    /** HTTP Basic (RFC 7617), as Camunda Run asks for. */
    public static EngineAccess basic(String user, Secret password) {
        return basic(user, password, Clock.systemUTC());
    }

    /** The same, by this clock. */
    public static EngineAccess basic(String user, Secret password, Clock clock) {
        byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return new EngineAccess(
                Optional.of(Secret.of("Basic " + Base64.getEncoder().encodeToString(pair))), clock);
    }

    /** A bearer token (RFC 6750), as a gateway asks for. */
    public static EngineAccess bearer(Secret token) {
        return new EngineAccess(Optional.of(Secret.of("Bearer " + token.reveal())), Clock.systemUTC());
    }

    /** Whom is trusted, or null for the authorities that the platform trusts. */
    public @Nullable SSLContext tls() {
        return tls;
    }

    /** For the Authorization header. */
    public Optional<Secret> authorization() {
        return authorization;
    }

    /** What keeps these credentials from being tried too often; none where there are none. */
    public Optional<AccessGate> gate() {
        return authorization.map(credentials -> gate);
    }
}
