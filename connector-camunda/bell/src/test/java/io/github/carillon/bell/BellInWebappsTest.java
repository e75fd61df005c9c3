package io.github.carillon.bell;

import io.github.carillon.testserver.FreePort;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The plugin in the Tasklist and Cockpit of a real engine, in Chromium, logged in. */
class BellInWebappsTest {

    private static final String SECRET = "a secret of thirty-two bytes or more";

    @TestFactory
    List<DynamicTest> the_bell_in_tasklist_and_cockpit() throws IOException, InterruptedException {
        int port = FreePort.any();
        String inbox = "http://127.0.0.1:" + port + "/api";
        try (Webapps webapps = Webapps.start(Map.of(BellSettings.INBOX_URL, inbox, BellSettings.SECRET, SECRET))) {
            Map<String, String> environment = Map.of(
                    "WEBAPPS", webapps.address().toString(),
                    "INBOX_PORT", String.valueOf(port),
                    "BELL_SECRET", SECRET);
            return NodeProject.run(environment, "webapps.test.js");
        }
    }
}
