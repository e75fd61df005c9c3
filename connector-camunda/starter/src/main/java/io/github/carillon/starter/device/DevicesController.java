package io.github.carillon.starter.device;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.connection.PushConnection;
import io.github.carillon.core.device.DeviceState;
import io.github.carillon.core.device.Devices;
import io.github.carillon.core.device.Registration;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Json;
import io.github.carillon.starter.inbox.Body;
import io.github.carillon.starter.inbox.Problem;
import io.github.carillon.starter.inbox.ProblemException;
import io.github.carillon.starter.inbox.Readers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A user's devices over HTTP: always those of whoever makes the request. */
@RestController
@RequestMapping("/api/devices")
final class DevicesController {

    private static final String ONE = "/{id:[0-9a-f]{32}}";
    private static final String NAME = "name";
    private static final String BY_OWNER = "revoked by its owner";

    private final Devices devices;
    private final Map<String, PushConnection> connections;

    /**
     * @param connections by name
     */
    DevicesController(Devices devices, Map<String, PushConnection> connections) {
        this.devices = devices;
        this.connections = new TreeMap<>(connections);
    }

    @GetMapping
    ObjectNode list(HttpServletRequest request) {
        ObjectNode answer = Json.object();
        ArrayNode all = answer.putArray("devices");
        devices.of(Readers.of(request)).forEach(device -> all.add(DeviceJson.of(device)));
        return answer;
    }

    /** By what a device can be registered, and what a browser has to know of it. */
    @GetMapping("/connections")
    ObjectNode connections() {
        ObjectNode answer = Json.object();
        ArrayNode all = answer.putArray("connections");
        connections.forEach((name, connection) -> {
            ObjectNode one = all.addObject().put(NAME, name);
            ArrayNode kinds = one.putArray("kinds");
            connection.kinds().stream().sorted().forEach(kind -> kinds.add(kind.toString()));
            one.put("publicKey", connection.publicKey().orElse(null));
        });
        return answer;
    }

    @PostMapping
    ObjectNode register(HttpServletRequest request) throws IOException {
        Reader owner = Readers.of(request);
        Registration said = RegistrationBody.read(request, connections);
        if (said.id() != null && isRevoked(owner, said.id())) {
            throw new ProblemException(Problem.of(
                    HttpStatus.CONFLICT,
                    "The device with this id was revoked. Leave the id out to register it anew, when its user asks for"
                            + " it."));
        }
        return devices.register(owner, said)
                .map(DeviceJson::of)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "You have " + Devices.MOST + " devices already.")));
    }

    @PutMapping(ONE + "/name")
    ResponseEntity<Void> rename(HttpServletRequest request, @PathVariable("id") String id) throws IOException {
        String name = Body.read(request, Set.of(NAME)).required(NAME, RegistrationBody::line);
        return done(devices.rename(Readers.of(request), id, name));
    }

    @DeleteMapping(ONE)
    ResponseEntity<Void> revoke(HttpServletRequest request, @PathVariable("id") String id) {
        Reader owner = Readers.of(request);
        return done(
                devices.revoke(owner, id, BY_OWNER) || devices.find(owner, id).isPresent());
    }

    /** An app that registers whenever it starts must not undo by itself what a person has done. */
    private boolean isRevoked(Reader owner, String id) {
        return devices.find(owner, id)
                .filter(device -> device.state() == DeviceState.REVOKED)
                .isPresent();
    }

    private static ResponseEntity<Void> done(boolean there) {
        if (!there) {
            throw new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "You have no device with this id."));
        }
        return ResponseEntity.noContent().build();
    }
}
