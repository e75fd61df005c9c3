package io.github.carillon.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.carillon.bell.NodeProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** From a step of a process to the notification that Firefox shows, through a push service on this machine. */
final class PushInBrowserTest {

    private static final String FIREFOX = System.getenv().getOrDefault("FIREFOX", "/usr/bin/firefox-esr");

    @TestFactory
    List<DynamicTest> a_device_in_a_browser() throws IOException, InterruptedException {
        assumeTrue(
                System.getenv("CI") != null || Files.isExecutable(Path.of(FIREFOX)),
                () -> FIREFOX + " is not installed");
        try (Sandbox sandbox = QuietSandbox.start("--start=false")) {
            return NodeProject.run(Map.of("SANDBOX", sandbox.page().toString(), "FIREFOX", FIREFOX), "push.test.js");
        }
    }
}
