package io.github.carillon.bell;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Asks the inbox, server to server. May be used by any number of threads, of which only so many wait for the inbox at a
 * time: where it hangs, Tasklist must not hang with it.
 */
final class InboxClient {

    private static final System.Logger LOG = System.getLogger(InboxClient.class.getPackageName());
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** The bell waits a little longer. */
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(13);

    private static final int AT_A_TIME = 32;

    /** What concerns the browser; every other error is between the plugin and the inbox. */
    private static final Set<Integer> HANDED_ON = Set.of(400, 404, 409, 413, 415, 422, 429);

    private static final Pattern JSON = Pattern.compile("(?i)application/(problem\\+)?json(;.*)?");

    private final BellSettings settings;
    private final InboxToken tokens;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final AtomicBoolean refused = new AtomicBoolean();

    InboxClient(BellSettings settings, Clock clock) {
        this.settings = settings;
        this.tokens = new InboxToken(settings.secret(), clock);
    }

    /** @param path with its query, as {@link InboxPath} allows it */
    Answer ask(Reader reader, String method, String path, String body) {
        if (!places.tryAcquire()) {
            return Answer.problem(503, "The inbox is slow");
        }
        try {
            return answer(path, http.send(request(reader, method, path, body), BodyHandlers.ofString()));
        } catch (HttpTimeoutException e) {
            return Answer.problem(504, "The inbox did not answer in time");
        } catch (IOException e) {
            return Answer.problem(502, "The inbox cannot be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.problem(503, "The web application stops");
        } finally {
            places.release();
        }
    }

    private HttpRequest request(Reader reader, String method, String path, String body) {
        String token = tokens.of(reader.user(), settings.tenantOf(reader.tenants()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.inbox() + path))
                .timeout(InboxPath.isCommand(path) ? COMMAND_TIMEOUT : TIMEOUT)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
        if (body.isEmpty()) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    /** Another's page, of a proxy for example, would be one of the web apps to the browser, with all that they may. */
    private static Answer handedOn(int status, HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("application/json");
        return response.body().isEmpty() || JSON.matcher(type).matches()
                ? new Answer(status, type, response.body())
                : Answer.problem(
                        status / 100 == 2 ? 502 : status, "The inbox answered with " + status + " and no JSON");
    }

    private Answer answer(String path, HttpResponse<String> response) {
        int status = response.statusCode();
        // what the engine does not let the user do is no fault of the plugin's
        boolean denied = status == 403 && InboxPath.isCommand(path);
        if (status / 100 == 2 || HANDED_ON.contains(status) || denied) {
            refused.set(false);
            return handedOn(status, response);
        }
        // to the browser a 401 would say that the user is logged out, which they are not
        if ((status == 401 || status == 403) && refused.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The inbox refuses the bell: is " + BellSettings.SECRET + " the secret of the inbox?");
        }
        return Answer.problem(502, "The inbox answered with " + status);
    }
}
