package io.github.carillon.bell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of the inbox the plugin hands on: the notes and the preferences of one reader, and nothing else that is at the same
 * address.
 */
final class InboxPath {

    private static final String ID = "[0-9a-f]{32}";
    private static final Pattern COMMAND = Pattern.compile("/?notes/" + ID + "/(retry|silence)");
    private static final Map<String, Pattern> ALLOWED = Map.of(
            "GET", Pattern.compile("notes|notes/counts|notes/" + ID + "|preferences"),
            "POST",
                    Pattern.compile("notes/" + ID + "/(seen|read|unread|acted|archive|unarchive|retry|silence)"
                            + "|notes/all/(seen|read|archive|delete)"),
            "PUT", Pattern.compile("preferences"),
            "DELETE", Pattern.compile("notes/" + ID + "|preferences/(\\*|[A-Z][A-Z0-9_]*)/[A-Za-z]+"));
    private static final List<String> PARAMETERS = List.of("state", "category", "size", "after");

    private InboxPath() {}

    /** Whether it has something done that a note offers: the engine works on it then, and may refuse it. */
    static boolean isCommand(String path) {
        return COMMAND.matcher(path).matches();
    }

    /**
     * The path and query to ask the inbox for, or empty for something that is not handed on.
     *
     * @param path as the browser asked for it, without what escapes it
     */
    static Optional<String> of(String method, String path, Map<String, String> query) {
        Pattern allowed = ALLOWED.get(method);
        if (allowed == null || !allowed.matcher(path).matches()) {
            return Optional.empty();
        }
        String parameters = PARAMETERS.stream()
                .filter(query::containsKey)
                .map(name -> name + "=" + URLEncoder.encode(query.getOrDefault(name, ""), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Optional.of("/" + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }
}
