package io.github.carillon.core.device;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.message.Note;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much of a note is told to a push service that can read what it carries. */
public enum Shown {
    /** Its title, its text and its link. */
    TEXT,
    /** That there is one; what it says is in the inbox. */
    HINT;

    /** How a connection's section says which. */
    public static final Key<Shown> KEY = Key.standard(
            "show",
            Types.choice(Shown.class),
            "text",
            "what is sent, which the vendor can read. `text`: a note's title, text and link; `hint`: only that there"
                    + " is a note, whose text stays in the inbox");

    private static final String ENGLISH = "You have a new notification";

    private static final Map<String, String> HINTS = Map.of(
            "fr", "Vous avez une nouvelle notification",
            "es", "Tiene una notificación nueva");

    /** One line. */
    public String title(DevicePush push) {
        return this == TEXT ? push.note().title() : hint(push.device().details().locale());
    }

    /** Empty where nothing but the title is shown. */
    public Optional<String> body(DevicePush push) {
        return told(push).map(Note::body).filter(body -> !body.isEmpty());
    }

    /** Where a click leads. */
    public Optional<String> link(DevicePush push) {
        return told(push).map(Note::link).map(URI::toString);
    }

    private Optional<Note> told(DevicePush push) {
        return this == TEXT ? Optional.of(push.note()) : Optional.empty();
    }

    private static String hint(@Nullable String locale) {
        String language =
                Locale.forLanguageTag(Objects.requireNonNullElse(locale, "")).getLanguage();
        return HINTS.getOrDefault(language, ENGLISH);
    }
}
