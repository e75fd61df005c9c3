package io.github.carillon.starter.inbox;

import io.github.carillon.starter.settings.InboxSettings.Administrators;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads a token's roles: a list, or a text with spaces between them (as {@code scope} is, RFC 8693, section 4.2). */
record Roles(Administrators administrators) {

    boolean isAdministrator(Jwt token) {
        String role = administrators.role();
        return role != null && in(token.getClaims()).contains(role);
    }

    /** A claim may have dots in its name, as those of some providers do; then it is one and no path. */
    private Collection<?> in(Map<String, Object> claims) {
        String claim = administrators.claim();
        Object found = claims.containsKey(claim) ? claims.get(claim) : at(claim, claims);
        if (found instanceof Collection<?> roles) {
            return roles;
        }
        return found instanceof String text ? List.of(text.split(" ", -1)) : List.of();
    }

    private static @Nullable Object at(String path, Map<String, Object> claims) {
        Object found = claims;
        for (String step : path.split("\\.", -1)) {
            found = found instanceof Map<?, ?> inner ? inner.get(step) : null;
        }
        return found;
    }
}
