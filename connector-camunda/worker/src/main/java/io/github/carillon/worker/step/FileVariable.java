package io.github.carillon.worker.step;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A File variable of the process. Its content is fetched when it is first asked for, and not with every task.
 *
 * @param name the file's name
 * @param contentType as it was stored, or null
 * @param encoding the character encoding as it was stored, or null
 * @param content fetches the bytes
 */
public record FileVariable(
        String name, @Nullable String contentType, @Nullable String encoding, Supplier<byte[]> content) {

    /** One of which nobody said in what encoding it is. */
    public FileVariable(String name, @Nullable String contentType, Supplier<byte[]> content) {
        this(name, contentType, null, content);
    }

    /** What a placeholder shows. */
    @Override
    public String toString() {
        return name;
    }
}
