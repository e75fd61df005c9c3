package io.github.carillon.starter.inbox;

import static io.github.carillon.starter.inbox.InboxApp.call;
import static io.github.carillon.starter.inbox.InboxApp.inbox;
import static io.github.carillon.starter.inbox.InboxApp.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Reader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class NoteStreamTest {

    private final Reader ada = InboxApp.newReader("ada");
    private final List<Client> clients = new ArrayList<>();

    @AfterEach
    void hangUp() {
        clients.forEach(Client::close);
    }

    @Test
    void a_stream_begins_with_the_counts_and_tells_of_each_note() {
        stored(ada);
        Client client = client("");
        assertThat(client.next()).isEqualTo(new Event("c1", "changed", "{\"unseen\":1,\"unread\":1}"));

        Note note = stored(ada);
        Event told = client.next();
        assertThat(told.id()).isEqualTo(note.id());
        assertThat(told.name()).isEqualTo("notification");
        assertThat(told.data())
                .isEqualTo(inbox().find(ada, note.id()).orElseThrow().json().toString());
    }

    @Test
    void what_is_marked_elsewhere_is_told() {
        Note note = stored(ada);
        Client client = client("");
        client.next();

        call(ada, "POST", "/api/notes/" + note.id() + "/seen", "");
        assertThat(client.next()).isEqualTo(new Event("", "changed", "{\"unseen\":0,\"unread\":1}"));
        call(ada, "POST", "/api/notes/all/read", "{\"until\":\"" + Instant.now() + "\"}");
        assertThat(client.next().data()).isEqualTo("{\"unseen\":0,\"unread\":0}");
        call(ada, "DELETE", "/api/notes/" + note.id(), "");
        assertThat(client.next().name()).isEqualTo("changed");
    }

    @Test
    void nobody_hears_of_anothers_notes() {
        Reader bob = new Reader(ada.tenant(), "bob");
        Client his = client(bob, "");
        Client elsewhere = client(new Reader(ada.tenant() + "-south", "ada"), "");
        his.next();
        elsewhere.next();

        stored(ada);
        Note forBob = stored(bob);
        assertThat(his.next().id()).isEqualTo(forBob.id());
        Note forHer = stored(new Reader(ada.tenant() + "-south", "ada"));
        assertThat(elsewhere.next().id()).isEqualTo(forHer.id());
    }

    @Test
    void a_browser_gives_its_token_in_the_query() {
        HttpRequest request = HttpRequest.newBuilder(
                        InboxApp.app().uri("/api/notes/stream?access_token=" + TestTokens.good(ada.tenant(), "ada")))
                .build();
        Client client = keep(new Client(request));

        assertThat(client.next().name()).isEqualTo("changed");
    }

    @Test
    void a_client_that_comes_again_gets_what_it_missed() {
        Note known = stored(ada);
        Note first = stored(ada);
        Note second = stored(ada);

        for (String last : List.of(known.id(), "c1")) {
            Client client = client(last);
            assertThat(client.next().id()).isEqualTo(first.id());
            assertThat(client.next().id()).isEqualTo(second.id());
            assertThat(client.next()).isEqualTo(new Event("c3", "changed", "{\"unseen\":3,\"unread\":3}"));
        }
        assertThat(client("nothing that anybody knows").next().id()).isEqualTo("c3");
    }

    @Test
    void a_client_that_missed_much_gets_all_of_it_in_several_turns() {
        List<String> ids = IntStream.range(0, NoteStreams.MISSED_AT_ONCE + 20)
                .mapToObj(each -> stored(ada).id())
                .toList();

        List<String> heard = new ArrayList<>();
        String last = "c0";
        while (heard.size() < ids.size()) {
            for (Event event : client(last).untilEnd(ids.size() - heard.size())) {
                heard.add(event.id());
                last = event.id();
            }
        }
        assertThat(heard).isEqualTo(ids);
    }

    @Test
    void nobody_has_streams_without_end() {
        IntStream.range(0, NoteStreams.MOST_OF_ONE_READER)
                .forEach(each -> client("").next());

        HttpResponse<String> answer = InboxApp.get(ada, "/api/notes/stream");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();

        clients.get(0).close();
        // whether a client is still there shows when it is written to
        await().untilAsserted(() -> {
            stored(ada);
            assertThat(client("").status()).isEqualTo(200);
        });
    }

    @Test
    void a_stream_shows_that_it_stands_until_its_token_expires() {
        Instant until = Instant.parse("2026-03-01T12:00:00Z");
        List<NoteStream> over = new ArrayList<>();
        NoteStream stream = new NoteStream(new Caller(ada, false, until), over::add);
        assertThat(text(stream)).isEqualTo("retry: 2000\n\n");

        stream.beat(until.minusMillis(1));
        assertThat(text(stream)).isEqualTo(":\n\n");
        assertThat(stream.isDone()).isFalse();

        stream.beat(until);
        assertThat(text(stream)).isEmpty();
        assertThat(stream.isDone()).isTrue();
    }

    @Test
    void a_client_that_does_not_read_is_sent_away() {
        LocalNoteBus bus = new LocalNoteBus();
        NoteStream stream = new NoteStream(new Caller(ada, false, Instant.MAX), gone -> {});
        stream.subscribe(bus);
        for (int each = 0; each < 2_000; each++) {
            bus.publish(ada, new NoteEvent("notification", "id", "x".repeat(1_000)));
        }

        long size = 0;
        while (!stream.isDone()) {
            size += text(stream).length();
        }
        assertThat(size).isBetween(500_000L, 1_200_000L);
        stream.over(true);
        assertThat(bus.readers()).isEmpty();
    }

    private static String text(NoteStream stream) {
        return new String(stream.next(), StandardCharsets.UTF_8);
    }

    private Client client(String lastEventId) {
        return client(ada, lastEventId);
    }

    private Client client(Reader reader, String lastEventId) {
        HttpRequest.Builder request = InboxApp.request(reader, "/api/notes/stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return keep(new Client(request.build()));
    }

    private Client keep(Client client) {
        clients.add(client);
        return client;
    }

    private record Event(String id, String name, String data) {}

    /** Reads server-sent events as a browser does. */
    private static final class Client {

        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        Client(HttpRequest request) {
            response = InboxApp.send(request, HttpResponse.BodyHandlers.ofInputStream());
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        int status() {
            return response.statusCode();
        }

        /** The next event; null when the stream is over. */
        Event next() {
            String id = "";
            String name = "";
            String data = "";
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isEmpty() && !data.isEmpty()) {
                        return new Event(id, name, data);
                    }
                    id = line.startsWith("id: ") ? line.substring(4) : id;
                    name = line.startsWith("event: ") ? line.substring(7) : name;
                    data = line.startsWith("data: ") ? line.substring(6) : data;
                }
            } catch (IOException closed) {
                return null;
            }
            return null;
        }

        /** All events, so many at most. */
        List<Event> untilEnd(int most) {
            List<Event> events = new ArrayList<>();
            for (Event event = next(); event != null; event = next()) {
                events.add(event);
                if (events.size() == most) {
                    return events;
                }
            }
            return events;
        }

        void close() {
            try {
                response.body().close();
            } catch (IOException gone) {
                // as wanted
            }
        }
    }
}
