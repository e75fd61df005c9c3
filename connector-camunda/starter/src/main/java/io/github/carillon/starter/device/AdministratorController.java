package io.github.carillon.starter.device;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.device.DeviceFilter;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePage;
import io.github.carillon.core.device.DeviceState;
import io.github.carillon.core.device.Devices;
import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.value.Json;
import io.github.carillon.core.value.Validated;
import io.github.carillon.starter.inbox.Caller;
import io.github.carillon.starter.inbox.Problem;
import io.github.carillon.starter.inbox.ProblemException;
import io.github.carillon.starter.inbox.Query;
import io.github.carillon.starter.inbox.Readers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The devices of all users of an administrator's tenant, over HTTP; for nobody else. */
@RestController
@RequestMapping("/api/admin/devices")
final class AdministratorController {

    private static final int STANDARD_SIZE = 50;
    private static final int LARGEST_SIZE = 200;
    private static final String ID = "[0-9a-f]{32}";

    private final Devices devices;

    AdministratorController(Devices devices) {
        this.devices = devices;
    }

    @GetMapping
    ObjectNode list(HttpServletRequest request) {
        DeviceFilter filter = new DeviceFilter(
                tenant(request),
                Query.parameter(request, "user", AdministratorController::user).orElse(null),
                Query.parameter(request, "kind", text -> word(DeviceKind.of(text), List.of(DeviceKind.values())))
                        .orElse(null),
                Query.parameter(request, "state", AdministratorController::state)
                        .orElse(null));
        DevicePage page = devices.list(
                filter,
                Query.parameter(request, "after", AdministratorController::id).orElse(null),
                Query.parameter(request, "size", AdministratorController::size).orElse(STANDARD_SIZE));
        ObjectNode answer = Json.object();
        ArrayNode all = answer.putArray("devices");
        page.devices().forEach(device -> all.add(DeviceJson.withOwner(device)));
        return answer.put("next", page.next());
    }

    @DeleteMapping("/{id:" + ID + "}")
    ResponseEntity<Void> revoke(HttpServletRequest request, @PathVariable("id") String id) {
        String tenant = tenant(request);
        if (!devices.revoke(tenant, id, "revoked by an administrator")
                && devices.find(tenant, List.of(id)).isEmpty()) {
            throw new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "There is no device with this id."));
        }
        return ResponseEntity.noContent().build();
    }

    /** Whose devices they may see. */
    private static String tenant(HttpServletRequest request) {
        Caller caller = Readers.caller(request);
        if (!caller.administrator()) {
            throw new ProblemException(Problem.of(
                    HttpStatus.FORBIDDEN, "This is for administrators: your token has not the role for that."));
        }
        return caller.reader().tenant();
    }

    private static Validated<String> user(String text) {
        return NoteRules.isUser(text) ? Validated.valid(text) : Validated.invalid("must be the id of a user");
    }

    private static Validated<DeviceState> state(String text) {
        return word(
                Arrays.stream(DeviceState.values())
                        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst(),
                List.of("active", "gone", "revoked"));
    }

    private static Validated<String> id(String text) {
        return text.matches(ID)
                ? Validated.valid(text)
                : Validated.invalid("must be the id of a device, as the page before said");
    }

    private static Validated<Integer> size(String text) {
        return text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= LARGEST_SIZE
                ? Validated.valid(Integer.parseInt(text))
                : Validated.invalid("must be a whole number from 1 to " + LARGEST_SIZE);
    }

    private static <E> Validated<E> word(Optional<E> found, List<?> all) {
        return found.map(Validated::valid).orElseGet(() -> Validated.invalid("must be one of " + all));
    }
}
