package io.github.carillon.starter.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.json.JsonParseException;

/** The same for the variable that holds a whole configuration; the parser's own words quote it. */
final class UnreadableJsonAnalyzer extends AbstractFailureAnalyzer<JsonParseException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, JsonParseException cause) {
        return new FailureAnalysis(
                "SPRING_APPLICATION_JSON, or spring.application.json, cannot be read as JSON.",
                "Correct it, or put the configuration into a file application.yaml.",
                new UnreadableFileException("SPRING_APPLICATION_JSON"));
    }
}
