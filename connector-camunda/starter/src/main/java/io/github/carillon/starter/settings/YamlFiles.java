package io.github.carillon.starter.settings;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads files as Spring Boot does, but says of one that is no YAML only where it is wrong: the parser's own words show
 * the line, and with it the password that stands there without quotes.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class YamlFiles implements PropertySourceLoader {

    private final PropertySourceLoader usual = new YamlPropertySourceLoader();

    @Override
    public String[] getFileExtensions() {
        return usual.getFileExtensions();
    }

    @Override
    public List<PropertySource<?>> load(String name, Resource resource) throws IOException {
        try {
            return usual.load(name, resource);
        } catch (YAMLException broken) {
            throw new UnreadableFileException(resource.getDescription() + place(broken));
        }
    }

    private static String place(YAMLException broken) {
        return broken instanceof MarkedYAMLException marked
                ? Optional.ofNullable(marked.getProblemMark())
                        .or(() -> Optional.ofNullable(marked.getContextMark()))
                        .map(YamlFiles::place)
                        .orElse("")
                : "";
    }

    /** Counted from one, as editors do. */
    private static String place(Mark mark) {
        return ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }
}
