package io.github.carillon.starter.inbox;

import static io.github.carillon.starter.inbox.InboxApp.call;
import static io.github.carillon.starter.inbox.InboxApp.get;
import static io.github.carillon.starter.inbox.InboxApp.inbox;
import static io.github.carillon.starter.inbox.InboxApp.json;
import static io.github.carillon.starter.inbox.InboxApp.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.inbox.NoteAction;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Reader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody asks for, they get at nobody else's notes, be they another user or the same of another tenant. */
final class OwnNotesOnlyTest {

    private final String until = "\"until\":\"" + Instant.now().plusSeconds(3600) + "\"";

    private final Reader ada = InboxApp.newReader("ada");
    private final List<Reader> others =
            List.of(new Reader(ada.tenant(), "bob"), new Reader(ada.tenant() + "-south", "ada"), new Reader("", "ada"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/notes",
                "GET /api/notes?state=unread",
                "GET /api/notes?state=archived",
                "GET /api/notes?after=czz",
                "GET /api/notes/counts",
                "GET /api/notes/ID",
                "POST /api/notes/ID/seen",
                "POST /api/notes/ID/read",
                "POST /api/notes/ID/unread",
                "POST /api/notes/ID/acted",
                "POST /api/notes/ID/archive",
                "POST /api/notes/ID/unarchive",
                "POST /api/notes/all/seen",
                "POST /api/notes/all/read",
                "POST /api/notes/all/archive",
                "POST /api/notes/all/delete active",
                "POST /api/notes/all/delete unread",
                "POST /api/notes/all/delete archived",
                "DELETE /api/notes/ID",
                "GET /api/preferences",
                "PUT /api/preferences",
                "DELETE /api/preferences/INFO/Sms"
            })
    void nobody_gets_at_anothers_notes(String request) {
        Note hers = stored(ada, "HERS_ALONE");
        Note archived = stored(ada);
        inbox().mark(ada, archived.id(), NoteAction.ARCHIVED);
        call(ada, "PUT", "/api/preferences", "{\"category\":\"INFO\",\"channel\":\"Sms\",\"wanted\":false}");
        String before = everything();

        for (Reader other : others) {
            String[] parts = request.replace("ID", hers.id()).split(" ", -1);
            HttpResponse<String> answer = call(other, parts[0], parts[1], body(parts));

            assertThat(answer.statusCode())
                    .isEqualTo(request.contains("ID") ? 404 : request.matches("(PUT|DELETE) .*") ? 204 : 200);
            assertThat(answer.body())
                    .doesNotContain(hers.id(), archived.id(), hers.title(), hers.category(), "\"Sms\"");
            if (parts[1].startsWith("/api/notes/all")) {
                assertThat(json(answer).get("changed").asInt()).isZero();
            }
            if (parts[1].endsWith("counts")) {
                assertThat(answer.body()).isEqualTo("{\"unseen\":0,\"unread\":0}");
            }
            assertThat(everything()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/notes",
                "/api/notes/",
                "/api/notes/counts",
                "/api/notes/stream",
                "/api//notes/counts",
                "/api/./notes/counts",
                "/api/notes;a=b/counts",
                "/api;a/notes/counts",
                "/api/%6eotes/counts",
                "//api/notes/counts",
                "/x/../api/notes/counts",
                "/api/preferences",
                "/api/preferences;x",
                "/api/preferences/INFO/Sms",
                "/hubs/notifications"
            })
    void nobody_gets_anything_without_a_token(String path) {
        HttpResponse<String> answer =
                InboxApp.send(HttpRequest.newBuilder(InboxApp.app().uri(path)));

        assertThat(answer.statusCode()).isIn(401, 400, 404);
        assertThat(answer.body()).doesNotContain("unseen", "\"notes\"");
        if (path.equals("/api/notes") || path.equals("/api/notes/stream") || path.equals("/api/preferences")) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void a_bad_token_opens_nothing() {
        Map<String, Object> claims = TestTokens.claims("ada", Instant.now());
        List<String> bad = List.of(
                TestTokens.bySecret(
                        TestTokens.with(
                                claims, "exp", Instant.now().minusSeconds(60).getEpochSecond()),
                        TestTokens.SECRET),
                TestTokens.bySecret(TestTokens.with(claims, "aud", "another"), TestTokens.SECRET),
                TestTokens.bySecret(claims, TestTokens.SECRET + "!"),
                TestTokens.unsigned(claims),
                "");
        for (String token : bad) {
            for (String path :
                    List.of("/api/notes", "/api/notes/counts", "/api/notes/stream", "/hubs/notifications/negotiate")) {
                HttpResponse<String> answer = InboxApp.send(
                        HttpRequest.newBuilder(InboxApp.app().uri(path)).header("Authorization", "Bearer " + token));
                assertThat(answer.statusCode()).as(path).isEqualTo(401);
            }
        }
    }

    @Test
    void a_token_in_the_query_is_for_streams_alone() {
        String query = "?access_token=" + TestTokens.good(ada.tenant(), "ada");

        assertThat(InboxApp.send(HttpRequest.newBuilder(InboxApp.app().uri("/api/notes" + query)))
                        .statusCode())
                .isEqualTo(401);
    }

    private String body(String[] parts) {
        if (parts[0].equals("PUT")) {
            return "{\"category\":\"INFO\",\"channel\":\"Sms\",\"wanted\":true}";
        }
        if (parts[1].endsWith("/all/delete")) {
            return "{" + until + ",\"state\":\"" + parts[2] + "\"}";
        }
        return parts[1].startsWith("/api/notes/all") ? "{" + until + "}" : "";
    }

    private String everything() {
        return get(ada, "/api/notes").body()
                + get(ada, "/api/notes?state=archived").body()
                + get(ada, "/api/notes/counts").body()
                + get(ada, "/api/preferences").body();
    }
}
