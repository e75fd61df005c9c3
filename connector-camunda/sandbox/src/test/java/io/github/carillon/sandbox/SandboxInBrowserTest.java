package io.github.carillon.sandbox;

import io.github.carillon.bell.NodeProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The sandbox as a newcomer meets it: in Chromium, logged in to Tasklist and Cockpit. */
final class SandboxInBrowserTest {

    @TestFactory
    List<DynamicTest> the_bell_of_the_sandbox_in_a_browser() throws IOException, InterruptedException {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Narrator narrator = new Narrator(nowhere, Clock.systemUTC());
        try (Sandbox sandbox = Sandbox.start(narrator, "--port=0", "--start=false")) {
            return NodeProject.run(Map.of("SANDBOX", sandbox.page().toString()), "sandbox.test.js");
        }
    }
}
