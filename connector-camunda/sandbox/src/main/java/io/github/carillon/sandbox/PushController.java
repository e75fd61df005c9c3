package io.github.carillon.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.testserver.PushTestServer;
import io.github.carillon.testserver.ReceivedPush;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What came to the users' devices, by HTTP. */
@RestController
final class PushController {

    /** A push as its device shows it. */
    record Push(String user, String device, String title, String body, String urgency) {}

    private final PushTestServer pushes;
    private final SandboxDevices devices;

    PushController(PushTestServer pushes, SandboxDevices devices) {
        this.pushes = pushes;
        this.devices = devices;
    }

    /** Newest last. */
    @GetMapping(path = "/sandbox/pushes", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Push> pushes() {
        return pushes.received().stream().flatMap(this::shown).toList();
    }

    private Stream<Push> shown(ReceivedPush push) {
        JsonNode notification = push.json().path("notification");
        Optional<Push> shown = devices.at(push.endpoint())
                .map(device -> new Push(
                        device.owner().user(),
                        device.details().name(),
                        notification.path("title").asText(),
                        notification.path("body").asText(),
                        push.urgency()));
        return shown.stream();
    }
}
