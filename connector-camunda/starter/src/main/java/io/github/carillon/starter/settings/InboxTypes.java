package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.UrlValidators;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The kinds of values that the inbox's keys have. */
final class InboxTypes {

    /** A key for HS256 has at least as many bits as the digest (RFC 7518, section 3.2). */
    private static final int SHORTEST_KEY = 32;

    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?|https?://\\[[0-9a-f:]+](:\\d{1,5})?");

    static final Type<Secret> KEY = Type.secret(InboxTypes::key);

    /** Kept to the letter: the last slash belongs to the issuer's name. */
    static final Type<String> ISSUER =
            Type.shown("URL", text -> UrlValidators.serviceUrl(text).map(url -> text));

    static final Type<List<String>> ORIGINS =
            Type.shown("list", InboxTypes::origins).as("java.util.List<java.lang.String>");

    private InboxTypes() {}

    private static Validated<Secret> key(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length < SHORTEST_KEY
                ? Validated.invalid("must have at least " + SHORTEST_KEY + " bytes")
                : Validated.valid(Secret.of(text));
    }

    private static Validated<List<String>> origins(String text) {
        List<String> origins = Arrays.stream(text.split(",", -1))
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .toList();
        return origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())
                ? Validated.valid(origins)
                : Validated.invalid("must be origins, parted by commas: scheme, host and port alone, such as"
                        + " https://app.example.org");
    }
}
