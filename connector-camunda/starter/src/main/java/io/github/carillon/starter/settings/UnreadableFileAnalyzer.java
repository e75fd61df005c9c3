package io.github.carillon.starter.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot print where a file is wrong, and nothing of what stands there. */
final class UnreadableFileAnalyzer extends AbstractFailureAnalyzer<UnreadableFileException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnreadableFileException cause) {
        return new FailureAnalysis(
                "The configuration cannot be read as YAML: " + cause.getMessage(),
                "Look at this place and the lines above it. A value with one of @ ` ! & * % : # , { } [ ] belongs in quotes,"
                        + " sections are indented by spaces and not by tabs, and each key stands once in its section.",
                cause);
    }
}
