package io.github.carillon.starter.inbox;

import static io.github.carillon.starter.inbox.InboxApp.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.inbox.CommandAnswer;
import io.github.carillon.core.inbox.Counts;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteCommand;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.starter.RunningApp;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandsOverHttpTest {

    private static final Reader ADA = new Reader("north", "ada");

    private static RunningApp app;

    private final ScriptedCommands commands = app.bean(ScriptedCommands.class);
    private final Inbox inbox = app.bean(Inbox.class);
    private final Note note = InboxApp.note(ADA, Note.INFO, Set.of(NoteCommand.RETRY, NoteCommand.SILENCE));

    @BeforeAll
    static void start() {
        app = RunningApp.aloneWith(ScriptedCommands.class, Map.of("inbox.jwt.secret", TestTokens.SECRET));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void store() {
        commands.answers(new CommandAnswer.Retried(0, 0));
        inbox.store(note);
    }

    @Test
    void what_a_note_tells_of_is_tried_again_for_its_reader() {
        commands.answers(new CommandAnswer.Retried(60, 40));

        HttpResponse<String> answer = post("retry", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).isEqualTo("{\"retried\":60,\"left\":40}");
        assertThat(commands.asked()).containsExactly("retry ada " + note.id());
    }

    @Test
    void a_process_is_silenced_for_a_time() {
        Instant until = Instant.parse("2026-11-21T14:00:00Z");
        commands.answers(new CommandAnswer.Silenced(until));

        HttpResponse<String> answer = post("silence", "{\"duration\":\"PT4H\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"until\":\"2026-11-21T14:00:00Z\"}");
        assertThat(commands.asked()).containsExactly("silence ada " + note.id() + " PT4H");
    }

    @Test
    void zero_ends_a_silence() {
        commands.answers(new CommandAnswer.Silenced(null));

        assertThat(post("silence", "{\"duration\":\"PT0S\"}").body()).isEqualTo("{\"until\":null}");
        assertThat(commands.asked()).containsExactly("silence ada " + note.id() + " PT0S");
    }

    @Test
    void who_has_something_done_has_acted_on_the_note() {
        Counts before = inbox.counts(ADA);
        post("retry", "");

        JsonNode shown = json(send("GET", "", ""));
        assertThat(shown.get("actedAt").isNull()).isFalse();
        assertThat(inbox.counts(ADA)).isEqualTo(new Counts(before.unseen() - 1, before.unread() - 1));
    }

    @Test
    void who_may_not_is_told_so_and_has_not_acted() {
        commands.answers(new CommandAnswer.Forbidden());

        problem(post("retry", ""), 403);
        assertThat(json(send("GET", "", "")).get("actedAt").isNull()).isTrue();
    }

    @Test
    void an_engine_that_gives_no_answer_is_asked_later() {
        commands.answers(new CommandAnswer.Unavailable());

        HttpResponse<String> answer = post("retry", "");
        problem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void what_a_note_does_not_offer_is_not_found() {
        commands.answers(new CommandAnswer.Unknown());

        problem(post("retry", ""), 404);
        problem(post("silence", "{\"duration\":\"PT1H\"}"), 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "{} duration",
                "{\"duration\":null} duration",
                "{\"duration\":\"4h\"} duration",
                "{\"duration\":\"P1M\"} duration",
                "{\"duration\":\"-PT1H\"} duration",
                "{\"duration\":\"P31D\"} duration",
                "{\"duration\":\"PT9999999999999999H\"} duration",
                "{\"duration\":{}} duration",
                "{\"time\":\"PT1H\"} time",
                "nothing body"
            })
    void a_mistaken_duration_is_named_and_silences_nothing(String body, String field) {
        HttpResponse<String> answer = post("silence", body);

        problem(answer, 400);
        assertThat(json(answer).get("field").asText()).isEqualTo(field);
        assertThat(commands.asked()).isEmpty();
    }

    @Test
    void the_longest_silence_is_thirty_days() {
        assertThat(post("silence", "{\"duration\":\"P30D\"}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void nothing_is_done_but_by_a_post(String method) {
        assertThat(send(method, "/retry", "").statusCode()).isIn(200, 404, 405);
        assertThat(send(method, "/silence", "{\"duration\":\"PT1H\"}").statusCode())
                .isIn(200, 404, 405);
        assertThat(commands.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "silence"})
    void nothing_is_done_without_a_token(String command) {
        HttpResponse<String> answer = InboxApp.send(HttpRequest.newBuilder(app.uri(path("/" + command)))
                .POST(HttpRequest.BodyPublishers.ofString("{\"duration\":\"PT1H\"}")));

        problem(answer, 401);
        assertThat(InboxApp.send(HttpRequest.newBuilder(app.uri(path("/" + command) + "?access_token="
                                        + TestTokens.good(ADA.tenant(), ADA.user())))
                                .POST(HttpRequest.BodyPublishers.ofString("{\"duration\":\"PT1H\"}")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(commands.asked()).isEmpty();
    }

    private static void problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private HttpResponse<String> post(String command, String body) {
        return send("POST", "/" + command, body);
    }

    private HttpResponse<String> send(String method, String more, String body) {
        return InboxApp.send(HttpRequest.newBuilder(app.uri(path(more)))
                .header("Authorization", "Bearer " + TestTokens.good(ADA.tenant(), ADA.user()))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private String path(String more) {
        return "/api/notes/" + note.id() + more;
    }
}
