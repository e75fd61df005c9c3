package io.github.carillon.starter.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Where the inbox and the hub are. */
final class Paths {

    static final String NOTES = "/api/notes";
    static final String STREAM = "/stream";
    static final String PREFERENCES = "/api/preferences";
    static final String DEVICES = "/api/devices";
    static final String ADMINISTRATION = "/api/admin";
    static final String DESCRIPTION = "/api/openapi.yaml";
    static final String HUBS = "/hubs";

    /** What is told to nobody without a token. */
    static final List<String> SECURED =
            List.of(NOTES + "/*", PREFERENCES + "/*", DEVICES + "/*", ADMINISTRATION + "/*", HUBS + "/*");

    /** What web pages of other origins may ask for, where that is allowed. */
    static final List<String> SHARED =
            List.of(NOTES + "/*", PREFERENCES + "/*", DEVICES + "/*", DESCRIPTION, HUBS + "/*");

    private Paths() {}

    /** The path as the container has matched it: decoded and without detours. */
    static String of(HttpServletRequest request) {
        return request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
    }

    /** Whether it is for the inbox. */
    static boolean isOurs(HttpServletRequest request) {
        String path = of(request);
        return path.equals(NOTES)
                || path.startsWith(NOTES + "/")
                || path.startsWith(PREFERENCES)
                || path.startsWith(DEVICES)
                || path.startsWith(ADMINISTRATION + "/");
    }

    /** Whether it opens a connection, which a browser cannot give headers. */
    static boolean opensConnection(HttpServletRequest request) {
        String path = of(request);
        return request.getMethod().equals("GET") && (path.equals(NOTES + STREAM) || path.startsWith(HUBS + "/"));
    }
}
