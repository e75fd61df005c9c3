package io.github.carillon.engines;

import io.github.carillon.testserver.FreePort;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What an engine, a bell in its web apps and the browser's inbox have to agree on.
 *
 * @param port where the inbox of the browser's test will listen
 */
record BellFixture(int port) {

    private static final String SECRET = "a secret of thirty-two bytes or more";
    private static final String PARAMETER = "--server.servlet.context-parameters.CARILLON_BELL_";

    static BellFixture onFreePort() throws IOException {
        return new BellFixture(FreePort.any());
    }

    List<String> engineSettings() {
        return List.of(PARAMETER + "INBOX_URL=http://127.0.0.1:" + port + "/api", PARAMETER + "SECRET=" + SECRET);
    }

    /** For the browser's test. */
    Map<String, String> environment(URI webapps, String pictures) {
        return Map.of(
                "WEBAPPS",
                webapps.toString(),
                "INBOX_PORT",
                String.valueOf(port),
                "BELL_SECRET",
                SECRET,
                "PICTURES",
                pictures);
    }
}
