package io.github.carillon.starter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation's Java compiles against what is public. */
final class JavaExamplesTest {

    private static final Pattern TYPE = Pattern.compile("\\b[A-Z]\\w+");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final String FROM_ELSEWHERE = """
        import java.net.URI;
        import java.time.Clock;
        import java.util.UUID;
        import org.springframework.boot.autoconfigure.SpringBootApplication;
        import org.springframework.context.annotation.Import;
        """;

    @TempDir
    Path classes;

    @Test
    void it_compiles() throws IOException {
        Sources sources = Sources.read();
        List<String> examples = Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals("java"))
                .map(Page.Block::text)
                .toList();

        assertThat(examples).isNotEmpty();
        assertThat(examples.stream().map(example -> mistakes(imports(sources, example) + whole(example))))
                .containsOnly("");
    }

    private static String imports(Sources sources, String example) {
        return FROM_ELSEWHERE
                + TYPE.matcher(example + " SmtpSettings")
                        .results()
                        .map(found -> found.group())
                        .distinct()
                        .flatMap(type -> sources.type(type).flatMap(file -> named(Sources.text(file), type)).stream())
                        .map(type -> "import " + type + ";\n")
                        .collect(Collectors.joining());
    }

    private static Optional<String> named(String source, String type) {
        Matcher found = PACKAGE.matcher(source);
        return found.find() ? Optional.of(found.group(1) + "." + type) : Optional.empty();
    }

    private static String whole(String example) {
        return example.contains("class ")
                ? example
                : "class Example { void example(SmtpSettings smtpSettings) throws Exception {\n" + example + "} }\n";
    }

    private String mistakes(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
        boolean compiles = compiler.getTask(said, null, null, options, null, List.of(new Example(source)))
                .call();
        return compiles ? "" : said.toString();
    }

    private static final class Example extends SimpleJavaFileObject {

        private final String source;

        Example(String source) {
            super(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
