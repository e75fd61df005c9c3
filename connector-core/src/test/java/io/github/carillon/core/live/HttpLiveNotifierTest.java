package io.github.carillon.core.live;

import static io.github.carillon.core.live.PushSamples.CLOCK;
import static io.github.carillon.core.live.PushSamples.LIMITS;
import static io.github.carillon.core.live.PushSamples.kindOf;
import static io.github.carillon.core.live.PushSamples.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.message.NoteJson;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.EndpointTestServer;
import io.github.carillon.testserver.ServiceAnswer;
import io.github.carillon.testserver.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpLiveNotifierTest {

    private static final Secret SECRET = Secret.of("the-shared-secret");

    private final EndpointTestServer app = EndpointTestServer.start(204);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void the_application_is_told_who_and_what() {
        try (HttpLiveNotifier push = push(null, SECRET)) {
            assertThat(kindOf(push.push("mary", note()))).isEqualTo("accepted " + note().id());
            push.pushToGroup("sales", note());
        }
        ServiceRequest first = app.requests().get(0);
        assertThat(first.target()).isEqualTo("/internal/notify?from=carillon");
        assertThat(first.header("Authorization")).isEqualTo("Bearer the-shared-secret");
        assertThat(first.json().path("user").asText()).isEqualTo("mary");
        assertThat(first.json().path("note")).isEqualTo(NoteJson.of(note()));
        assertThat(app.requests().get(1).json().path("group").asText()).isEqualTo("sales");
    }

    @Test
    void the_secret_may_have_a_header_of_its_own_or_not_be_there() {
        try (HttpLiveNotifier named = push("X-Api-Key", SECRET);
                HttpLiveNotifier open = push(null, null)) {
            named.push("mary", note());
            open.push("mary", note());
        }
        assertThat(app.requests().get(0).header("X-Api-Key")).isEqualTo("the-shared-secret");
        assertThat(app.requests())
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isEmpty());
    }

    @Test
    void a_refusal_does_not_repeat_the_note() {
        app.next(ServiceAnswer.reply(422, "a private text"));
        try (HttpLiveNotifier push = push(null, SECRET)) {
            assertThat(push.push("mary", note()).toString())
                    .contains("HTTP_422", "the application answered 422")
                    .doesNotContain("private", "the-shared-secret");
        }
    }

    private HttpLiveNotifier push(@Nullable String header, @Nullable Secret secret) {
        return new HttpLiveNotifier(
                new HttpSettings(app.baseUri().resolve("/internal/notify?from=carillon"), header, secret, LIMITS),
                CLOCK);
    }
}
