package io.github.carillon.worker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.FreePort;
import io.github.carillon.worker.context.EngineDirectory;
import io.github.carillon.worker.context.EnginePermissions;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.RealEngine;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;

final class EngineRestTest {

    private static final RealEngine ENGINE = RealEngine.shared();

    @Test
    void an_engine_that_is_there_is_healthy() {
        assertThat(rest(ENGINE.rest()).health()).isEqualTo(new Health(true, "version 7.24.0"));
        assertThat(rest(URI.create(ENGINE.rest() + "/")).health().ok()).isTrue();
    }

    @Test
    void an_engine_that_is_not_there_is_not() throws IOException {
        URI nowhere = URI.create("http://127.0.0.1:" + FreePort.any() + "/engine-rest");

        assertThat(rest(nowhere).health())
                .isEqualTo(new Health(false, "the engine at " + nowhere + " cannot be reached"));
    }

    @Test
    void something_else_that_answers_is_no_engine() {
        URI elsewhere = ENGINE.rest().resolve("/elsewhere");

        assertThat(rest(elsewhere).health())
                .isEqualTo(new Health(false, "no Camunda REST at " + elsewhere + ": HTTP status 404"));
    }

    @Test
    void an_engine_of_another_name_is_told_with_those_that_there_are() {
        assertThat(rest(URI.create(ENGINE.rest() + "/engine/default/")).health())
                .isEqualTo(new Health(true, "version 7.24.0"));
        assertThat(rest(URI.create(ENGINE.rest() + "/engine/no%20such")).health())
                .isEqualTo(new Health(
                        false,
                        "there is no engine \"no such\" at " + ENGINE.rest()
                                + "/engine, which has: default; correct carillon.engine.url"));
    }

    @Test
    void a_user_of_the_engine_is_found_with_what_is_known() {
        User user = save("pat-" + UUID.randomUUID(), "Pat", null, "pat@example.org");
        EngineDirectory directory = directory(ENGINE.rest());

        assertThat(directory.user(user.getId()))
                .contains(new Recipient(user.getId(), "Pat", null, "pat@example.org", null, null));
    }

    @Test
    void a_user_id_may_hold_any_character() {
        User user = save("o'neil & co/ü?*%" + UUID.randomUUID(), "Pat", "O'Neil", null);

        assertThat(directory(ENGINE.rest()).user(user.getId()))
                .contains(new Recipient(user.getId(), "Pat", "O'Neil", null, null, null));
    }

    @Test
    void a_user_who_was_unknown_is_found_as_soon_as_there_is_one() {
        EngineDirectory directory = directory(ENGINE.rest());
        String id = "new-" + UUID.randomUUID();
        assertThat(directory.user(id)).isEmpty();

        save(id, "New", "User", "new@example.org");
        assertThat(directory.user(id)).isPresent();
    }

    @Test
    void a_user_who_is_known_is_not_asked_about_each_time() {
        EngineDirectory directory = directory(ENGINE.rest());
        User user = save("kept-" + UUID.randomUUID(), "Pat", null, null);
        directory.user(user.getId());
        ENGINE.identity().deleteUser(user.getId());

        assertThat(directory.user(user.getId())).isPresent();
    }

    @Test
    void a_directory_that_gives_no_answer_is_told_without_the_users_name() throws IOException {
        EngineDirectory directory = directory(URI.create("http://127.0.0.1:" + FreePort.any() + "/engine-rest"));

        assertThatExceptionOfType(DirectoryException.class)
                .isThrownBy(() -> directory.user("mary"))
                .withMessage("the engine's identity service gave no answer")
                .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain("mary"));
    }

    @Test
    void access_is_shown_to_nobody() {
        assertThat(EngineAccess.basic("demo", Secret.of("hunter2"))
                        .authorization()
                        .map(Secret::reveal))
                .contains("Basic ZGVtbzpodW50ZXIy");
        assertThat(EngineAccess.bearer(Secret.of("token")).authorization().map(Secret::reveal))
                .contains("Bearer token");
        assertThat(EngineAccess.basic("demo", Secret.of("hunter2"))
                        .authorization()
                        .toString())
                .doesNotContain("ZGVtbz");
    }

    private static User save(String id, String firstName, String lastName, String email) {
        User user = ENGINE.identity().newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(email);
        user.setPassword("password");
        ENGINE.identity().saveUser(user);
        return user;
    }

    private static EngineDirectory directory(URI engine) {
        EngineQueries queries = new RestQueries(rest(engine));
        return new EngineDirectory(queries, new EnginePermissions(queries), Clock.systemUTC());
    }

    private static EngineRest rest(URI engine) {
        return new EngineRest(engine, EngineAccess.none());
    }
}
