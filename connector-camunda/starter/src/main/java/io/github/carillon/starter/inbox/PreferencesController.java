package io.github.carillon.starter.inbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.inbox.Preference;
import io.github.carillon.core.inbox.Preferences;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Json;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.parameter.NotificationType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a reader wants to get, and through which channel: always of whoever makes the request. */
@RestController
@RequestMapping(Paths.PREFERENCES)
final class PreferencesController {

    /** The ways of which something can be said, as a step names them. */
    private static final List<String> WAYS =
            Stream.of(NotificationType.values()).map(NotificationType::toString).toList();

    private static final String CHANNELS = "channels";
    private static final String CATEGORIES = "categories";
    private static final String CATEGORY = "category";
    private static final String CHANNEL = "channel";
    private static final String WANTED = "wanted";

    private final Preferences preferences;
    private final List<NotificationType> offered;

    /**
     * @param offered through which channels something can come here: only of these somebody is asked
     */
    PreferencesController(Preferences preferences, List<NotificationType> offered) {
        this.preferences = preferences;
        this.offered = List.copyOf(offered);
    }

    @GetMapping
    ObjectNode list(HttpServletRequest request) {
        Reader reader = Readers.of(request);
        ObjectNode answer = Json.object();
        ArrayNode channels = answer.putArray(CHANNELS);
        offered.forEach(type -> channels.add(type.toString()));
        ArrayNode categories = answer.putArray(CATEGORIES);
        categories(reader).forEach(categories::add);
        ArrayNode said = answer.putArray("preferences");
        for (Preference preference : preferences.list(reader)) {
            said.addObject()
                    .put(CATEGORY, preference.category())
                    .put(CHANNEL, preference.channel())
                    .put(WANTED, preference.wanted());
        }
        return answer;
    }

    @PutMapping
    ResponseEntity<Void> put(HttpServletRequest request) throws IOException {
        Body body = Body.read(request, Set.of(CATEGORY, CHANNEL, WANTED));
        Preference preference = new Preference(
                body.required(CATEGORY, PreferencesController::category),
                body.required(CHANNEL, PreferencesController::channel),
                body.required(WANTED, Body::yesOrNo));
        if (!preferences.put(Readers.of(request), preference)) {
            throw new ProblemException(
                    Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "You have " + Preferences.MOST + " preferences already."));
        }
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{category}/{channel}")
    ResponseEntity<Void> withdraw(
            HttpServletRequest request,
            @PathVariable(CATEGORY) String category,
            @PathVariable(CHANNEL) String channel) {
        preferences.withdraw(
                Readers.of(request), checked(CATEGORY, category(category)), checked(CHANNEL, channel(channel)));
        return ResponseEntity.noContent().build();
    }

    /** What every page offers comes first, whether they got any or not. */
    private Set<String> categories(Reader reader) {
        Set<String> categories = new LinkedHashSet<>(List.of(Note.INFO, Note.ACTION_REQUIRED));
        categories.addAll(preferences.categories(reader));
        return categories;
    }

    private static String checked(String field, Validated<String> parsed) {
        return parsed.match(value -> value, reason -> {
            throw new ProblemException(Problem.field(field, reason));
        });
    }

    private static Validated<String> category(String text) {
        return text.equals(Preference.ALL)
                ? Validated.valid(text)
                : Words.category(text)
                        .match(Validated::valid, reason -> Validated.invalid(reason + ", or be * for all categories"));
    }

    private static Validated<String> channel(String text) {
        return WAYS.contains(text)
                ? Validated.valid(text)
                : Validated.invalid("must be one of " + String.join(", ", WAYS));
    }
}
