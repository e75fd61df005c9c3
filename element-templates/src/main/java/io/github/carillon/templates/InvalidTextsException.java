package io.github.carillon.templates;

import java.util.Set;

/** Texts of a language are missing, or are there and used by nothing. */
final class InvalidTextsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidTextsException(String resource, Set<String> missing, Set<String> superfluous) {
        super(resource + ": missing " + missing + ", superfluous " + superfluous);
    }
}
