package io.github.carillon.worker.context;

import io.github.carillon.core.message.MessageTemplate;
import io.github.carillon.worker.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The named message templates of the worker's folder; read each time, so that a change counts at once. */
public final class FolderTemplates {

    private final @Nullable Path folder;

    /**
     * @param folder where they are, or null where there are none
     */
    public FolderTemplates(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * The one of this name in the closest language; empty where there is none.
     *
     * @throws EngineException when the folder cannot be read
     */
    public Optional<MessageTemplate> find(String name, @Nullable Locale locale) {
        return TemplateNames.isFileName(name)
                ? TemplateNames.candidates(name, locale).stream()
                        .map(this::read)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    /** The names of the files that are there. */
    Stream<String> names() {
        if (folder == null || !Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException unreadable) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE, "the folder of message templates could not be read", unreadable);
        }
    }

    private Optional<MessageTemplate> read(String fileName) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(fileName);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(MessageTemplate.read(fileName, Files.readString(file)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE,
                    "the message template " + fileName + " could not be read",
                    unreadable);
        }
    }
}
