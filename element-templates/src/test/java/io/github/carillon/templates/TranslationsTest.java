package io.github.carillon.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TranslationsTest {

    private static final Set<String> TEXTS = Set.of("label", "description", "placeholder", "message", "keywords");
    private static final Pattern TAG = Pattern.compile("</?([a-z]+)[^>]*>");
    /** What stands in code or names an id has signs of its own. */
    private static final Pattern CODE = Pattern.compile("<code>.*?</code>|\\{\\{.*?}}|\\$\\{.*?}|[a-z]+=\"[^\"]*\"");

    private static final int LONGEST_CHOICE = 32;
    private static final int LONGEST_OUTPUT_TITLE = 29;

    @ParameterizedTest
    @EnumSource
    void a_translation_differs_in_its_texts_only(Language language) {
        List<JsonNode> english = Template.everything(Language.ENGLISH).stream()
                .map(template -> textless(template.json()))
                .toList();

        assertThat(Template.everything(language).stream().map(template -> textless(template.json())))
                .isEqualTo(english);
    }

    @Test
    void the_steps_are_called_what_the_products_they_come_from_call_them() {
        assertThat(names(Language.ENGLISH))
                .containsExactly(
                        "Send Notification",
                        "SENDMESSAGE",
                        "Send Message to Users",
                        "Send Message to Devices",
                        "A/B test notification",
                        "Supervised process");
        assertThat(names(Language.FRENCH))
                .containsExactly(
                        "Envoyer une notification",
                        "SENDMESSAGE",
                        "Envoyer un message à des utilisateurs",
                        "Envoyer un message à des appareils",
                        "Notification de test A/B",
                        "Processus supervisé");
        assertThat(names(Language.SPANISH))
                .containsExactly(
                        "Enviar notificación",
                        "SENDMESSAGE",
                        "Enviar mensaje a usuarios",
                        "Enviar mensaje a dispositivos",
                        "Aviso de prueba A/B",
                        "Proceso supervisado");
    }

    @ParameterizedTest
    @EnumSource
    void what_stands_in_one_line_fits_the_panel(Language language) {
        assertThat(properties(language)
                        .flatMap(field -> stream(field.path("choices")))
                        .map(choice -> choice.get("name").asText()))
                .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(LONGEST_CHOICE));
        assertThat(Template.everything(language).stream()
                        .flatMap(template -> template.boundTo("camunda:outputParameter").stream())
                        .map(output -> output.get("label").asText()))
                .allSatisfy(title -> assertThat(title).hasSizeLessThanOrEqualTo(LONGEST_OUTPUT_TITLE));
    }

    @ParameterizedTest
    @EnumSource
    void a_label_keeps_the_name_of_the_variable_in_view(Language language) {
        assertThat(properties(language)
                        .filter(field -> field.at("/binding/name").asText().matches("[A-Za-z_]+")))
                .allSatisfy(field -> assertThat(field.get("label").asText())
                        .endsWith(" (" + field.at("/binding/name").asText() + ")"));
    }

    @ParameterizedTest
    @EnumSource
    void descriptions_hold_no_markup_but_what_the_editor_shows(Language language) {
        assertThat(properties(language).map(field -> field.path("description").asText()))
                .allSatisfy(text -> assertThat(tags(text)).isSubsetOf("code", "em", "strong", "br", "a"));
    }

    @Test
    void the_mark_of_a_required_group_agrees_with_the_word_before_it() {
        assertThat(groups(Language.ENGLISH)).contains("Message (required)", "Recipients (required)");
        assertThat(groups(Language.FRENCH)).contains("Message (obligatoire)", "Destinataires (obligatoires)");
        assertThat(groups(Language.SPANISH)).contains("Mensaje (obligatorio)", "Destinatarios (obligatorios)");
    }

    @Test
    void in_french_a_space_that_does_not_break_stands_before_a_colon_and_its_like() {
        assertThat(prose(Language.FRENCH))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContainPattern("(^|[^\u00a0])[:;?!](\\s|$)"));
    }

    @Test
    void in_english_and_spanish_no_space_stands_before_a_colon_and_its_like() {
        assertThat(Stream.of(Language.ENGLISH, Language.SPANISH).flatMap(TranslationsTest::prose))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern("\\h[:;?!]"));
    }

    private static Stream<String> groups(Language language) {
        return Template.everything(language).stream()
                .flatMap(template -> stream(template.json().get("groups")))
                .map(group -> group.get("label").asText());
    }

    private static Stream<String> prose(Language language) {
        return properties(language)
                .flatMap(field -> Stream.concat(
                        Stream.of(
                                field.path("label"),
                                field.path("description"),
                                field.at("/constraints/pattern/message")),
                        stream(field.path("choices")).map(choice -> choice.get("name"))))
                .map(text -> CODE.matcher(text.asText()).replaceAll("\u2026"));
    }

    private static List<String> names(Language language) {
        return Template.everything(language).stream()
                .map(template -> template.json().get("name").asText())
                .toList();
    }

    private static Stream<JsonNode> properties(Language language) {
        return Template.everything(language).stream().flatMap(template -> template.properties().stream());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> tags(String text) {
        Matcher matcher = TAG.matcher(text);
        return matcher.results().map(result -> result.group(1)).toList();
    }

    /** A name is a text in a template and in a choice, but not in a binding, which has a type. */
    private static JsonNode textless(JsonNode node) {
        JsonNode copy = node.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(TEXTS);
            if (!object.has("type")) {
                object.remove("name");
            }
        }
        node.forEach(TranslationsTest::strip);
    }
}
