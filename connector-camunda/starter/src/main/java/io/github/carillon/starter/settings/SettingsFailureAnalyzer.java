package io.github.carillon.starter.settings;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot print the mistakes of the configuration, and no stack trace. */
final class SettingsFailureAnalyzer extends AbstractFailureAnalyzer<SettingsException> {

    private static final String ACTION = "Correct the configuration: a file application.yaml or application.properties"
            + " in the directory where you start Carillon, one named by --spring.config.additional-location, or"
            + " environment variables (CARILLON_ENGINE_URL for carillon.engine.url).";

    @Override
    protected FailureAnalysis analyze(Throwable failure, SettingsException cause) {
        String mistakes = cause.mistakes().stream()
                .map(mistake -> "    " + mistake)
                .collect(Collectors.joining(System.lineSeparator()));
        String title =
                "The configuration has these mistakes (" + cause.mistakes().size() + "):";
        return new FailureAnalysis(title + System.lineSeparator() + System.lineSeparator() + mistakes, ACTION, cause);
    }
}
