package io.github.carillon.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the element templates and the parameter tables of the designer's guide:
 *
 * <pre>mvn -q -P write-templates -pl element-templates -am process-classes</pre>
 */
public final class WriteTemplates {

    private WriteTemplates() {}

    /**
     * Writes all files.
     *
     * @param arguments the folder that holds {@code en}, {@code fr} and {@code es}, and the guide
     * @throws IOException when a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (Map.Entry<Path, String> file : GeneratedTemplates.all().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.resolveSibling("."));
            Files.writeString(target, file.getValue());
        }
        Path guide = Path.of(arguments[1]);
        ParameterTables tables = new ParameterTables(Texts.of(Language.ENGLISH));
        Files.writeString(guide, tables.writtenInto(Files.readString(guide)));
    }
}
