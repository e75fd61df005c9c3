package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.Urls;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine that a REST's address names, where one REST serves several: {@code …/engine-rest/engine/<name>}.
 *
 * @param list where that REST says which engines it has
 * @param name without escapes
 */
record EngineName(URI list, String name) {

    private static final Pattern NAMED = Pattern.compile("(.+/engine)/[^/]+/?");

    /** Empty for the address of a default engine. */
    static Optional<EngineName> of(URI base) {
        Matcher named = NAMED.matcher(base.toString());
        return named.matches()
                ? Optional.of(new EngineName(
                        Urls.written(named.group(1)), base.getPath().replaceAll(".*/(?=[^/]+/?$)|/$", "")))
                : Optional.empty();
    }

    /** That it is none of these, if so; what is no list of engines says nothing. */
    Optional<String> missingIn(JsonNode engines) {
        List<String> names = new ArrayList<>();
        engines.forEach(engine -> names.add(engine.path("name").asText()));
        return !engines.isArray() || names.isEmpty() || names.contains(name)
                ? Optional.empty()
                : Optional.of("there is no engine \"" + name + "\" at " + list + ", which has: "
                        + String.join(", ", names) + "; correct carillon.engine.url");
    }
}
