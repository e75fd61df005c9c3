package io.github.carillon.starter.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;

/** Which paths are there for operators, wherever the configuration puts them. Safe for use from any thread. */
final class OperatorPaths {

    private static final EndpointId HEALTH = EndpointId.of("health");

    /** What a path leads to. */
    enum Kind {
        /** Up or down, for everybody. */
        HEALTH,
        /** For operators alone. */
        OPERATORS,
        /** Nothing of the kind. */
        OTHER
    }

    private final Supplier<PathMappedEndpoints> endpoints;
    private final UnaryOperator<String> within;

    /**
     * @param endpoints asked with the first request, since they need all that health looks at
     * @param within the path as requests have it, where the pages are below a path of their own
     */
    OperatorPaths(Supplier<PathMappedEndpoints> endpoints, UnaryOperator<String> within) {
        this.endpoints = endpoints;
        this.within = within;
    }

    Kind kind(HttpServletRequest request) {
        PathMappedEndpoints all = endpoints.get();
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        if (isBelow(path, Optional.ofNullable(all.getPath(HEALTH)))) {
            return Kind.HEALTH;
        }
        boolean ofOperators = isList(path, all.getBasePath())
                || all.getAllPaths().stream().anyMatch(each -> isBelow(path, Optional.of(each)));
        return ofOperators ? Kind.OPERATORS : Kind.OTHER;
    }

    /** The page that lists the others. */
    private boolean isList(String path, String base) {
        return !base.isEmpty()
                && List.of(within.apply(base), within.apply(base) + "/").contains(path);
    }

    private boolean isBelow(String path, Optional<String> parent) {
        return parent.map(within)
                .filter(above -> path.equals(above) || path.startsWith(above + "/"))
                .isPresent();
    }
}
