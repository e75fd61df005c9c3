package io.github.carillon.starter.device;

import io.github.carillon.core.connection.PushConnection;
import io.github.carillon.core.device.DeviceDetails;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.Permission;
import io.github.carillon.core.device.Registration;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.value.Invisible;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import io.github.carillon.starter.inbox.Body;
import io.github.carillon.starter.inbox.Problem;
import io.github.carillon.starter.inbox.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a request says of a device. What is wrong with it is thrown as a problem that names the member. */
final class RegistrationBody {

    private static final String ID = "id";
    private static final String KIND = "kind";
    private static final String CONNECTION = "connection";
    private static final String ADDRESS = "address";
    private static final String KEY = "key";
    private static final String AUTH = "auth";
    private static final String NAME = "name";
    private static final String PLATFORM = "platform";
    private static final String APP = "app";
    private static final String APP_VERSION = "appVersion";
    private static final String LOCALE = "locale";
    private static final String CLIENT_INSTALLED = "clientInstalled";
    private static final String PERMISSION = "permission";

    private static final Set<String> MEMBERS = Set.of(
            ID,
            KIND,
            CONNECTION,
            ADDRESS,
            KEY,
            AUTH,
            NAME,
            PLATFORM,
            APP,
            APP_VERSION,
            LOCALE,
            CLIENT_INSTALLED,
            PERMISSION);

    private final Map<String, PushConnection> connections;
    private final Body body;

    private RegistrationBody(Map<String, PushConnection> connections, Body body) {
        this.connections = connections;
        this.body = body;
    }

    /**
     * Reads it.
     *
     * @throws IOException when the client is gone
     */
    static Registration read(HttpServletRequest request, Map<String, PushConnection> connections) throws IOException {
        return new RegistrationBody(connections, Body.read(request, MEMBERS)).registration();
    }

    private Registration registration() {
        DeviceKind kind = body.required(KIND, text -> word(DeviceKind.of(text), List.of(DeviceKind.values())));
        String connection = connection(kind);
        boolean installed = body.optional(CLIENT_INSTALLED, Body::yesOrNo).orElse(true);
        Permission permission = body.optional(
                        PERMISSION, text -> word(Permission.of(text), List.of(Permission.values())))
                .orElse(Permission.GRANTED);
        return new Registration(
                body.optional(ID, RegistrationBody::id).orElse(null),
                kind,
                connection,
                subscription(
                        kind,
                        Objects.requireNonNull(connections.get(connection)),
                        permission == Permission.GRANTED && installed),
                new DeviceDetails(
                        body.required(NAME, RegistrationBody::line),
                        text(PLATFORM),
                        text(APP),
                        text(APP_VERSION),
                        text(LOCALE)),
                installed,
                permission);
    }

    /** Where there is but one for such devices, it need not be named. */
    private String connection(DeviceKind kind) {
        Set<String> fitting = new TreeSet<>();
        connections.forEach((name, connection) -> {
            if (connection.kinds().contains(kind)) {
                fitting.add(name);
            }
        });
        if (fitting.isEmpty()) {
            throw problem(KIND, "cannot be registered: no connection for " + kind + " is configured");
        }
        return body.optional(
                        CONNECTION,
                        name -> fitting.contains(name)
                                ? Validated.valid(name)
                                : Validated.invalid("is none for " + kind + ": there are " + fitting))
                .orElseGet(() -> {
                    if (fitting.size() > 1) {
                        throw problem(CONNECTION, "is missing: there are " + fitting);
                    }
                    return fitting.iterator().next();
                });
    }

    /** What may show notifications has an address; what may not may have lost it. */
    private @Nullable Subscription subscription(DeviceKind kind, PushConnection connection, boolean showing) {
        String address = body.optional(ADDRESS, Validated::valid).orElse(null);
        if (address == null) {
            if (showing) {
                throw problem(ADDRESS, "is missing");
            }
            return null;
        }
        Subscription subscription = new Subscription(
                address,
                body.optional(KEY, Validated::valid).orElse(null),
                body.optional(AUTH, Validated::valid).map(Secret::of).orElse(null));
        connection.mistake(kind, subscription).ifPresent(wrong -> {
            throw problem(ADDRESS, wrong);
        });
        return subscription;
    }

    /** What is said without a character is not said. */
    private @Nullable String text(String member) {
        return body.optional(member, text -> text.isEmpty() ? Validated.valid("") : line(text))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    /** One line of something that can be seen, and that any database takes. */
    static Validated<String> line(String text) {
        String line = OneLine.of(text).strip();
        if (Invisible.isAll(line) || line.codePointCount(0, line.length()) > DeviceDetails.LONGEST) {
            return Validated.invalid("must have 1 to " + DeviceDetails.LONGEST + " characters");
        }
        return NoteRules.isTenant(line)
                ? Validated.valid(line)
                : Validated.invalid("must have no control character and no half of a surrogate pair");
    }

    private static Validated<String> id(String text) {
        return text.matches("[0-9a-f]{32}")
                ? Validated.valid(text)
                : Validated.invalid("must be the id of a device, as it was given");
    }

    private static <E> Validated<E> word(Optional<E> found, List<E> all) {
        return found.map(Validated::valid).orElseGet(() -> Validated.invalid("must be one of " + all));
    }

    private static ProblemException problem(String member, String reason) {
        return new ProblemException(Problem.field(member, reason));
    }
}
