package io.github.carillon.starter.settings;

import java.util.List;

/** The configuration is wrong; says everything that is. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String[] mistakes;

    SettingsException(List<String> mistakes) {
        super("The configuration has " + (mistakes.size() == 1 ? "a mistake" : mistakes.size() + " mistakes") + ": "
                + String.join("; ", mistakes));
        this.mistakes = mistakes.toArray(String[]::new);
    }

    /** Each mistake, beginning with the key it is about; no secret in any of them. */
    public List<String> mistakes() {
        return List.of(mistakes);
    }
}
