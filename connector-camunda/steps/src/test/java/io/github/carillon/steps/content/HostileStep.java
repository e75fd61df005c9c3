package io.github.carillon.steps.content;

import io.github.carillon.core.value.Invisible;
import io.github.carillon.core.value.OneLine;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A Send Notification that is right but for some fields, in which something else is written; and what it should send. */
final class HostileStep {

    private static final List<String> ADDRESS = List.of(
            "%s", "%s <bob@example.com>", "\"%s\" <bob@example.com>", "\"%s\"@example.com", "bob@example.com%s");

    /** The fields, and the shapes in which a text is written into them. */
    private static final Map<String, List<String>> SHAPES = Map.ofEntries(
            Map.entry("subject", List.of("%s", "Order {{note}} %s")),
            Map.entry("body", List.of("%s", "Order {{note}} %s")),
            Map.entry("bodyField", List.of("%s")),
            Map.entry("sourceStep", List.of("%s", "order%s", "order.%s")),
            Map.entry("userInfoField", List.of("%s", "customer%s", "customer.%s")),
            Map.entry("note", List.of("%s")),
            Map.entry("firstName", List.of("%s")),
            Map.entry("lastName", List.of("%s")),
            Map.entry("email", ADDRESS),
            Map.entry("to", ADDRESS),
            Map.entry("cc", ADDRESS),
            Map.entry("bcc", ADDRESS),
            Map.entry("from", ADDRESS),
            Map.entry("replyTo", ADDRESS),
            Map.entry("headers", List.of("%s", "X-Custom: %s", "%s: x", "X-One: 1\n%s", "X-%s: x", "List-Id: %s")),
            Map.entry("unsubscribe", List.of("%s", "https://example.org/%s", "mailto:%s", "%s <a@example.org>")),
            Map.entry("attachments", List.of("%s", "paper,%s")),
            Map.entry("inlineImages", List.of("%s", "paper;%s")),
            Map.entry("fileName", List.of("%s", "%s.pdf")),
            Map.entry("contentType", List.of("%s", "text/plain%s", "text/%s")));

    /** By what parameter a field of the data comes into the step. */
    private static final Map<String, List<String>> USED_BY = Map.of(
            "note", List.of("subject", "body"),
            "firstName", List.of("body"),
            "lastName", List.of("body"),
            "email", List.of("userInfoField"),
            "fileName", List.of("attachments"),
            "contentType", List.of("attachments"));

    private final Map<String, String> written;
    private final boolean html;

    HostileStep(List<Attack> attacks, boolean html) {
        this.written =
                attacks.stream().collect(Collectors.toMap(Attack::field, Attack::text, (first, second) -> second));
        this.html = html;
    }

    /** What is written into one field. */
    record Attack(String field, String text) {}

    static Arbitrary<List<Attack>> attacks() {
        Arbitrary<Attack> one = Arbitraries.of(SHAPES.keySet().stream().sorted().toList())
                .flatMap(field -> Combinators.combine(Arbitraries.of(SHAPES.get(field)), texts())
                        .as((shape, text) -> new Attack(field, shape.replace("%s", text))));
        return one.list().ofMinSize(1).ofMaxSize(3);
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(300);
        Arbitrary<String> words = Arbitraries.strings()
                .withChars("ab äß€\u200F\u202E\u2028\0\r\n\t \"',;:<>@()[]{}$\\=?.&#/-_")
                .withCharRange('\uD7F0', '\uE010')
                .ofMaxLength(40);
        Arbitrary<String> attacks = Arbitraries.of(
                "x\r\nBcc: eve@example.com",
                "x\nBcc: eve@example.com\n\nbody",
                "x\r\n.\r\nMAIL FROM:<eve@example.com>",
                "a\" <eve@example.com>, \"b",
                "eve@example.com,",
                ",eve@example.com;",
                "<eve@example.com>",
                "{{recipient.email}}",
                "{{{note}}}",
                "{{#note}}{{/note}}",
                "{{=<% %>=}}",
                "}}{{",
                "${7*7} #{7*7} {{7*7}}",
                "<script>alert(1)</script><a href=\"javascript:alert(1)\">x</a>",
                "=?UTF-8?B?eA==?=",
                "\uD83D",
                "\uDE00\uD83D",
                "😀".repeat(200),
                "\u202Egpj.exe",
                "מרים \u200F\u2067",
                "\0",
                "../../etc/passwd",
                " ",
                "",
                "x".repeat(2000),
                "x ".repeat(1500),
                "x@" + "y".repeat(1000) + ".example");
        return Arbitraries.oneOf(any, words, attacks);
    }

    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "format", html ? "html" : "text",
                "sourceStep", "order",
                "userInfoField", "customer",
                "subject", "Order {{note}}",
                "body", html ? "<p>" + bodyTemplate() + "</p>" : bodyTemplate(),
                "cc", "cc@example.com",
                "from", "Shop <shop@example.org>",
                "attachments", "paper",
                "order", order()));
        written.forEach((field, text) -> {
            if (field.equals("bodyField")) {
                variables.put("bodyField", "letter");
                variables.put("letter", text);
            } else if (!USED_BY.containsKey(field)) {
                variables.put(field, text);
            }
        });
        return variables;
    }

    Set<String> attacked() {
        return written.keySet();
    }

    /** The parameters that what is written comes into. */
    List<String> parameters() {
        return written.keySet().stream()
                .flatMap(field -> USED_BY.getOrDefault(field, List.of(field)).stream())
                .toList();
    }

    String customersAddress() {
        return written.getOrDefault("email", "ann@example.com");
    }

    /** In lower case. */
    Set<String> customHeaders() {
        return written.getOrDefault("headers", "")
                .lines()
                .filter(line -> line.matches("(?s)\\s*[A-Za-z0-9-]+\\s*:.*"))
                .map(line -> line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Whether the mail consists of parts. */
    boolean hasParts() {
        boolean files = Stream.of("attachments", "inlineImages")
                .map(variables()::get)
                .anyMatch(names -> names != null && names.toString().contains("paper"));
        return html || files;
    }

    /** The subject, where it is no template of the attacker's. */
    Optional<String> subject() {
        return written.containsKey("subject") || movedAway()
                ? Optional.empty()
                : Optional.of(wellFormed(OneLine.of("Order " + note())));
    }

    /** The plain text, where it is no template of the attacker's and not made from HTML. */
    Optional<String> text() {
        if (written.containsKey("bodyField")) {
            return Optional.of(canonical(written.get("bodyField")));
        }
        return html || written.containsKey("body") || movedAway() ? Optional.empty() : Optional.of(canonical(shown()));
    }

    /** The HTML, where it is no template of the attacker's. */
    Optional<String> html() {
        if (!html || movedAway()) {
            return Optional.empty();
        }
        if (written.containsKey("bodyField")) {
            return Optional.of(canonical(Escaped.html(written.get("bodyField"))));
        }
        return written.containsKey("body")
                ? Optional.empty()
                : Optional.of(canonical("<p>" + escaped(shown()) + "</p>"));
    }

    /** Whether it takes its data from elsewhere. */
    private boolean movedAway() {
        return written.containsKey("sourceStep") || written.containsKey("userInfoField") || written.containsKey("to");
    }

    private Map<String, Object> order() {
        return Map.of(
                "note", note(),
                "customer",
                        Map.of(
                                "email", customersAddress(),
                                "firstName", written.getOrDefault("firstName", "Ann"),
                                "lastName", written.getOrDefault("lastName", "Lee")),
                "paper",
                        Map.of(
                                "name", written.getOrDefault("fileName", "paper.pdf"),
                                "contentType", written.getOrDefault("contentType", "application/pdf"),
                                "content", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3})));
    }

    private String note() {
        return written.getOrDefault("note", "7");
    }

    private static String bodyTemplate() {
        return "{{recipient.firstName}}|{{recipient.lastName}}: {{note}}";
    }

    private String shown() {
        return Invisible.trimmed(written.getOrDefault("firstName", "Ann")) + "|"
                + Invisible.trimmed(written.getOrDefault("lastName", "Lee")) + ": " + note();
    }

    /** As Mustache does. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("`", "&#x60;")
                .replace("=", "&#x3D;");
    }

    private static String canonical(String text) {
        return wellFormed(text).replaceAll("\r\n|\r|\n", "\r\n");
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
