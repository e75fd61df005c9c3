package io.github.carillon.app.inbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.inbox.Preference;
import io.github.carillon.core.inbox.Preferences;
import io.github.carillon.core.value.Parsed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a reader wants to get, and by which way: always of whoever makes the request. */
@RestController
@RequestMapping(Paths.PREFERENCES)
final class PreferencesController {

    /** The ways, as a step names them. */
    private static final Set<String> CHANNELS = Set.of("Smtp", "Mail", "SignalR", "Sms", "Push");

    private final Preferences preferences;

    PreferencesController(Preferences preferences) {
        this.preferences = preferences;
    }

    @GetMapping
    ObjectNode list(HttpServletRequest request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode said = answer.putArray("preferences");
        for (Preference preference : preferences.list(Readers.of(request))) {
            said.addObject()
                    .put("category", preference.category())
                    .put("channel", preference.channel())
                    .put("wanted", preference.wanted());
        }
        return answer;
    }

    @PutMapping
    ResponseEntity<Void> put(HttpServletRequest request) throws IOException {
        Body body = Body.read(request, Set.of("category", "channel", "wanted"));
        Preference preference = new Preference(
                body.required("category", PreferencesController::category),
                body.required("channel", PreferencesController::channel),
                body.required("wanted", PreferencesController::yesOrNo));
        if (!preferences.put(Readers.of(request), preference)) {
            throw new ProblemException(
                    Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "You have " + Preferences.MOST + " preferences already."));
        }
        return ResponseEntity.noContent().build();
    }

    private static Parsed<String> category(String text) {
        return text.equals(Preference.ALL)
                ? Parsed.valid(text)
                : Words.category(text)
                        .match(Parsed::valid, reason -> Parsed.invalid(reason + ", or be * for all categories"));
    }

    private static Parsed<String> channel(String text) {
        return CHANNELS.contains(text)
                ? Parsed.valid(text)
                : Parsed.invalid("must be Smtp, Mail, SignalR, Sms or Push");
    }

    private static Parsed<Boolean> yesOrNo(String text) {
        return text.equals("true") || text.equals("false")
                ? Parsed.valid(text.equals("true"))
                : Parsed.invalid("must be true or false");
    }
}
