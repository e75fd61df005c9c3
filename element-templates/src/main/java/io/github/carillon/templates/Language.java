package io.github.carillon.templates;

/** A language in which templates are offered. */
enum Language {
    ENGLISH("en"),
    FRENCH("fr"),
    SPANISH("es");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** ISO 639-1; also the name of the folder that holds the templates. */
    String code() {
        return code;
    }
}
