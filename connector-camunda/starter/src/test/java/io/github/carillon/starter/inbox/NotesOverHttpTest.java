package io.github.carillon.starter.inbox;

import static io.github.carillon.starter.inbox.InboxApp.call;
import static io.github.carillon.starter.inbox.InboxApp.get;
import static io.github.carillon.starter.inbox.InboxApp.inbox;
import static io.github.carillon.starter.inbox.InboxApp.json;
import static io.github.carillon.starter.inbox.InboxApp.stored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.inbox.Counts;
import io.github.carillon.core.inbox.NoteAction;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Reader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NotesOverHttpTest {

    private final Reader ada = InboxApp.newReader("ada");

    @Test
    void a_note_is_shown_whole() {
        Note note = stored(ada);

        HttpResponse<String> answer = get(ada, "/api/notes/" + note.id());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"id\":\"" + note.id() + "\",\"title\":\"" + note.title() + "\",\"body\":\"A text\","
                                + "\"url\":\"" + note.link() + "\",\"category\":\"INFO\",\"severity\":\"WARNING\","
                                + "\"createdAt\":\"" + note.createdAt() + "\",\"expiresAt\":\"" + note.expiresAt()
                                + "\",\"processDefinitionKey\":\"order\",\"processInstanceId\":\"p1\",\"businessKey\":null,"
                                + "\"activityId\":\"ask\",\"seenAt\":null,\"readAt\":null,\"actedAt\":null,\"archivedAt\":null}");
    }

    @Test
    void pages_follow_each_other() {
        List<String> five =
                IntStream.range(0, 5).mapToObj(each -> stored(ada).id()).toList();

        List<String> shown = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = json(get(ada, "/api/notes?size=2&after=" + next));
            page.get("notes").forEach(note -> shown.add(note.get("id").asText()));
            next = page.get("next").isNull() ? "" : page.get("next").asText();
        } while (!next.isEmpty());
        assertThat(shown).containsExactly(five.get(4), five.get(3), five.get(2), five.get(1), five.get(0));
    }

    @Test
    void only_what_is_asked_for_is_listed() {
        Note archived = stored(ada);
        inbox().mark(ada, archived.id(), NoteAction.ARCHIVED);
        Note read = stored(ada, Note.ACTION_REQUIRED);
        inbox().mark(ada, read.id(), NoteAction.READ);
        Note unread = stored(ada);

        assertThat(ids("")).containsExactly(unread.id(), read.id());
        assertThat(ids("?state=active")).containsExactly(unread.id(), read.id());
        assertThat(ids("?state=unread")).containsExactly(unread.id());
        assertThat(ids("?state=archived&category=")).containsExactly(archived.id());
        assertThat(ids("?category=ACTION_REQUIRED")).containsExactly(read.id());
        assertThat(json(get(ada, "/api/notes/counts")).toString()).isEqualTo("{\"unseen\":1,\"unread\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "seen, seenAt, 0, 1",
        "read, readAt, 0, 0",
        "acted, actedAt, 0, 0",
        "archive, archivedAt, 0, 0",
        "unread, , 1, 1",
        "unarchive, , 1, 1"
    })
    void a_note_is_marked(String mark, String moment, int unseen, int unread) {
        Note note = stored(ada);
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> answer = call(ada, "POST", "/api/notes/" + note.id() + "/" + mark, "");
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
        }

        JsonNode marked = json(get(ada, "/api/notes/" + note.id()));
        if (moment != null) {
            assertThat(Instant.parse(marked.get(moment).asText())).isAfterOrEqualTo(note.createdAt());
        }
        assertThat(inbox().counts(ada)).isEqualTo(new Counts(unseen, unread));
    }

    @Test
    void what_was_put_away_comes_back_and_what_was_read_counts_again() {
        Note note = stored(ada);
        for (String mark : List.of("read", "archive", "unarchive", "unread")) {
            call(ada, "POST", "/api/notes/" + note.id() + "/" + mark, "");
        }

        assertThat(ids("?state=unread")).containsExactly(note.id());
    }

    @Test
    void a_deleted_note_is_gone() {
        Note note = stored(ada);

        assertThat(call(ada, "DELETE", "/api/notes/" + note.id(), "").statusCode())
                .isEqualTo(204);
        assertThat(call(ada, "DELETE", "/api/notes/" + note.id(), "").statusCode())
                .isEqualTo(404);
        assertThat(get(ada, "/api/notes/" + note.id()).statusCode()).isEqualTo(404);
        assertThat(ids("")).isEmpty();
    }

    @Test
    void many_are_marked_at_once_but_nothing_newer_than_what_was_seen() {
        Note seen = stored(ada);
        stored(ada, Note.ACTION_REQUIRED);
        String until = inbox().find(ada, seen.id())
                .orElseThrow()
                .note()
                .createdAt()
                .plusSeconds(5)
                .toString();
        String before = seen.createdAt().minusSeconds(5).toString();

        assertThat(changed("/api/notes/all/read", "{\"until\":\"" + before + "\"}"))
                .isZero();
        assertThat(changed("/api/notes/all/seen", "{\"until\":\"" + until + "\",\"category\":\"INFO\"}"))
                .isEqualTo(1);
        assertThat(inbox().counts(ada)).isEqualTo(new Counts(1, 2));
        assertThat(changed("/api/notes/all/read", "{\"until\":\"" + until + "\",\"category\":null}"))
                .isEqualTo(2);
        assertThat(changed("/api/notes/all/archive", "{\"until\":\"" + until + "\"}"))
                .isEqualTo(2);
        assertThat(changed("/api/notes/all/delete", "{\"until\":\"" + until + "\",\"state\":\"active\"}"))
                .isZero();
        assertThat(changed(
                        "/api/notes/all/delete",
                        "{\"until\":\"" + until + "\",\"state\":\"archived\",\"category\":\"INFO\"}"))
                .isEqualTo(1);
        assertThat(ids("?state=archived")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/api/notes?size=0 size",
                "/api/notes?size=101 size",
                "/api/notes?size=many size",
                "/api/notes?size=-1 size",
                "/api/notes?state=gone state",
                "/api/notes?state=ACTIVE state",
                "/api/notes?category=info category",
                "/api/notes?category=%00 category",
                "/api/notes?after=x after",
                "/api/notes?after=czzzzzzzzzzzzzzzz after"
            })
    void a_mistaken_parameter_is_named(String path, String field) {
        mistaken(get(ada, path), field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "read {} until",
                "read {\"until\":null} until",
                "read {\"until\":\"yesterday\"} until",
                "read {\"until\":\"2026-11-21T10:00:00\"} until",
                "read {\"until\":7} until",
                "read {\"until\":{}} until",
                "read {\"until\":\"2026-11-21T10:00:00Z\",\"category\":\"x\"} category",
                "read {\"until\":\"2026-11-21T10:00:00Z\",\"state\":\"active\"} state",
                "delete {\"until\":\"2026-11-21T10:00:00Z\"} state",
                "delete {\"until\":\"2026-11-21T10:00:00Z\",\"state\":\"all\"} state",
                "read [] body",
                "read {} {}",
                "read {\"until\" body",
                "read nothing body",
                "read 7 body"
            })
    void a_mistaken_member_is_named(String what, String body, String field) {
        stored(ada);
        if (field.equals("{}")) {
            mistaken(call(ada, "POST", "/api/notes/all/" + what, body + field), "body");
        } else {
            mistaken(call(ada, "POST", "/api/notes/all/" + what, body), field);
        }
        assertThat(inbox().counts(ada)).isEqualTo(new Counts(1, 1));
    }

    @Test
    void a_body_without_end_is_not_read() {
        String body = "{\"until\":\"" + " ".repeat(10_000) + "\"}";

        problem(call(ada, "POST", "/api/notes/all/read", body), 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/notes/nothing",
                "GET /api/notes/0123456789ABCDEF0123456789ABCDEF",
                "GET /api/notes/00000000000000000000000000000000",
                "POST /api/notes/00000000000000000000000000000000/read",
                "POST /api/notes/00000000000000000000000000000000/burn",
                "POST /api/notes/all/unread",
                "DELETE /api/notes/00000000000000000000000000000000",
                "DELETE /api/notes/all"
            })
    void what_there_is_none_of_is_not_found(String request) {
        String[] parts = request.split(" ", -1);
        problem(call(ada, parts[0], parts[1], ""), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /api/notes", "POST /api/notes", "DELETE /api/notes", "GET /api/notes/all/delete"})
    void a_method_that_there_is_not_is_refused(String request) {
        stored(ada);
        String[] parts = request.split(" ", -1);

        assertThat(call(ada, parts[0], parts[1], "").statusCode()).isIn(404, 405);
        assertThat(inbox().counts(ada)).isEqualTo(new Counts(1, 1));
    }

    @Test
    void asking_changes_nothing() {
        Note note = stored(ada);
        List<String> paths = List.of(
                "/api/notes",
                "/api/notes/counts",
                "/api/notes/" + note.id(),
                "/api/notes/" + note.id() + "/read",
                "/api/notes/all/read",
                "/api/notes/all/delete",
                "/api/preferences",
                "/api/openapi.yaml");
        String before = get(ada, "/api/notes").body();

        paths.forEach(path -> get(ada, path));
        paths.forEach(path -> call(ada, "HEAD", path, ""));
        assertThat(get(ada, "/api/notes").body()).isEqualTo(before);
        assertThat(inbox().counts(ada)).isEqualTo(new Counts(1, 1));
    }

    @Test
    void who_asks_without_end_is_told_to_wait() {
        HttpResponse<String> answer = get(ada, "/api/notes/counts");
        for (int each = 0; each < 2 * RequestPace.MOST && answer.statusCode() == 200; each++) {
            answer = get(ada, "/api/notes/counts");
        }

        problem(answer, 429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 10);
        assertThat(get(InboxApp.newReader("bob"), "/api/notes/counts").statusCode())
                .isEqualTo(200);
    }

    @Test
    void preferences_are_said_listed_and_taken_back() {
        assertThat(said()).isEqualTo("[]");

        assertThat(prefer("{\"category\":\"INFO\",\"channel\":\"Smtp\",\"wanted\":false}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(prefer("{\"category\":\"*\",\"channel\":\"Sms\",\"wanted\":true}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(said())
                .isEqualTo("[{\"category\":\"*\",\"channel\":\"Sms\",\"wanted\":true},"
                        + "{\"category\":\"INFO\",\"channel\":\"Smtp\",\"wanted\":false}]");

        assertThat(withdraw("INFO/Smtp").statusCode()).isEqualTo(204);
        assertThat(said()).isEqualTo("[{\"category\":\"*\",\"channel\":\"Sms\",\"wanted\":true}]");
        assertThat(withdraw("*/Sms").statusCode()).isEqualTo(204);
        assertThat(withdraw("*/Sms").statusCode()).isEqualTo(204);
        assertThat(said()).isEqualTo("[]");
    }

    @Test
    void preferences_come_with_what_there_is_to_choose_from() {
        stored(ada, "ORDER_LATE");
        stored(ada, Note.INFO);
        prefer("{\"category\":\"NEWSLETTER\",\"channel\":\"Smtp\",\"wanted\":false}");

        assertThat(json(get(ada, "/api/preferences")).get("channels").toString())
                .isEqualTo("[\"Smtp\",\"SignalR\",\"Push\"]");
        assertThat(json(get(ada, "/api/preferences")).get("categories").toString())
                .isEqualTo("[\"INFO\",\"ACTION_REQUIRED\",\"NEWSLETTER\",\"ORDER_LATE\"]");
    }

    @Test
    void a_mistaken_preference_is_named() {
        mistaken(prefer("{\"category\":\"info\",\"channel\":\"Smtp\",\"wanted\":false}"), "category");
        mistaken(prefer("{\"category\":\"INFO\",\"channel\":\"Pigeon\",\"wanted\":false}"), "channel");
        mistaken(prefer("{\"category\":\"INFO\",\"channel\":\"Smtp\",\"wanted\":\"perhaps\"}"), "wanted");
        mistaken(prefer("{\"category\":\"INFO\",\"channel\":\"Smtp\"}"), "wanted");
        mistaken(prefer("{\"category\":\"INFO\",\"chanel\":\"Smtp\",\"wanted\":true}"), "chanel");
        mistaken(withdraw("info/Smtp"), "category");
        mistaken(withdraw("INFO/Pigeon"), "channel");
    }

    private HttpResponse<String> prefer(String body) {
        return call(ada, "PUT", "/api/preferences", body);
    }

    private HttpResponse<String> withdraw(String path) {
        return call(ada, "DELETE", "/api/preferences/" + path, "");
    }

    private String said() {
        return json(get(ada, "/api/preferences")).get("preferences").toString();
    }

    private int changed(String path, String body) {
        HttpResponse<String> answer = call(ada, "POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("changed").asInt();
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        json(get(ada, "/api/notes" + query))
                .get("notes")
                .forEach(note -> ids.add(note.get("id").asText()));
        return ids;
    }

    private static void mistaken(HttpResponse<String> answer, String field) {
        problem(answer, 400);
        assertThat(json(answer).get("field").asText()).isEqualTo(field);
        assertThat(json(answer).get("detail").asText()).startsWith(field + " ");
    }

    private static void problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("status").asInt()).isEqualTo(status);
        assertThat(json(answer).get("title").asText()).isNotBlank();
    }
}
