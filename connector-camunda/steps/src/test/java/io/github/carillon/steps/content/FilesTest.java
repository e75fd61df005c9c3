package io.github.carillon.steps.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.message.Attachment;
import io.github.carillon.core.message.ValueFormat;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.task.FileVariable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FilesTest {

    private static final byte[] CONTENT = "Grüße".getBytes(StandardCharsets.UTF_8);

    private static final ValueFormat FORMAT = new ValueFormat(ZoneId.of("Europe/Berlin"));

    private final Map<String, Object> fields = new HashMap<>();

    @Test
    void a_file_variable_keeps_its_name_and_type() {
        fields.put("invoice", new FileVariable("Rechnung März.pdf", "application/pdf", () -> CONTENT));

        assertFile(attached("invoice"), "Rechnung März.pdf", "application/pdf", null);
    }

    @Test
    void bytes_are_called_as_their_variable_is() {
        fields.put("photo.jpg", CONTENT);

        assertFile(attached("photo.jpg"), "photo.jpg", "application/octet-stream", null);
    }

    @Test
    void an_object_says_its_name_its_type_and_its_content_in_base64() {
        fields.put("report", Map.of("name", "r.csv", "contentType", "text/csv", "content", base64(CONTENT)));
        fields.put("bare", Map.of("content", base64(CONTENT)));

        assertFile(attached("report"), "r.csv", "text/csv", null);
        assertFile(attached("bare"), "bare", "application/octet-stream", null);
    }

    @Test
    void a_file_may_be_empty() {
        fields.put("report", Map.of("content", ""));

        assertThat(attached("report").size()).isZero();
    }

    @Test
    void base64_may_be_broken_into_lines() {
        byte[] content = "x".repeat(500).getBytes(StandardCharsets.US_ASCII);
        fields.put("report", Map.of("content", Base64.getMimeEncoder().encodeToString(content)));

        assertThat(attached("report").content()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "====", "SGFsbG8=SGFsbG8=", "!", "R3LDvMOf*ZQ==", "data:text/plain;base64,R3LDvMOfZQ=="})
    void content_that_is_no_base64_is_a_mistake(String content) {
        fields.put("report", Map.of("content", content));

        assertThat(new Files(fields, 1 << 20).attachments(List.of("report"), fields, false))
                .isEqualTo(Validated.invalid("is \"report\", whose content is not Base64"));
    }

    @Test
    void an_object_without_content_is_a_mistake() {
        fields.put("report", Map.of("name", "r.csv"));

        assertThat(new Files(fields, 1 << 20).attachments(List.of("report"), fields, false))
                .isEqualTo(Validated.invalid("is \"report\", which has no content"));
    }

    @Test
    void a_picture_is_called_as_its_variable_is() {
        fields.put("logo", new FileVariable("logo-2024.png", "image/png", () -> CONTENT));

        Attachment picture = only(new Files(fields, 1 << 20).attachments(List.of("logo"), fields, true));
        assertFile(picture, "logo-2024.png", "image/png", "logo");
    }

    @Test
    void a_path_leads_to_a_file_and_several_keep_their_order() {
        fields.put("order", Map.of("papers", List.of(CONTENT, Map.of("name", "b.txt", "content", ""))));
        fields.put("first", CONTENT);

        assertThat(all("order.papers[1]", "first", "order.papers[0]"))
                .extracting(Attachment::name)
                .containsExactly("b.txt", "first", "order.papers[0]");
    }

    @Test
    void a_variable_that_is_null_is_no_file_and_no_mistake() {
        fields.put("optional", null);
        fields.put("invoice", CONTENT);

        assertThat(all("optional", "invoice")).extracting(Attachment::name).containsExactly("invoice");
        assertThat(all()).isEmpty();
    }

    @Test
    void a_name_may_have_a_comma_in_it_and_else_it_is_two() {
        fields.put("a,b", CONTENT);
        fields.put(" c ", CONTENT);
        fields.put("a", new byte[0]);
        fields.put("b", new byte[0]);
        fields.put("null,too", null);

        assertThat(all("a,b", " c ")).extracting(Attachment::name).containsExactly("a,b", "c");
        assertThat(all("null,too")).isEmpty();
        assertThat(all("b; a")).extracting(Attachment::name).containsExactly("b", "a");
    }

    @Test
    void where_nothing_stands_in_a_list_no_file_is_meant() {
        fields.put("papers", Arrays.asList(null, " ", List.of(), List.of(CONTENT), "photo"));
        fields.put("photo", CONTENT);
        fields.put("order", null);

        assertThat(all("papers", "order.papers")).extracting(Attachment::name).containsExactly("papers[3][0]", "photo");
    }

    @Test
    void a_name_that_leads_nowhere_is_a_mistake_that_says_what_is_there() {
        fields.put("invoice", CONTENT);

        assertThat(new Files(fields, 1 << 20).attachments(List.of("invoice", "invoce"), fields, false))
                .isEqualTo(Validated.invalid("is \"invoce\", which leads nowhere at \"invoce\"; there are [invoice]"));
    }

    static List<Object> noFiles() {
        return List.of("/etc/passwd", "file:///etc/passwd", 7, true);
    }

    @ParameterizedTest
    @MethodSource("noFiles")
    void what_is_no_file_is_a_mistake_and_a_path_is_never_opened(Object value) {
        fields.put("x", value);

        assertThat(new Files(fields, 1 << 20).attachments(List.of("x"), fields, false))
                .isEqualTo(Validated.invalid(
                        "is \"x\", which is no file: a File variable, bytes or an object is expected"));
    }

    @Test
    void a_file_that_is_not_asked_for_is_not_fetched() {
        AtomicInteger fetched = new AtomicInteger();
        fields.put("big", new FileVariable("big.zip", null, () -> {
            fetched.incrementAndGet();
            return CONTENT;
        }));
        fields.put("invoice", CONTENT);

        attached("invoice");
        assertThat(fetched).hasValue(0);
        attached("big");
        assertThat(fetched).hasValue(1);
    }

    @Test
    void a_text_of_any_length_comes_from_a_text_bytes_or_a_file() {
        assertThat(Files.text("Grüße", FORMAT)).isEqualTo(Validated.valid("Grüße"));
        assertThat(Files.text(7, FORMAT)).isEqualTo(Validated.valid("7"));
        assertThat(Files.text(CONTENT, FORMAT)).isEqualTo(Validated.valid("Grüße"));
        assertThat(Files.text(new FileVariable("t.txt", "text/plain", () -> CONTENT), FORMAT))
                .isEqualTo(Validated.valid("Grüße"));
        assertThat(Files.text("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII), FORMAT))
                .isEqualTo(Validated.valid("x".repeat(100_000)));
    }

    @Test
    void a_list_stands_for_its_files_and_for_those_that_it_names() {
        fields.put("invoice", new FileVariable("invoice.pdf", "application/pdf", () -> CONTENT));
        fields.put("report", Map.of("name", "r.csv", "content", base64(CONTENT)));
        fields.put("names", List.of("invoice", " report "));
        fields.put("files", Arrays.asList(fields.get("report"), null, fields.get("invoice")));
        fields.put("none", List.of());

        for (String list : List.of("names", "files")) {
            assertThat(new Files(fields, 1 << 20)
                            .attachments(List.of(list, "none"), fields, false)
                            .<List<String>>match(
                                    found -> found.stream()
                                            .map(Attachment::name)
                                            .sorted()
                                            .toList(),
                                    List::of))
                    .containsExactly("invoice.pdf", "r.csv");
        }
        assertThat(new Files(fields, 1 << 20)
                        .attachments(List.of("files"), fields, true)
                        .<List<String>>match(
                                found -> found.stream()
                                        .map(Attachment::contentId)
                                        .toList(),
                                List::of))
                .containsExactly("r.csv", "invoice.pdf");
    }

    @Test
    void a_number_and_a_point_in_time_are_texts_too() {
        assertThat(Files.text(4915112345678d, FORMAT)).isEqualTo(Validated.valid("4915112345678"));
        assertThat(Files.text(Instant.parse("2026-11-21T12:00:00Z"), FORMAT))
                .isEqualTo(Validated.valid("2026-11-21T13:00:00+01:00"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, windows-1252",
                "text/plain, windows-1252",
                "text/plain; charset=utf-8, windows-1252",
                "text/plain; charset=windows-1252, -",
                "text/plain; format=flowed; Charset=\"Windows-1252\", -",
            })
    void a_file_is_read_in_its_own_encoding(String type, String encoding) {
        byte[] content = "Grüße für 5 €".getBytes(Charset.forName("windows-1252"));

        assertThat(Files.text(new FileVariable("t.txt", type, encoding, () -> content), FORMAT))
                .isEqualTo(Validated.valid("Grüße für 5 €"));
    }

    @Test
    void a_mark_of_the_byte_order_is_no_text() {
        byte[] content = "\uFEFFGrüße".getBytes(StandardCharsets.UTF_8);

        assertThat(Files.text(new FileVariable("t.txt", null, () -> content), FORMAT))
                .isEqualTo(Validated.valid("Grüße"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ebcdic-37-x", "no such thing"})
    void an_encoding_that_nobody_knows_is_named(String encoding) {
        assertThat(Files.text(new FileVariable("t.txt", "text/plain", encoding, () -> CONTENT), FORMAT))
                .isEqualTo(Validated.invalid("is the file \"t.txt\" in the encoding \"" + encoding
                        + "\", which is none that the worker knows: one is UTF-8 or windows-1252"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "text/csv, windows-1252, text/csv; charset=windows-1252",
                "text/csv; charset=utf-8, windows-1252, text/csv; charset=utf-8",
                "text/csv, no such thing, text/csv",
                "text/csv, -, text/csv",
                "application/pdf, UTF-8, application/pdf",
                "-, UTF-8, application/octet-stream",
            })
    void an_attached_text_says_its_encoding(String type, String encoding, String sent) {
        fields.put("list", new FileVariable("list.csv", type, encoding, () -> CONTENT));

        assertThat(attached("list").contentType()).isEqualTo(sent);
    }

    @Test
    void an_object_or_a_list_is_no_text() {
        Validated<String> wrong = Validated.invalid("leads to an object or a list where a text is expected");

        assertThat(Files.text(Map.of("a", "b"), FORMAT)).isEqualTo(wrong);
        assertThat(Files.text(List.of("a"), FORMAT)).isEqualTo(wrong);
    }

    @Test
    void a_file_is_shown_by_its_name() {
        assertThat(new FileVariable("a.pdf", "application/pdf", () -> CONTENT)).hasToString("a.pdf");
    }

    private Attachment attached(String name) {
        return only(new Files(fields, 1 << 20).attachments(List.of(name), fields, false));
    }

    private List<Attachment> all(String... names) {
        return valid(new Files(fields, 1 << 20).attachments(List.of(names), fields, false));
    }

    private static Attachment only(Validated<List<Attachment>> found) {
        assertThat(valid(found)).hasSize(1);
        return valid(found).get(0);
    }

    private static List<Attachment> valid(Validated<List<Attachment>> found) {
        return found.match(files -> files, reason -> {
            throw new AssertionError(reason);
        });
    }

    private static void assertFile(Attachment file, String name, String type, String contentId) {
        assertThat(file.name()).isEqualTo(name);
        assertThat(file.contentType()).isEqualTo(type);
        assertThat(file.content()).isEqualTo(CONTENT);
        assertThat(file.contentId()).isEqualTo(contentId);
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }
}
