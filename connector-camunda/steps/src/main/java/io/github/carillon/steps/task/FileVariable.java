package io.github.carillon.steps.task;

import io.github.carillon.steps.parameter.NamedFile;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A File variable of the process. Its content is fetched where it is used, and not with every task.
 *
 * @param name the file's name
 * @param contentType as it was stored, or null
 * @param encoding the character encoding as it was stored, or null
 * @param source fetches the bytes
 */
public record FileVariable(
        String name, @Nullable String contentType, @Nullable String encoding, Source source) implements NamedFile {

    /** One whose content is there. */
    public FileVariable(
            String name, @Nullable String contentType, @Nullable String encoding, Supplier<byte[]> content) {
        this(name, contentType, encoding, (Source) most -> content.get());
    }

    /** One of which nobody said in what encoding it is. */
    public FileVariable(String name, @Nullable String contentType, Supplier<byte[]> content) {
        this(name, contentType, null, content);
    }

    /**
     * The bytes.
     *
     * @param most how many it may have
     * @param code of the refusal where it has more
     * @throws FileTooLargeException where it has more; then they were not read to their end
     */
    public byte[] read(long most, String code) {
        byte[] content = source.read(most);
        if (content.length > most) {
            throw new FileTooLargeException(code, name, most);
        }
        return content;
    }

    /** What a placeholder shows. */
    @Override
    public String toString() {
        return name;
    }

    /** Where the bytes of a file are. */
    @FunctionalInterface
    public interface Source {

        /**
         * Fetches them; of a file that has more than so many it may fetch one more, and leave out the rest.
         *
         * @param most how many are wanted
         */
        byte[] read(long most);
    }
}
