package io.github.carillon.starter.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.inbox.NoteAction;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteCommand;
import io.github.carillon.core.recipient.Reader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/** What the description says is what there is. */
final class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    @Test
    void every_request_is_described_and_nothing_else_is() {
        Set<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : description().get("paths").properties()) {
            path.getValue().fieldNames().forEachRemaining(member -> {
                if (METHODS.contains(member)) {
                    described.add(member.toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
            });
        }

        assertThat(described).isEqualTo(mapped());
    }

    @Test
    void a_note_has_the_members_that_are_described() {
        Reader ada = InboxApp.newReader("ada");
        Note note = InboxApp.stored(ada, Note.INFO, Set.of(NoteCommand.values()));
        JsonNode schema = description().at("/components/schemas/Note");
        List<String> members = new ArrayList<>();
        InboxApp.json(InboxApp.get(ada, "/api/notes/" + note.id())).fieldNames().forEachRemaining(members::add);

        List<String> described = new ArrayList<>();
        schema.get("properties").fieldNames().forEachRemaining(described::add);
        List<String> required = new ArrayList<>();
        schema.get("required").forEach(member -> required.add(member.asText()));
        assertThat(described).isEqualTo(members);
        assertThat(words("/components/schemas/Note/properties/commands/items/enum"))
                .isEqualTo(
                        Stream.of(NoteCommand.values()).map(NoteCommand::name).collect(Collectors.toSet()));
        members.remove("commands");
        assertThat(required).isEqualTo(members);
    }

    @Test
    void preferences_have_the_members_that_are_described() {
        List<String> members = new ArrayList<>();
        InboxApp.json(InboxApp.get(InboxApp.newReader("ada"), "/api/preferences"))
                .fieldNames()
                .forEachRemaining(members::add);

        assertThat(words("/paths/~1api~1preferences/get/responses/200/content/application~1json/schema/required"))
                .isEqualTo(Set.copyOf(members));
    }

    @Test
    void the_words_are_those_that_are_taken() {
        assertThat(words("/paths/~1api~1notes~1{id}~1{mark}/parameters/1/schema/enum"))
                .isEqualTo(Set.of(Words.MARKS.split("\\|", -1)))
                .hasSize(NoteAction.values().length)
                .allSatisfy(word -> assertThat(Words.mark(word)).isNotNull());
        assertThat(words("/paths/~1api~1notes~1all~1{mark}/parameters/0/schema/enum"))
                .isEqualTo(Set.of(Words.MARKS_OF_ALL.split("\\|", -1)))
                .allSatisfy(word -> assertThat(Words.mark(word)).isNotNull());
    }

    @Test
    void whatever_is_referred_to_is_there() {
        JsonNode description = description();
        for (JsonNode reference : description.findValues("$ref")) {
            assertThat(description.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
    }

    private static Set<String> words(String pointer) {
        Set<String> words = new HashSet<>();
        description().at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<String> mapped() {
        Set<String> mapped = new TreeSet<>();
        InboxApp.app()
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> mapped.addAll(requests(info, method)));
        return mapped;
    }

    /** Pages are for people, and are not described. */
    private static List<String> requests(RequestMappingInfo info, HandlerMethod method) {
        List<String> requests = new ArrayList<>();
        if (method.getBeanType().getPackageName().startsWith("io.github.carillon.")
                && method.getBeanType().isAnnotationPresent(RestController.class)) {
            for (String path : info.getPatternValues()) {
                info.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> requests.add(verb + " " + path.replaceAll(":.*?}(?=/|$)", "}")));
            }
        }
        return requests;
    }

    /** As anybody gets it, without a token. */
    private static JsonNode description() {
        HttpResponse<String> answer =
                InboxApp.send(HttpRequest.newBuilder(InboxApp.app().uri("/api/openapi.yaml")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
        return new ObjectMapper().valueToTree(new Yaml().load(answer.body()));
    }
}
