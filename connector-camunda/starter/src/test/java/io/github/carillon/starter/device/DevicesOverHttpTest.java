package io.github.carillon.starter.device;

import static io.github.carillon.starter.inbox.InboxApp.call;
import static io.github.carillon.starter.inbox.InboxApp.get;
import static io.github.carillon.starter.inbox.InboxApp.json;
import static io.github.carillon.starter.inbox.InboxApp.newReader;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.starter.inbox.InboxApp;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's devices, and those of all, as programs ask for them. */
final class DevicesOverHttpTest {

    private static final List<String> ROLES = List.of("reader", InboxApp.ADMINISTRATOR);

    private final Reader ada = newReader("ada");
    private final Reader bob = new Reader(ada.tenant(), "bob");
    private final Reader elsewhere = new Reader(ada.tenant() + "-south", "ada");

    @Test
    void what_is_registered_is_listed_and_its_address_is_not_shown() {
        String token = UUID.randomUUID().toString();

        HttpResponse<String> answer =
                register(ada, phone(token).put("platform", "Android").put("appVersion", "4.2"));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode device = json(answer);
        assertThat(device.get("name").asText()).isEqualTo("Ada's phone");
        assertThat(device.get("platform").asText()).isEqualTo("Android");
        assertThat(device.get("state").asText()).isEqualTo("active");
        assertThat(device.get("obstacle").isNull()).isTrue();
        assertThat(list(ada)).containsExactly(device);
        assertThat(answer.body()).doesNotContain(token);
    }

    @Test
    void the_same_device_is_registered_once_by_its_address_and_by_its_id() {
        JsonNode first = json(register(ada, phone("same")));
        JsonNode again = json(register(ada, phone("same").put("name", "Ada's new name")));
        JsonNode moved =
                json(register(ada, phone("moved").put("id", first.get("id").asText())));

        assertThat(again.get("id")).isEqualTo(first.get("id"));
        assertThat(moved.get("id")).isEqualTo(first.get("id"));
        assertThat(list(ada)).hasSize(1);
    }

    @Test
    void a_device_on_which_somebody_else_signs_in_is_theirs_from_then_on() {
        String token = UUID.randomUUID().toString();
        register(ada, phone(token));

        register(bob, phone(token));

        assertThat(list(bob))
                .singleElement()
                .satisfies(device -> assertThat(state(device)).isEqualTo("active"));
        assertThat(list(ada)).singleElement().satisfies(device -> {
            assertThat(state(device)).isEqualTo("gone");
            assertThat(device.get("obstacle").asText()).isEqualTo("DEVICE_GONE");
            assertThat(device.get("reason").asText()).isEqualTo("registered anew");
        });
    }

    @Test
    void a_device_without_permission_needs_no_address() {
        ObjectNode denied = phone("").put("permission", "denied");
        denied.remove("address");

        assertThat(json(register(ada, denied)).get("obstacle").asText()).isEqualTo("PERMISSION_DENIED");
        assertThat(json(register(ada, phone("x").put("clientInstalled", false)))
                        .get("obstacle")
                        .asText())
                .isEqualTo("CLIENT_MISSING");
    }

    @Test
    void half_a_character_is_no_name() {
        String path =
                "/api/devices/" + json(register(ada, phone("half"))).get("id").asText() + "/name";

        assertThat(json(call(ada, "PUT", path, "{\"name\":\"half \\ud800\"}"))
                        .get("detail")
                        .asText())
                .contains("no half of a surrogate pair");
    }

    @Test
    void a_name_counts_as_readers_count_and_an_empty_platform_is_none() {
        JsonNode device =
                json(register(ada, phone("emoji").put("name", "📱".repeat(100)).put("platform", "")));

        assertThat(device.get("name").asText()).isEqualTo("📱".repeat(100));
        assertThat(device.get("platform").isNull()).isTrue();
    }

    @Test
    void a_device_is_renamed_and_revoked_by_its_owner_alone() {
        String path =
                "/api/devices/" + json(register(ada, phone("mine"))).get("id").asText();

        for (Reader other : List.of(bob, elsewhere)) {
            assertThat(call(other, "DELETE", path, "").statusCode()).isEqualTo(404);
            assertThat(call(other, "PUT", path + "/name", "{\"name\":\"Mine\"}").statusCode())
                    .isEqualTo(404);
            assertThat(list(other)).isEmpty();
        }
        assertThat(call(ada, "PUT", path + "/name", "{\"name\":\" The old\\nphone \"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(list(ada).get(0).get("name").asText()).isEqualTo("The old phone");
        assertThat(call(ada, "DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(call(ada, "DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(state(list(ada).get(0))).isEqualTo("revoked");
    }

    @Test
    void what_was_revoked_does_not_come_back_by_itself_and_is_another_device_when_it_is_wanted() {
        String id = json(register(ada, phone("again"))).get("id").asText();
        call(ada, "DELETE", "/api/devices/" + id, "");

        assertThat(register(ada, phone("again").put("id", id)).statusCode()).isEqualTo(409);
        assertThat(state(list(ada).get(0))).isEqualTo("revoked");

        JsonNode back = json(register(ada, phone("again")));
        assertThat(back.get("id").asText()).isNotEqualTo(id);
        assertThat(state(back)).isEqualTo("active");
        assertThat(list(ada)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource
    void a_mistake_names_the_member(String member, String value, String reason) {
        ObjectNode device = phone("token");
        if (value == null) {
            device.remove(member);
        } else {
            device.put(member, value);
        }

        HttpResponse<String> answer = register(ada, device);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("field").asText()).isEqualTo(member);
        assertThat(json(answer).get("detail").asText()).contains(reason);
        assertThat(list(ada)).isEmpty();
    }

    static Stream<Arguments> a_mistake_names_the_member() {
        return Stream.of(
                Arguments.of("kind", null, "is missing"),
                Arguments.of("kind", "pigeon", "must be one of [web-push, unified-push, fcm, apns]"),
                Arguments.of("kind", "apns", "no connection for apns is configured"),
                Arguments.of("connection", "mail", "is none for fcm: there are [app]"),
                Arguments.of("address", null, "is missing"),
                Arguments.of("address", "two words", "address"),
                Arguments.of("name", null, "is missing"),
                Arguments.of("name", " ", "must have 1 to 100 characters"),
                Arguments.of("name", "\u200b", "must have 1 to 100 characters"),
                Arguments.of("name", "a\u0000b", "must have no control character"),
                Arguments.of("name", "\u001b[31mred", "must have no control character"),
                Arguments.of("app", "a\u0007", "must have no control character"),
                Arguments.of("id", "x\u0000", "must be the id of a device"),
                Arguments.of("platform", "x".repeat(101), "must have 1 to 100 characters"),
                Arguments.of("permission", "maybe", "must be one of [granted, denied, default]"),
                Arguments.of("clientInstalled", "yes", "must be true or false"),
                Arguments.of("owner", "bob", "is unknown here"));
    }

    @Test
    void it_says_by_what_a_device_can_be_registered() {
        assertThat(get(ada, "/api/devices/connections").body())
                .isEqualTo("{\"connections\":[{\"name\":\"app\",\"kinds\":[\"fcm\"],\"publicKey\":null}]}");
    }

    @Test
    void an_administrator_sees_all_of_their_tenant_page_by_page() {
        register(ada, phone("a1"));
        register(ada, phone("a2"));
        register(bob, phone("b1"));
        register(elsewhere, phone("s1"));

        JsonNode first = json(administer("GET", "?size=2"));
        JsonNode second =
                json(administer("GET", "?size=2&after=" + first.get("next").asText()));

        assertThat(first.get("devices").findValuesAsText("user")).containsExactly("ada", "ada");
        assertThat(second.get("devices").findValuesAsText("user")).containsExactly("bob");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(json(administer("GET", "?user=bob")).get("devices")).hasSize(1);
        assertThat(json(administer("GET", "?state=gone")).get("devices")).isEmpty();
        assertThat(json(administer("GET", "?kind=apns")).get("devices")).isEmpty();
    }

    @Test
    void an_administrator_revokes_a_device_of_their_tenant_alone() {
        String hers = json(register(ada, phone("r1"))).get("id").asText();
        String south = json(register(elsewhere, phone("r2"))).get("id").asText();

        assertThat(administer("DELETE", "/" + hers).statusCode()).isEqualTo(204);
        assertThat(administer("DELETE", "/" + south).statusCode()).isEqualTo(404);

        assertThat(list(ada).get(0).get("reason").asText()).isEqualTo("revoked by an administrator");
        assertThat(state(list(elsewhere).get(0))).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/admin/devices", "DELETE,/api/admin/devices/00000000000000000000000000000000"})
    void nobody_else_administers(String method, String path) {
        assertThat(call(ada, List.of("reader", "device-administrator"), method, path)
                        .statusCode())
                .isEqualTo(403);
        assertThat(call(ada, method, path, "").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=201", "state=lost", "kind=x", "after=x", "user=%00"})
    void a_question_that_is_none_is_refused(String query) {
        assertThat(administer("GET", "?" + query).statusCode()).isEqualTo(400);
    }

    private ObjectNode phone(String token) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "fcm")
                .put("address", ada.tenant() + "-" + token)
                .put("name", "Ada's phone");
    }

    private static HttpResponse<String> register(Reader owner, ObjectNode device) {
        return call(owner, "POST", "/api/devices", device.toString());
    }

    private HttpResponse<String> administer(String method, String what) {
        return call(new Reader(ada.tenant(), "root"), ROLES, method, "/api/admin/devices" + what);
    }

    private static List<JsonNode> list(Reader owner) {
        return Stream.of(json(get(owner, "/api/devices")).get("devices"))
                .flatMap(all -> {
                    Stream.Builder<JsonNode> each = Stream.builder();
                    all.forEach(each);
                    return each.build();
                })
                .toList();
    }

    private static String state(JsonNode device) {
        return device.get("state").asText();
    }
}
