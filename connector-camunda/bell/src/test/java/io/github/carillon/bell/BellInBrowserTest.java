package io.github.carillon.bell;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The bell, the preferences and the app in Chromium, in a page that allows nothing but what is its own, with an inbox that speaks the contract. */
class BellInBrowserTest {

    @TestFactory
    List<DynamicTest> the_bell_in_a_browser() throws IOException, InterruptedException {
        return NodeProject.run(
                Map.of(), "actions.test.js", "commands.test.js", "keyboard.test.js", "live.test.js", "safety.test.js");
    }

    @TestFactory
    List<DynamicTest> the_preferences_in_a_browser() throws IOException, InterruptedException {
        return NodeProject.run(Map.of(), "preferences.test.js");
    }

    @TestFactory
    List<DynamicTest> the_app_and_the_devices_in_a_browser() throws IOException, InterruptedException {
        return NodeProject.run(Map.of(), "app.test.js");
    }
}
