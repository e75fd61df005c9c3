package io.github.carillon.core.message;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that Carillon's own texts are written in. */
public enum Language {
    ENGLISH("en"),
    FRENCH("fr"),
    SPANISH("es");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** Two letters (ISO 639-1). */
    public String code() {
        return code;
    }

    /**
     * The reader's own, if Carillon writes in it.
     *
     * @param reader theirs, or null where it is not known
     * @param otherwise for readers of another one, and of one that is not known
     */
    public static Language of(@Nullable Locale reader, Language otherwise) {
        String spoken = reader == null ? "" : reader.getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.code.equals(spoken))
                .findFirst()
                .orElse(otherwise);
    }
}
