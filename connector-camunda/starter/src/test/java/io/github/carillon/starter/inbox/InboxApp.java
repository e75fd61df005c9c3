package io.github.carillon.starter.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.NoteListener;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteCommand;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.starter.RunningApp;
import io.github.carillon.testserver.GoogleAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The application with an inbox that is open to tokens, one for all tests; it ends with the JVM. */
public final class InboxApp {

    static final String ORIGIN = "https://shop.example.org";

    /** The role of those who administer devices. */
    public static final String ADMINISTRATOR = "device-admin";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger MADE = new AtomicInteger();

    private InboxApp() {}

    /** Somebody of whom no other test knows. */
    public static Reader newReader(String user) {
        return new Reader("tenant-" + MADE.incrementAndGet(), user);
    }

    public static RunningApp app() {
        return Holder.APP;
    }

    static Inbox inbox() {
        return app().bean(Inbox.class);
    }

    static Note stored(Reader reader) {
        return stored(reader, Note.INFO);
    }

    static Note stored(Reader reader, String category) {
        return stored(reader, category, Set.of());
    }

    /** A new note in the reader's inbox, of which everybody is told who listens. */
    static Note stored(Reader reader, String category, Set<NoteCommand> commands) {
        Note note = note(reader, category, commands);
        inbox().store(note);
        app().bean(NoteListener.class).stored(note);
        return note;
    }

    /** A new note that is in nobody's inbox. */
    static Note note(Reader reader, String category, Set<NoteCommand> commands) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        int number = MADE.incrementAndGet();
        return new Note(
                        String.format("%032x", number),
                        reader.tenant(),
                        reader.user(),
                        "Note " + number,
                        "A text",
                        URI.create("https://example.org/" + number),
                        category,
                        Severity.WARNING,
                        new Origin("order", "p1", null, "ask"),
                        now,
                        now.plus(Duration.ofDays(30)))
                .offering(commands);
    }

    /** A request by that reader, without a method yet. */
    public static HttpRequest.Builder request(Reader reader, String path) {
        return HttpRequest.newBuilder(app().uri(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + TestTokens.good(reader.tenant(), reader.user()));
    }

    public static HttpResponse<String> call(Reader reader, String method, String path, String body) {
        return send(request(reader, path)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The same request by somebody with these roles. */
    public static HttpResponse<String> call(Reader reader, List<String> roles, String method, String path) {
        Map<String, Object> claims = TestTokens.with(
                TestTokens.with(TestTokens.claims(reader.user(), Instant.now()), "tenant", reader.tenant()),
                "roles",
                roles);
        return send(HttpRequest.newBuilder(app().uri(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + TestTokens.bySecret(claims, TestTokens.SECRET))
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public static HttpResponse<String> get(Reader reader, String path) {
        return call(reader, "GET", path, "");
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static final class Holder {
        private static final RunningApp APP = RunningApp.alone(Map.of(
                "inbox.jwt.secret",
                TestTokens.SECRET,
                "inbox.jwt.admin-role",
                ADMINISTRATOR,
                "inbox.origins",
                ORIGIN,
                "connections.app.type",
                "fcm",
                "connections.app.service-account",
                GoogleAccount.of("shop").keyFile().replace("\n", "")));
    }
}
