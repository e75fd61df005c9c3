package io.github.carillon.worker.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.testserver.SettableClock;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.Wire;
import io.github.carillon.worker.rest.RestEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;

final class EngineDirectoryTest {

    private final RealEngine engine = RealEngine.shared();
    private final IdentityService identity = engine.identity();
    private final EngineDirectory directory = at(Instant.now());

    @Test
    void a_user_is_known_with_name_and_address() {
        String id = user("ann@example.org");

        assertThat(directory.user(id)).contains(new Recipient(id, "Ann", "Lee", "ann@example.org", null, null));
    }

    @Test
    void a_user_without_an_address_has_none() {
        assertThat(directory.user(user(""))).map(Recipient::email).isEmpty();
    }

    @Test
    void nobody_is_behind_an_unknown_id_and_no_group_behind_an_unknown_name() {
        assertThat(directory.user("nobody-" + UUID.randomUUID())).isEmpty();
        assertThat(directory.members("none-" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void an_id_with_any_characters_is_one_id() {
        String id = "a&id=b c/ü?#" + UUID.randomUUID();
        save(id, "x@example.org");

        assertThat(directory.user(id)).map(Recipient::userId).contains(id);
    }

    @Test
    void every_member_of_a_group_of_several_pages_is_found_once() {
        String group = group(1_203);

        assertThat(directory.members(group).orElseThrow())
                .hasSize(1_203)
                .extracting(Recipient::userId)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_group_without_members_is_a_group() {
        assertThat(directory.members(group(0)))
                .hasValueSatisfying(members -> assertThat(members).isEmpty());
    }

    @Test
    void what_was_told_is_kept_for_a_minute() {
        String id = user("before@example.org");
        Instant start = Instant.now();
        SettableClock time = SettableClock.at(start);
        EngineDirectory kept = directory(rest(engine.rest()), time);
        kept.user(id);
        User user = identity.createUserQuery().userId(id).singleResult();
        user.setEmail("after@example.org");
        identity.saveUser(user);

        time.forward(Duration.ofSeconds(59));
        assertThat(kept.user(id)).map(Recipient::email).contains("before@example.org");
        time.forward(Duration.ofSeconds(1));
        assertThat(kept.user(id)).map(Recipient::email).contains("after@example.org");
    }

    @Test
    void one_who_was_unknown_is_asked_for_again() {
        String id = "late-" + UUID.randomUUID();
        assertThat(directory.user(id)).isEmpty();

        save(id, "late@example.org");
        assertThat(directory.user(id)).isPresent();
    }

    @Test
    void an_engine_that_gives_no_answer_is_said_so() {
        try (Wire wire = new Wire(engine.port())) {
            wire.cut();
            EngineDirectory cut = directory(rest(wire.rest()), Clock.systemUTC());
            assertThatThrownBy(() -> cut.user("ann"))
                    .isInstanceOf(DirectoryException.class)
                    .hasMessageContaining("identity service");
        } catch (IOException closing) {
            throw new AssertionError(closing);
        }
    }

    @Test
    void an_engine_that_is_being_started_does_not_make_anybody_unknown() throws IOException {
        HttpServer starting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        starting.createContext("/", exchange -> {
            // of a large group the first page still came
            boolean there = !exchange.getRequestURI().getQuery().contains("firstResult=500")
                    && exchange.getRequestURI().getQuery().contains("staff");
            byte[] page = ("[" + String.join(",", Collections.nCopies(500, "{\"id\":\"mary\"}")) + "]")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(there ? 200 : 404, there ? page.length : -1);
            if (there) {
                exchange.getResponseBody().write(page);
            }
            exchange.close();
        });
        starting.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + starting.getAddress().getPort());
            EngineDirectory asked = directory(rest(url), Clock.systemUTC());

            assertThatThrownBy(() -> asked.user("ann")).isInstanceOf(DirectoryException.class);
            assertThatThrownBy(() -> asked.members("boss")).isInstanceOf(DirectoryException.class);
            assertThatThrownBy(() -> asked.members("staff")).isInstanceOf(DirectoryException.class);
        } finally {
            starting.stop(0);
        }
    }

    private EngineDirectory at(Instant now) {
        return directory(rest(engine.rest()), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static EngineDirectory directory(EngineQueries engine, Clock clock) {
        return new EngineDirectory(engine, new EnginePermissions(engine), clock);
    }

    private static EngineQueries rest(URI url) {
        return new RestEngine(url, EngineAccess.none()).queries();
    }

    private String user(String email) {
        String id = "user-" + UUID.randomUUID();
        save(id, email);
        return id;
    }

    private void save(String id, String email) {
        User user = identity.newUser(id);
        user.setFirstName("Ann");
        user.setLastName("Lee");
        user.setEmail(email);
        user.setPassword("secret");
        identity.saveUser(user);
    }

    private String group(int members) {
        Group group = identity.newGroup("group" + UUID.randomUUID().toString().replace("-", ""));
        identity.saveGroup(group);
        IntStream.range(0, members)
                .forEach(number -> identity.createMembership(user("m" + number + "@example.org"), group.getId()));
        return group.getId();
    }
}
