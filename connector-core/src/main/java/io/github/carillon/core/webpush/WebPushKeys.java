package io.github.carillon.core.webpush;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.configuration.UrlValidators;
import io.github.carillon.core.http.HttpKeys;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The keys of a connection to push services. */
final class WebPushKeys {

    /** An address or a URL that needs no escape in JSON. */
    private static final Pattern SUBJECT = Pattern.compile(
            "mailto:[^\\s@\"\\\\<>\\p{Cntrl}]+@[^\\s@\"\\\\<>\\p{Cntrl}]+|https://[^\\s\"\\\\<>\\p{Cntrl}]+");

    static final Key<String> PUBLIC_KEY = Key.required(
            "public-key",
            Type.hidden("key", VapidKeyPair::parsePublic),
            "the public key that the command `vapid-keys` made; browsers are given it");
    static final Key<Secret> PRIVATE_KEY =
            Key.required("private-key", Type.secret(VapidKeyPair::parsePrivate), "the private key that goes with it");
    static final Key<String> SUBJECT_KEY = Key.required(
            "subject",
            Type.hidden("URL", WebPushKeys::subject),
            "whom a push service turns to that has trouble with the pushes: `mailto:` and an address, or a page");
    static final Key<URI> PAGE = Key.required(
            "page",
            Type.shown("URL", UrlValidators::page).as("java.net.URI"),
            "the bell's page as users reach it, to which a click on a notification leads");
    static final Key<Boolean> ALLOW_PRIVATE = Key.standard(
            "allow-private",
            Types.YES_OR_NO,
            "false",
            "whether devices may name push services in private networks and without TLS: for a push service of one's"
                    + " own");
    static final Key<Duration> READ_TIMEOUT = HttpKeys.readTimeout("10s", "a push service");
    static final Key<Integer> MAX_CONNECTIONS = HttpKeys.maxConnections("16");

    static final List<Key<?>> ALL = List.of(
            PUBLIC_KEY,
            PRIVATE_KEY,
            SUBJECT_KEY,
            PAGE,
            ALLOW_PRIVATE,
            HttpKeys.CONNECT_TIMEOUT,
            READ_TIMEOUT,
            HttpKeys.CALL_TIMEOUT,
            MAX_CONNECTIONS);

    private WebPushKeys() {}

    private static Validated<String> subject(String text) {
        return SUBJECT.matcher(text).matches()
                ? Validated.valid(text)
                : Validated.invalid("must be mailto: and an address, or a URL that begins with https://");
    }
}
