package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.live.AzureAccount;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The keys that say how a note gets live to who is connected. */
final class SignalRKeys {

    /** The ways there are. */
    enum Mode {
        EMBEDDED,
        AZURE,
        HUB,
        HTTP
    }

    static final Key<Mode> MODE = Key.standard(
            "signalr.mode",
            Types.choice(Mode.class),
            "embedded",
            "who brings in-app notifications live to their readers. `embedded`: the worker's own hub; `azure`: Azure"
                    + " SignalR Service; `hub`: a method of your application's hub; `http`: an address of your"
                    + " application");
    static final Key<AzureAccount> CONNECTION_STRING = Key.optional(
            "signalr.connection-string",
            Type.secret(AzureAccount::parse),
            "of the Azure SignalR Service, with its access key; `azure` only");
    static final Key<String> HUB = Key.standard(
            "signalr.hub",
            Types.AZURE_HUB,
            "notifications",
            "the hub's name in the Azure SignalR Service; `azure` only");
    static final Key<String> METHOD = Key.standard(
            "signalr.method", Types.METHOD, "notification", "the clients' method that is called; `azure` only");
    static final Key<URI> URL =
            Key.optional("signalr.url", Types.SERVICE_URL, "the hub's address with `hub`, where to POST with `http`");
    static final Key<Secret> TOKEN = Key.optional(
            "signalr.token",
            Type.SECRET,
            "bearer token, by which your application knows the worker; `hub` and `http` only");
    static final Key<String> HEADER = Key.optional(
            "signalr.header",
            Types.LABEL,
            "the header that the token goes in by itself, such as `X-Api-Key`, instead of as a bearer token; `http`"
                    + " only");
    static final Key<String> USERS_METHOD = Key.standard(
            "signalr.users-method", Types.METHOD, "NotifyUsers", "the hub's method `(users[], note)`; `hub` only");
    static final Key<String> GROUP_METHOD = Key.standard(
            "signalr.group-method", Types.METHOD, "NotifyGroup", "the hub's method `(group, note)`; `hub` only");
    static final Key<Duration> TIMEOUT = Key.standard(
            "signalr.timeout",
            Types.duration("1ms", "5m"),
            "10s",
            "how long a push may take; not with `embedded`, which does not wait");

    static final List<Key<?>> ALL =
            List.of(MODE, CONNECTION_STRING, HUB, METHOD, URL, TOKEN, HEADER, USERS_METHOD, GROUP_METHOD, TIMEOUT);

    private SignalRKeys() {}

    /** Those that mean something with this mode. */
    static List<Key<?>> of(Mode mode) {
        return switch (mode) {
            case EMBEDDED -> List.of(MODE);
            case AZURE -> List.of(MODE, CONNECTION_STRING, HUB, METHOD, TIMEOUT);
            case HUB -> List.of(MODE, URL, TOKEN, USERS_METHOD, GROUP_METHOD, TIMEOUT);
            case HTTP -> List.of(MODE, URL, TOKEN, HEADER, TIMEOUT);
        };
    }
}
